//! The mark of a text that its source has cut short: `… [+2219 chars]` (NewsAPI).

/// What stands before the number of characters that are missing, and after it.
const MARK: [&str; 2] = ["[+", " chars]"];

/// A text without the mark, and how many characters it says are missing.
pub(super) fn cut_short(text: &str) -> Option<(&str, usize)> {
    let [before, after] = MARK;
    let (rest, number) = text.trim_end().strip_suffix(after)?.rsplit_once(before)?;
    Some((rest.trim_end(), number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stands_at_the_end() {
        assert_eq!(cut_short("They cost 14 … [+2219 chars]\n"), Some(("They cost 14 …", 2219)));
        for text in ["[+x chars]", "It has [+9 chars] here.", "[+ chars]", ""] {
            assert_eq!(cut_short(text), None, "{text}");
        }
    }
}
