//! The mark of a text that its source has cut short: `… [+2219 chars]` (`NewsAPI`).

/// What stands before the number of characters that are missing, and after it.
const MARK: [&str; 2] = ["[+", " chars]"];

/// A text without the mark and the dots before it, and how many characters it says are missing. A
/// sentence that is not whole does not end.
pub(super) fn cut_short(text: &str) -> Option<(&str, usize)> {
    let [before, after] = MARK;
    let (rest, number) = text.trim_end().strip_suffix(after)?.rsplit_once(before)?;
    let rest = rest.trim_end().trim_end_matches('…');
    Some((rest.strip_suffix("...").unwrap_or(rest).trim_end(), number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stands_at_the_end() {
        assert_eq!(cut_short("They cost 14 … [+2219 chars]\n"), Some(("They cost 14", 2219)));
        assert_eq!(cut_short("They rest. They... [+1 chars]"), Some(("They rest. They", 1)));
        for text in ["[+x chars]", "It has [+9 chars] here.", "[+ chars]", ""] {
            assert_eq!(cut_short(text), None, "{text}");
        }
    }
}
