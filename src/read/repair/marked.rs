//! Repairs of a text whose lines its source has marked: the marks move with them.

use std::collections::BTreeSet;

use super::kinds::KINDS;
use crate::span::Span;
use crate::text::{Article, Mark};

/// Places in a text before and after a repair.
struct Moved(Vec<(usize, usize)>);

impl Moved {
    /// Where the `cuts` of `before`, the first and the last of all, are in `after`: it must be what
    /// its pieces are when each is repaired alone.
    fn of(before: &str, after: &str, cuts: BTreeSet<usize>) -> Option<Self> {
        let (mut places, mut whole, mut start) = (Vec::new(), String::new(), 0);
        for cut in cuts {
            whole.push_str(&mended(before.get(start..cut)?));
            places.push((cut, whole.len()));
            start = cut;
        }
        (whole == after).then_some(Self(places))
    }

    fn place(&self, before: usize) -> usize {
        let found = self.0.binary_search_by_key(&before, |(cut, _)| *cut);
        found.map_or_else(|_| self.end(), |at| self.0[at].1)
    }

    fn end(&self) -> usize {
        self.0.last().map_or(0, |(_, after)| *after)
    }
}

/// Moves marks and what was left out of `article`, which count into its text `before` a repair, to
/// where they are now. Where that cannot be told, lines lose their marks, and what was left out is
/// told at the end.
pub(super) fn move_marks(article: &mut Article, before: &str) {
    let Article { text, marks, left_out, .. } = article;
    let spans = marks.iter().flat_map(|mark| [mark.span.start, mark.span.end]);
    let cuts = spans.chain(left_out.iter().map(|left| left.at)).chain([0, before.len()]);
    let moved = Moved::of(before, text, cuts.collect());
    for left in left_out {
        left.at = moved.as_ref().map_or(text.len(), |moved| moved.place(left.at));
    }
    let Some(moved) = moved else { return marks.clear() };
    for mark in marks {
        *mark = moved_mark(*mark, &moved);
    }
}

/// A text with all of its damage mended.
fn mended(text: &str) -> String {
    let mut text = text.to_owned();
    for kind in &KINDS {
        kind.mend(&mut text);
    }
    text
}

fn moved_mark(Mark { span, layout }: Mark, moved: &Moved) -> Mark {
    Mark { span: Span::new(moved.place(span.start), moved.place(span.end)), layout }
}

#[cfg(test)]
mod tests {
    use super::super::repair;
    use super::*;
    use crate::text::Layout;
    use crate::text::LeftOut;

    fn repaired(text: &str, heading: &str) -> (String, Vec<String>, Vec<usize>) {
        let start = text.find(heading).unwrap();
        let span = Span::new(start, start + heading.len());
        let marks = vec![Mark { span, layout: Layout::Heading(2) }];
        let left_out = vec![LeftOut { at: start, text: "Share".to_owned() }];
        let mut article = Article { marks, left_out, ..Article::new("a", text) };
        repair(&mut article);
        let headings = article.marks.iter().map(|mark| mark.span.of(&article.text).to_owned());
        let places = article.left_out.iter().map(|left| left.at).collect();
        (article.text.clone(), headings.collect(), places)
    }

    #[test]
    fn marks_move_with_their_lines() {
        let table = [
            ("It\u{feff}self.\n\nThe ba\u{200b}nk\n\nIt rose.", "The ba\u{200b}nk", "The bank"),
            ("Over, it‚Äôs.\n\nCaf√©\n\nOn caf√©s.", "Caf√©", "Café"),
            ("Itâ€™s over.\n\nCosts\n\nFive.", "Costs", "Costs"),
        ];
        for (text, heading, expected) in table {
            let (text, headings, places) = repaired(text, heading);
            assert_eq!(
                (headings, places),
                (vec![expected.to_owned()], vec![text.find(expected).unwrap()]),
                "{text}"
            );
        }
    }

    #[test]
    fn what_cannot_be_placed_is_told_at_the_end() {
        let broken = "The council will close two of its ber-\nths, the cap\u{ad}\ntain said.";
        let (text, headings, places) = repaired(broken, "ths");
        assert!(text.contains("berths") && headings.is_empty(), "{text}");
        assert_eq!(places, [text.len()]);
    }
}
