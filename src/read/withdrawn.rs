//! Articles that their source has taken back, with a mark in place of the words: `[Removed]`
//! (`NewsAPI`, Reddit).

/// Such marks, without their brackets.
const MARKS: [&str; 4] = ["removed", "deleted", "deleted by user", "removed by reddit"];

/// Whether a text is nothing but such a mark.
pub(super) fn is_withdrawn(text: &str) -> bool {
    let inner = text.trim().strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    inner.is_some_and(|inner| MARKS.iter().any(|mark| mark.eq_ignore_ascii_case(inner.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_mark_that_stands_alone_tells() {
        for text in ["[Removed]", " [deleted]\n", "[ Removed by Reddit ]"] {
            assert!(is_withdrawn(text), "{text}");
        }
        for text in ["Removed", "[Removed] The mayor", "[Photo]", "[removed", ""] {
            assert!(!is_withdrawn(text), "{text}");
        }
    }
}
