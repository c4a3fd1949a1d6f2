//! Openers that are left out: `However,` of a sentence that follows nothing.

use std::sync::LazyLock;

use crate::span::Span;
use crate::summarise::edit::{Edit, EditKind};
use crate::summarise::editorial::sentence_words::SentenceWord;
use crate::text::entries;

/// Words that a sentence has at least when its openers are left out.
const LEFT: usize = 4;

/// An opener of the table, in small letters.
struct Opener {
    words: Vec<&'static str>,
    /// It is left out only where a comma follows.
    comma: bool,
}

fn openers() -> &'static [Opener] {
    static OPENERS: LazyLock<Vec<Opener>> = LazyLock::new(|| {
        let lines = entries(include_str!("../data/en.openers.txt"));
        let opener = |line: &'static str| Opener {
            words: line.trim_end_matches(',').split(' ').collect(),
            comma: line.ends_with(','),
        };
        lines.map(opener).collect()
    });
    &OPENERS
}

impl Opener {
    fn opens(&self, words: &[SentenceWord<'_>]) -> bool {
        let same = |(place, (word, own)): (usize, (&SentenceWord<'_>, &&str))| {
            word.text.eq_ignore_ascii_case(own)
                && (place == 0 || matches!(word.before, " " | "'" | "’"))
        };
        words.len() >= self.words.len() + LEFT
            && words.iter().zip(&self.words).enumerate().all(same)
            && match words[self.words.len()].before {
                ", " => true,
                " " => !self.comma,
                _ => false,
            }
    }
}

/// How many words at the start of a sentence may be left out: none unless it opens on one of the
/// table, outside quotations. `And in addition,` is two openers.
pub(in super::super) fn droppable(words: &[SentenceWord<'_>]) -> usize {
    let mut dropped = 0;
    while words.get(dropped).is_some_and(|word| !word.quoted && !word.before.contains(['"', '“']))
        && let Some(opener) = openers().iter().find(|opener| opener.opens(&words[dropped..]))
    {
        dropped += opener.words.len();
    }
    dropped
}

/// The edit that leaves out the first `count` words; with a `capital` for the next.
pub(super) fn drop(words: &[SentenceWord<'_>], count: usize, capital: bool) -> Edit {
    let (start, next) = (words[0].token.span.start, &words[count]);
    let first = next.text.chars().next().filter(|first| capital && first.is_lowercase());
    let length = first.map_or(0, char::len_utf8);
    let inserted = first.into_iter().flat_map(char::to_uppercase).collect();
    let span = Span::new(start, next.token.span.start + length);
    Edit { inserted, ..Edit::without(EditKind::Dropped, span) }
}
