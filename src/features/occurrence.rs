//! Occurrences of features in an article.

use super::family::FeatureFamily;
use super::ngram::normal_form;
use super::position::Position;
use crate::analysis::{Analyser, Analysis};
use crate::text::TermHash;

/// One component of a feature: a feature is a family and one to three components.
#[derive(Clone, Copy, Debug)]
pub(super) enum Component<'a> {
    /// The word at this place of [`Analysis::words`].
    Surface(usize),
    /// Its stem.
    Stem(usize),
    /// Some of its characters.
    Ngram(usize, &'a str),
    /// What the word at this place counts as: good or bad.
    Sign(usize, &'static str),
    /// What is no word of the article: a side, the name of a target.
    Mark(&'a str),
}

/// A component that is no word of the article.
pub(super) const fn mark(text: &str) -> Component<'_> {
    Component::Mark(text)
}

impl Component<'_> {
    #[inline]
    fn term(&self, analysis: &Analysis<'_>) -> TermHash {
        match self {
            Self::Surface(word) => analysis.words()[*word].surface,
            Self::Stem(word) => analysis.words()[*word].stem,
            Self::Ngram(_, ngram) => TermHash::of(ngram),
            Self::Sign(_, sign) => TermHash::of(sign),
            Self::Mark(mark) => TermHash::of(mark),
        }
    }

    fn name(&self, analysis: &Analysis<'_>, analyser: &mut Analyser) -> String {
        match self {
            Self::Surface(word) => normal_form(analysis.word(*word)),
            Self::Stem(word) => analyser.stem(analysis.word(*word)),
            Self::Ngram(_, ngram) => (*ngram).to_owned(),
            Self::Sign(_, sign) => (*sign).to_owned(),
            Self::Mark(mark) => (*mark).to_owned(),
        }
    }

    /// The place in [`Analysis::words`] of the word it is taken from.
    const fn word(&self) -> Option<usize> {
        match self {
            Self::Surface(word) | Self::Stem(word) | Self::Ngram(word, _) | Self::Sign(word, _) => {
                Some(*word)
            }
            Self::Mark(_) => None,
        }
    }
}

/// A feature where it stands in an article.
#[derive(Debug)]
pub(super) struct Occurrence<'f, 'a> {
    pub(super) family: FeatureFamily,
    pub(super) components: &'f [Component<'a>],
    /// Of a feature that one word gives by where it stands to a mention: that, and the word.
    pub(super) position: Option<(Position, usize)>,
}

impl<'f, 'a> Occurrence<'f, 'a> {
    pub(super) const fn new(family: FeatureFamily, components: &'f [Component<'a>]) -> Self {
        Self { family, components, position: None }
    }
}

impl Occurrence<'_, '_> {
    /// The feature's key in a vocabulary.
    #[inline]
    pub(super) fn key(&self, analysis: &Analysis<'_>) -> TermHash {
        self.family.key(self.components.iter().map(|component| component.term(analysis)))
    }

    /// The feature as a person reads it: its components with a space between them.
    pub(super) fn name(&self, analysis: &Analysis<'_>, analyser: &mut Analyser) -> String {
        let names: Vec<_> =
            self.components.iter().map(|component| component.name(analysis, analyser)).collect();
        names.join(" ")
    }

    /// The places in [`Analysis::words`] of the words it is made of, in order.
    pub(super) fn words(&self) -> impl Iterator<Item = usize> {
        self.components.iter().filter_map(Component::word)
    }
}
