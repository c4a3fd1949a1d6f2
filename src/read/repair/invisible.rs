//! Characters that nobody sees, within words: `cen\u{200b}tral` for `central`.

/// `text` without what is invisible in it, and how many characters that were; nothing where there
/// is none.
///
/// A space of no width parts words in the scripts that set no other, marks of direction tell how
/// Arabic is set, and joiners shape letters in other scripts again: there they stay.
pub(super) fn remove(text: &str) -> Option<(String, usize)> {
    if !has_candidate(text.as_bytes()) {
        return None;
    }
    let mut seen = String::with_capacity(text.len());
    let mut count = 0;
    let directed = text.contains(is_leftward);
    for (at, c) in text.char_indices() {
        let (before, after) = (seen.chars().next_back(), text[at + c.len_utf8()..].chars().next());
        if is_invisible(c, before, after) || !directed && matches!(c, '\u{200e}' | '\u{200f}') {
            count += 1;
        } else {
            seen.push(c);
        }
    }
    (count > 0).then_some((seen, count))
}

/// Whether the first bytes of one of the characters are there at all.
fn has_candidate(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, "\u{ad}".as_bytes()).is_some()
        || memchr::memmem::find(bytes, "\u{feff}".as_bytes()).is_some()
        || memchr::memmem::find_iter(bytes, b"\xe2\x80")
            .any(|at| matches!(bytes.get(at + 2), Some(0x8b..=0x8f)))
        || memchr::memmem::find(bytes, "\u{2060}".as_bytes()).is_some()
}

fn is_invisible(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        '\u{ad}' | '\u{feff}' | '\u{2060}' => true,
        '\u{200b}' => !before.is_some_and(is_unspaced) && !after.is_some_and(is_unspaced),
        '\u{200c}' | '\u{200d}' => before.is_some_and(is_plain) && after.is_some_and(is_plain),
        _ => false,
    }
}

/// Whether `c` is of a script whose letters stand apart and whose words are parted by spaces:
/// Latin, Greek, Cyrillic.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{530}' || matches!(c, '\u{1e00}'..='\u{1fff}')
}

/// Whether `c` is of a script that is written to the left: Hebrew, Arabic.
fn is_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}')
}

/// Whether `c` is a letter of a script without spaces between words: from Thai on.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
        || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_within_words_goes() {
        let table = [
            ("The cen\u{200b}tral ba\u{feff}nk", "The central bank", 2),
            ("Qu\u{e9}\u{ad}bec, Mü\u{200c}ller", "Qu\u{e9}bec, Müller", 2),
            ("The\u{200e} bank", "The bank", 1),
            ("The \u{2060}bank\u{200b} rose", "The bank rose", 2),
            ("еди\u{200d}ный", "единый", 1),
        ];
        for (text, seen, count) in table {
            assert_eq!(remove(text), Some((seen.to_owned(), count)), "{text:?}");
        }
    }

    #[test]
    fn what_shapes_or_parts_words_stays() {
        for text in [
            "plain",
            "“é…”",
            "می\u{200c}خواهم",
            "\u{200f}(5) الجسر\u{200f}.",
            "👩\u{200d}🚒",
            "ข่าว\u{200b}วันนี้",
            "क\u{94d}\u{200d}ष",
        ] {
            assert_eq!(remove(text), None, "{text:?}");
        }
    }
}
