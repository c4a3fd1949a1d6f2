//! Labels, datelines and photo credits before a sentence, which are cut.

use std::sync::LazyLock;

use crate::clean::{Rule, Segment, dateline, photo_credit};
use crate::span::Span;
use crate::summarise::edit::{Edit, EditKind};
use crate::text::entries;

/// Bytes of the longest label.
const LONGEST: usize = 60;
/// Words before the last one of a label of any beginning: `Harbour vote live updates:`.
const BEFORE: usize = 5;
/// Sentences of a story that may have a dateline.
const DATED: usize = 2;
/// Words that a sentence has at least without its label.
const LEFT: usize = 5;

fn labels() -> &'static [&'static str] {
    static LABELS: LazyLock<Vec<&'static str>> =
        LazyLock::new(|| entries(include_str!("../data/en.labels.txt")).collect());
    &LABELS
}

/// The cut of what stands before the sentence of `text` at `span`, its number `position` of the
/// story, or was cut from before it by the cleaner.
pub(super) fn cut(text: &str, span: Span, position: usize, segments: &[Segment]) -> Option<Edit> {
    let sentence = span.of(text);
    let dated = || dateline(sentence, text).filter(|_| position < DATED);
    let length = label(sentence).or_else(dated).or_else(|| credit(sentence));
    let own = length.map(|length| Span::new(span.start, span.start + length));
    let before = || dateline_before(text, span, segments);
    Some(Edit::without(EditKind::Cut, own.or_else(before)?))
}

/// The dateline that the cleaner found in front of a sentence.
fn dateline_before(text: &str, span: Span, segments: &[Segment]) -> Option<Span> {
    let last = segments.partition_point(|segment| segment.span.end <= span.start).checked_sub(1)?;
    let own = segments[last];
    let between = &text[own.span.end..span.start];
    let glued = between.trim().is_empty() && !between.contains('\n');
    (own.rule == Rule::Dateline && glued).then_some(own.span)
}

/// How many bytes at the start of a sentence are the credit of a picture above it, with perhaps a
/// caption that has no stop.
fn credit(sentence: &str) -> Option<usize> {
    let brackets = sentence.match_indices(['(', '[']).map(|(at, _)| at);
    let mut ends = brackets.filter_map(|at| Some(at + photo_credit(&sentence[at..])?));
    let rest = sentence[ends.next()?..].trim_start();
    stands_alone(rest).then(|| sentence.len() - rest.len())
}

/// How many bytes at the start of a sentence are a label of the table with its colon.
fn label(sentence: &str) -> Option<usize> {
    let head = &sentence[..sentence.floor_char_boundary(LONGEST)];
    let colon = head.find(": ")?;
    let rest = sentence[colon + 1..].trim_start();
    (stands_alone(rest) && is_label(&head[..colon])).then(|| sentence.len() - rest.len())
}

/// Whether what is left of a sentence is one.
fn stands_alone(rest: &str) -> bool {
    let opens = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘'));
    opens && rest.split_ascii_whitespace().count() >= LEFT
}

fn is_label(label: &str) -> bool {
    let label = label.to_lowercase().replace('’', "'");
    let matches = |own: &&str| match own.strip_prefix("* ") {
        None => label == **own,
        Some(last) => label.strip_suffix(last).is_some_and(|before| {
            before.ends_with(' ') && before.split_ascii_whitespace().count() <= BEFORE
        }),
    };
    labels().iter().any(matches)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_pages_are_cut() {
        let table = [
            ("Why it matters: |The pier is the last one in the town.", true),
            ("WATCH: |The old pier falls into the sea at last.", true),
            ("India-US trade deal update: |“We are close,” the minister said on Monday.", true),
            ("LONDON (AP) — |The mayor of the town has left.", true),
            ("(AP Photo/Ana Rowntree) |The mayor of the town has left.", true),
            ("Boats in Tarn (credit: Ana Rowntree) |The mayor of the town has left.", true),
            ("[Photo: Ana Rowntree] |The mayor of the town has left.", true),
            ("(Wexmoor/Tarn) |The mayor of the town has left.", false),
            ("Ilse Harrow: |It was the right vote for the town.", false),
            ("The vote was live: |Nobody saw it in the town hall.", false),
            ("Exclusive: the vote was a sham and nobody saw it.", false),
            ("Watch: |It fell.", false),
        ];
        for (marked, is_cut) in table {
            let text = marked.replace('|', "");
            let whole = Span::new(0, text.len());
            let expected = marked.find('|').filter(|_| is_cut).map(|at| Span::new(0, at));
            let cut = cut(&text, whole, 0, &[]).map(|edit| edit.span);
            assert_eq!(cut, expected, "{marked}");
        }
    }
}
