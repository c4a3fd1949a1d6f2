//! Given names, as they stand before surnames.

use super::name_run::NameRun;
use super::roles::Roles;
use super::sentence_words::SentenceWord;
use crate::entities::{is_first_name, is_unknown};
use crate::span::Span;
use crate::text::TermHash;

/// The given name of whoever has a surname.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Given {
    /// It was not seen.
    #[default]
    Unknown,
    /// It is always the same.
    One(GivenName),
    /// Several bear that surname.
    Several,
}

/// A given name where it stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GivenName {
    /// Its words, with the space behind them.
    pub(super) span: Span,
    /// Its words and the surname.
    pub(super) full: Span,
    pub(super) words: usize,
    /// The first of its words.
    pub(super) first: TermHash,
    /// A table has it.
    pub(super) listed: bool,
}

impl Given {
    /// The given name in a run that ends in a surname: from its first word that is one, or all
    /// before the surname where that is one word which no table has.
    pub(super) fn of(words: &[SentenceWord<'_>], run: NameRun) -> Self {
        let last = run.end - 1;
        let titles = words[run.start..last].iter().rposition(|word| word.roles.any(Roles::TITLE));
        let start = titles.map_or(run.start, |title| run.start + title + 1);
        let listed = (start..last).find(|&at| is_first_name(words[at].token.surface));
        let unlisted =
            || (start + 1 == last && is_unknown(words[start].token.surface)).then_some(start);
        let Some(first) = listed.or_else(unlisted) else { return Self::Unknown };
        let is_plain = |word: &SentenceWord<'_>| word.before.ends_with(' ');
        let given = &words[first..last];
        if !given.iter().all(SentenceWord::may_be_given)
            || !words[first + 1..=last].iter().all(is_plain)
        {
            return Self::Unknown;
        }
        let (from, surname) = (words[first].token.span.start, words[last].token.span);
        Self::One(GivenName {
            span: Span::new(from, surname.start),
            full: Span::new(from, surname.end),
            words: last - first,
            first: words[first].token.surface,
            listed: listed.is_some(),
        })
    }

    /// What both say together: two given names are two people's.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, known) | (known, Self::Unknown) => known,
            (Self::One(own), Self::One(other)) if own.first == other.first => self,
            _ => Self::Several,
        }
    }

    /// The name, if it is always the same.
    pub(super) const fn one(self) -> Option<GivenName> {
        match self {
            Self::One(name) => Some(name),
            Self::Unknown | Self::Several => None,
        }
    }
}
