//! Expansions of acronyms, as they stand before them: `Wexmoor Harbour Board (WHB)`.

use std::sync::LazyLock;

use super::sentence_words::SentenceWord;
use crate::span::Span;
use crate::text::entries;

/// Letters of the longest small word that an acronym may leave out: `of`, `and`, `the`.
const SMALL: usize = 3;

/// The words that an acronym stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Expansion {
    pub(super) span: Span,
    pub(super) words: usize,
}

impl Expansion {
    /// The words right before the acronym at `place`, if they start with its letters (Schwartz and
    /// Hearst 2003, with whole words); none of an acronym that every reader knows.
    pub(super) fn before(words: &[SentenceWord<'_>], place: usize) -> Option<Self> {
        let acronym = words[place].text;
        if is_known(acronym) {
            return None;
        }
        let (mut letters, mut first) = (acronym.as_bytes(), place);
        while let [before @ .., letter] = letters {
            first = first.checked_sub(1)?;
            let (word, last) = (&words[first], first + 1 == place);
            let in_phrase = last || matches!(words[first + 1].before, " " | "-" | ", ");
            let skipped = word.text.len() <= SMALL && !word.capital && !last;
            // `of` may be the O of an acronym, but not its first letter.
            let may_start = word.capital || !before.is_empty();
            if in_phrase && may_start && word.text.as_bytes()[0].eq_ignore_ascii_case(letter) {
                letters = before;
            } else if !in_phrase || !skipped {
                return None;
            }
        }
        let span = Span::new(words[first].token.span.start, words[place - 1].token.span.end);
        Some(Self { span, words: place - first })
    }
}

/// Whether every reader knows an acronym.
pub(super) fn is_known(acronym: &str) -> bool {
    static KNOWN: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let acronyms = entries(include_str!("data/en.acronyms.txt"));
        let acronyms = acronyms.flat_map(|line| line.split(',')).map(str::trim);
        acronyms.filter(|own| !own.is_empty()).collect()
    });
    KNOWN.contains(&acronym)
}
