//! Vectors of the examples that are checked.

use std::collections::BTreeSet;

use super::given::Given;
use crate::analysis::Analysers;
use crate::corpus::{Corpus, LabelledFacet};
use crate::features::{Embedder, Error, FeatureFamily, Instance, Vectoriser, Vectors, Window};
use crate::label::Choice;
use crate::model::embedded_vectors;
use crate::select::FEW;
use crate::text::{Language, Target};

/// A target that has this many examples on average is a category, fewer make it a name.
const EXAMPLES_PER_CATEGORY: usize = 10;

/// The examples of a facet as vectors, with what made them.
pub(super) struct ExampleVectors<'c> {
    pub(super) instances: Vec<Instance<'c>>,
    pub(super) analysers: Analysers,
    pub(super) vectoriser: Vectoriser,
    /// Centred …
    pub(super) vectors: Vectors,
    /// … by the mean embedding.
    pub(super) mean: Vec<f32>,
}

impl<'c> ExampleVectors<'c> {
    /// Those of what can be checked, of articles in `language`.
    pub(super) fn of(
        corpus: &'c Corpus,
        labelled: &'c LabelledFacet,
        given: &Given,
        language: Language,
    ) -> Result<Self, Error> {
        let instance = |&place: &usize| {
            let example = &labelled.examples[place];
            (&corpus.articles[example.article], example.target.as_ref())
        };
        let instances: Vec<Instance<'c>> = given.examples.iter().map(instance).collect();
        let analysers = Analysers::of(language).with_scope(corpus.scope);
        let of_target = of_target(labelled);
        let families = families(labelled, of_target, language);
        let windows = if of_target == FeatureFamily::OF_MENTION {
            Window::OF_MENTION
        } else {
            Window::OF_TEXT
        };
        let embedder = embedded_vectors(language).map(|words| Embedder::new(words, windows));
        // As in training: of few articles hardly any word stands in two.
        let min_df = if labelled.most_examples() <= FEW { 1 } else { 2 };
        let (vectoriser, mut vectors) =
            Vectoriser::fit(&instances, &analysers, &families, min_df, embedder)?;
        let mean = vectors.centre();
        Ok(Self { instances, analysers, vectoriser, vectors, mean })
    }
}

/// The families of features to look at.
fn families(
    labelled: &LabelledFacet,
    of_target: &[FeatureFamily],
    language: Language,
) -> Vec<FeatureFamily> {
    if let Some(wanted) = &labelled.learning.features {
        let wanted: BTreeSet<_> = wanted.iter().copied().collect();
        return wanted.into_iter().collect();
    }
    let of_text = match labelled.facet.choice {
        Choice::Any => &[FeatureFamily::Surface, FeatureFamily::Stem],
        Choice::One => FeatureFamily::OF_TEXT,
    };
    let by_mention = of_target == FeatureFamily::OF_MENTION && language == Language::English;
    let of_english = if by_mention { FeatureFamily::OF_MENTION_IN_ENGLISH } else { &[] };
    let mut families = [of_text, of_target, of_english].concat();
    families.sort_unstable();
    families
}

/// The families that look at targets, where a facet is asked towards them.
pub(super) fn of_target(labelled: &LabelledFacet) -> &'static [FeatureFamily] {
    if !labelled.facet.towards_target {
        return &[];
    }
    let targets = || labelled.examples.iter().filter_map(|example| example.target.as_ref());
    let distinct: BTreeSet<&str> = targets().map(|target| target.name.as_str()).collect();
    let has_mention = |target: &Target| target.mention.is_some();
    if targets().any(has_mention) || distinct.len() * EXAMPLES_PER_CATEGORY > targets().count() {
        FeatureFamily::OF_MENTION
    } else {
        FeatureFamily::OF_CATEGORY
    }
}
