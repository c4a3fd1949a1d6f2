//! Quotation marks of a sentence: whether what they open is closed in it.

/// Whether a quotation starts or ends outside the sentence.
pub(super) fn is_cut(text: &str) -> bool {
    let marks = Marks::of(text);
    marks.straight % 2 == 1 || marks.opened != marks.closed
}

/// Whether a quotation starts in the sentence and does not end there.
pub(super) fn is_unclosed(text: &str) -> bool {
    let marks = Marks::of(text);
    marks.straight % 2 == 1 && last_opens(text) || marks.opened > marks.closed
}

/// How many marks of each use a text has.
struct Marks {
    /// Those that open as they close.
    straight: usize,
    opened: usize,
    closed: usize,
}

impl Marks {
    fn of(text: &str) -> Self {
        let count = |mark: char| text.matches(mark).count();
        let straight = count('"');
        if text.is_ascii() {
            return Self { straight, opened: 0, closed: 0 };
        }
        let low = count('„');
        // `„` is closed by what opens elsewhere.
        let curly =
            if low > 0 { (low, count('“') + count('”')) } else { (count('“'), count('”')) };
        Self { straight, opened: curly.0 + count('«'), closed: curly.1 + count('»') }
    }
}

/// Whether the last straight mark stands before a word, and behind none.
fn last_opens(text: &str) -> bool {
    let Some((before, behind)) = text.rsplit_once('"') else { return false };
    let gap = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–');
    (before.is_empty() || before.ends_with(gap)) && behind.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_end_where_they_start_or_elsewhere() {
        let table = [
            ("“Fortunately, the town and the board have good relations.", true, true),
            ("\"Fortunately, the town and the board have good relations.", true, true),
            ("The master said: “The pier is old.", true, true),
            ("„Der Hafen ist alt, und das wissen alle.", true, true),
            ("« Le port est vieux, et tout le monde le sait.", true, true),
            ("It was the only way,” Jan Orlow said.", true, false),
            ("It was the only way,\" Jan Orlow said.", true, false),
            ("“The pier is old,” Jan Orlow said.", false, false),
            ("\"The pier is old,\" Jan Orlow said.", false, false),
            ("„Der Hafen ist alt“, sagte er.", false, false),
            ("The pier is old.", false, false),
        ];
        for (text, cut, unclosed) in table {
            assert_eq!((is_cut(text), is_unclosed(text)), (cut, unclosed), "{text}");
        }
    }
}
