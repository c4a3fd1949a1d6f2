//! Normal form: the one in which two spellings of a word are one word.

use unicode_normalization::UnicodeNormalization;

/// Whether `c` is typeset but not read: the soft hyphen, spaces and joiners without width, and marks
/// that turn the direction of writing.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// Writes the normal form of `word` into `normal`: lower case; outside ASCII also NFKC, without
/// invisible marks.
pub fn normalise(word: &str, normal: &mut String) {
    normal.clear();
    if word.is_ascii() {
        normal.push_str(word);
        normal.make_ascii_lowercase();
    } else {
        let seen = word.chars().filter(|&c| !is_invisible(c)).nfkc();
        normal.extend(seen.flat_map(char::to_lowercase).nfc());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_are_one() {
        let table = [
            ("Talks", "talks"),
            ("Zürich", "zürich"),
            ("Zu\u{308}rich", "zürich"),
            ("ﬁnance", "finance"),
            ("co\u{ad}ali\u{ad}tion", "coalition"),
            ("ba\u{feff}n\u{2060}k\u{200e}", "bank"),
            ("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
        ];
        let mut normal = String::new();
        for (word, expected) in table {
            normalise(word, &mut normal);
            assert_eq!(normal, expected, "normal form of {word}");
        }
    }
}
