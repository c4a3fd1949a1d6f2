//! Runs of words with capitals: names in full, and surnames alone.

use super::roles::Roles;
use super::sentence_words::SentenceWord;
use crate::text::TermHash;

/// A run of words with capitals, in which particles may stand: `Ursula von der Leyen`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NameRun {
    pub(super) start: usize,
    /// One past its last word.
    pub(super) end: usize,
}

/// The runs of a sentence, in order.
pub(super) fn name_runs<'w>(words: &'w [SentenceWord<'_>]) -> impl Iterator<Item = NameRun> + 'w {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + words[at..].iter().position(|word| word.capital)?;
        at = end_of(words, start);
        Some(NameRun { start, end: at })
    })
}

impl NameRun {
    /// The run without words before it that have their capital from where they stand, if it ends in
    /// what may be a surname.
    pub(super) fn trimmed(mut self, words: &[SentenceWord<'_>]) -> Option<Self> {
        let is_bare = |word: &SentenceWord<'_>| {
            word.roles.any(Roles::NO_NAME) && !word.roles.any(Roles::TITLE)
        };
        while self.start < self.end && is_bare(&words[self.start]) {
            self.start += 1;
        }
        let last = words[self.start..self.end].last()?;
        (last.has_small_letters() && !last.roles.any(Roles::NO_NAME)).then_some(self)
    }

    /// The place of the title right before it.
    pub(super) fn title(self, words: &[SentenceWord<'_>]) -> Option<usize> {
        self.start.checked_sub(1).filter(|&before| words[before].roles.any(Roles::TITLE))
    }

    /// The title right before its last word.
    pub(super) fn address(self, words: &[SentenceWord<'_>]) -> Option<TermHash> {
        let before = &words[self.end.checked_sub(2)?];
        before.roles.any(Roles::TITLE).then_some(before.token.surface)
    }

    /// Whether it is one word without a title.
    pub(super) fn is_alone(self, words: &[SentenceWord<'_>]) -> bool {
        self.start + 1 == self.end
            && self.title(words).is_none()
            && !words[self.start].roles.any(Roles::TITLE)
    }

    /// Whether an article makes it a noun, where nouns have capitals as names do.
    fn is_noun(self, words: &[SentenceWord<'_>]) -> bool {
        self.start > 0 && words[self.start - 1].roles.any(Roles::ARTICLE)
    }

    /// Whether it has a given name or a title before its last word, and is no noun.
    pub(super) fn is_full(self, words: &[SentenceWord<'_>]) -> bool {
        let (before, rest) = (&words[self.start..self.end - 1], &words[self.start + 1..self.end]);
        // `Russia-Ukraine` and `TV Peru` are no surnames behind a given name.
        let spaced = rest.iter().any(|word| word.before.contains(' '));
        let given = before.iter().any(SentenceWord::may_be_given);
        (spaced && given || self.title(words).is_some()) && !self.is_noun(words)
    }
}

/// One past the last word of the run that starts at `start`.
fn end_of(words: &[SentenceWord<'_>], start: usize) -> usize {
    let mut end = start + 1;
    while end < words.len() && words[end].follows_in_name() {
        if words[end].capital {
            end += 1;
        } else if words[end].is_particle()
            && words.get(end + 1).is_some_and(|next| next.capital && next.follows_in_name())
        {
            end += 2;
        } else {
            break;
        }
    }
    end
}
