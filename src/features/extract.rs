//! Which features an article has.

use std::borrow::Cow;

use super::group::Group;
use super::target;
use crate::analysis::{Analyser, Analysis};
use crate::text::{Target, TermHash, normalise};

/// Lengths of character n-grams, in characters.
const NGRAMS: std::ops::RangeInclusive<usize> = 3..=5;

/// One part of a feature: a feature is a group and one to three parts.
#[derive(Clone, Debug)]
pub(super) enum Part<'a> {
    /// The word at this place of [`Analysis::words`].
    Surface(usize),
    /// Its stem.
    Stem(usize),
    /// Some of its characters.
    Ngram(usize, &'a str),
    /// What is no word of the article: a side, the name of a target.
    Mark(Cow<'a, str>),
}

impl Part<'_> {
    #[inline]
    fn term(&self, analysis: &Analysis<'_>) -> TermHash {
        match self {
            Self::Surface(word) => analysis.words()[*word].surface,
            Self::Stem(word) => analysis.words()[*word].stem,
            Self::Ngram(_, ngram) => TermHash::of(ngram),
            Self::Mark(mark) => TermHash::of(mark),
        }
    }

    fn name(&self, analysis: &Analysis<'_>, analyser: &mut Analyser) -> String {
        match self {
            Self::Surface(word) => normal(analysis.word(*word)),
            Self::Stem(word) => analyser.stem(analysis.word(*word)),
            Self::Ngram(_, ngram) => (*ngram).to_owned(),
            Self::Mark(mark) => mark.clone().into_owned(),
        }
    }

    /// The place in [`Analysis::words`] of the word it is taken from.
    const fn word(&self) -> Option<usize> {
        match self {
            Self::Surface(word) | Self::Stem(word) | Self::Ngram(word, _) => Some(*word),
            Self::Mark(_) => None,
        }
    }
}

/// A feature where it was found.
#[derive(Debug)]
pub(super) struct Found<'f, 'a> {
    pub(super) group: Group,
    pub(super) parts: &'f [Part<'a>],
}

impl Found<'_, '_> {
    /// The feature's key in a vocabulary.
    #[inline]
    pub(super) fn key(&self, analysis: &Analysis<'_>) -> TermHash {
        self.group.key(self.parts.iter().map(|part| part.term(analysis)))
    }

    /// The feature as a person reads it: its parts with a space between them.
    pub(super) fn name(&self, analysis: &Analysis<'_>, analyser: &mut Analyser) -> String {
        let parts: Vec<_> = self.parts.iter().map(|part| part.name(analysis, analyser)).collect();
        parts.join(" ")
    }

    /// The places in [`Analysis::words`] of the words it is made of, in order.
    pub(super) fn words(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().filter_map(Part::word)
    }
}

/// All features of an article: those of each word, then those that need more.
pub(super) fn each_feature(
    groups: &[Group],
    analysis: &Analysis<'_>,
    target: Option<&Target>,
    mut sink: impl FnMut(&Found<'_, '_>),
) {
    for index in 0..analysis.words().len() {
        of_word(groups, analysis, index, &mut sink);
    }
    of_pairs(groups, analysis, &mut sink);
    of_target(groups, analysis, target, &mut sink);
}

/// The features that the word at `index` gives by itself.
pub(super) fn of_word(
    groups: &[Group],
    analysis: &Analysis<'_>,
    index: usize,
    mut sink: impl FnMut(&Found<'_, '_>),
) {
    for &group in groups.iter().filter(|group| group.is_of_word()) {
        match group {
            Group::Surface => sink(&Found { group, parts: &[Part::Surface(index)] }),
            Group::Stem => sink(&Found { group, parts: &[Part::Stem(index)] }),
            _ => each_ngram(analysis.word(index), |ngram| {
                sink(&Found { group, parts: &[Part::Ngram(index, ngram)] });
            }),
        }
    }
}

/// The features of two neighbouring words.
fn of_pairs(groups: &[Group], analysis: &Analysis<'_>, mut sink: impl FnMut(&Found<'_, '_>)) {
    if groups.contains(&Group::StemPair) {
        for index in 1..analysis.words().len() {
            let parts = [Part::Stem(index - 1), Part::Stem(index)];
            sink(&Found { group: Group::StemPair, parts: &parts });
        }
    }
}

/// The features that are about a target.
pub(super) fn of_target(
    groups: &[Group],
    analysis: &Analysis<'_>,
    target: Option<&Target>,
    mut sink: impl FnMut(&Found<'_, '_>),
) {
    if let Some(target) = target {
        target::features(groups, analysis, target, &mut sink);
    }
}

/// The 3-, 4- and 5-grams of `<word>`.
pub(super) fn each_ngram(word: &str, mut sink: impl FnMut(&str)) {
    let word = format!("<{}>", normal(word));
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    for length in NGRAMS {
        for window in starts.windows(length + 1) {
            sink(&word[window[0]..window[length]]);
        }
    }
}

fn normal(word: &str) -> String {
    let mut normal = String::new();
    normalise(word, &mut normal);
    normal
}
