//! Feature extraction: which features an article has.

use super::family::FeatureFamily;
use super::mention::Mentions;
use super::ngram::each_ngram;
use super::occurrence::{Component, Occurrence};
use super::target;
use crate::analysis::Analysis;
use crate::text::Target;

/// All features of what is in scope of an article: those of each word, then those that need more.
pub(super) fn each_feature(
    families: &[FeatureFamily],
    analysis: &Analysis<'_>,
    target: Option<&Target>,
    mut sink: impl FnMut(&Occurrence<'_, '_>),
) {
    for index in analysis.in_scope().iter().cloned().flatten() {
        of_word(families, analysis, index, &mut sink);
    }
    of_pairs(families, analysis, &mut sink);
    let mentions = target.map(|target| Mentions::of(analysis, target));
    of_target(families, analysis, mentions.as_ref(), &mut sink);
}

/// The features that the word at `index` gives by itself.
pub(super) fn of_word(
    families: &[FeatureFamily],
    analysis: &Analysis<'_>,
    index: usize,
    mut sink: impl FnMut(&Occurrence<'_, '_>),
) {
    for &family in families.iter().filter(|family| family.is_of_word()) {
        let mut sink = |component: Component<'_>| sink(&Occurrence::new(family, &[component]));
        match family {
            FeatureFamily::Surface => sink(Component::Surface(index)),
            FeatureFamily::Stem => sink(Component::Stem(index)),
            _ => each_ngram(analysis.word(index), |ngram| sink(Component::Ngram(index, ngram))),
        }
    }
}

/// The features of two neighbouring words with nothing out of scope between them.
fn of_pairs(
    families: &[FeatureFamily],
    analysis: &Analysis<'_>,
    mut sink: impl FnMut(&Occurrence<'_, '_>),
) {
    if families.contains(&FeatureFamily::StemPair) {
        for index in analysis.in_scope().iter().flat_map(|run| run.start + 1..run.end) {
            let components = [Component::Stem(index - 1), Component::Stem(index)];
            sink(&Occurrence::new(FeatureFamily::StemPair, &components));
        }
    }
}

/// The features that are about a target.
pub(super) fn of_target(
    families: &[FeatureFamily],
    analysis: &Analysis<'_>,
    mentions: Option<&Mentions<'_>>,
    mut sink: impl FnMut(&Occurrence<'_, '_>),
) {
    if let Some(mentions) = mentions {
        target::features(families, analysis, mentions, &mut sink);
    }
}
