//! Normal form: the one in which two spellings of a word are one word.

use unicode_normalization::UnicodeNormalization;

/// Marks that are typeset but not read: the soft hyphen and the zero-width joiners and spaces.
const INVISIBLE: [char; 5] = ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{feff}'];

/// Writes the normal form of `word` into `normal`: lower case; outside ASCII also NFKC, without
/// invisible marks.
pub fn normalise(word: &str, normal: &mut String) {
    normal.clear();
    if word.is_ascii() {
        normal.push_str(word);
        normal.make_ascii_lowercase();
    } else {
        let seen = word.chars().filter(|c| !INVISIBLE.contains(c)).nfkc();
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
            ("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
        ];
        let mut normal = String::new();
        for (word, expected) in table {
            normalise(word, &mut normal);
            assert_eq!(normal, expected, "normal form of {word}");
        }
    }
}
