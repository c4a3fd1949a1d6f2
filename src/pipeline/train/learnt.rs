//! Facet as it was learnt, with what the training of those under it needs.

use std::collections::HashMap;

use crate::analysis::Analysis;
use crate::calibrate::{Calibration, LabelProbabilities};
use crate::classify::Classifier;
use crate::corpus::LabelledFacet;
use crate::features::Scratch;
use crate::label::LabelId;
use crate::model::FacetCard;
use crate::select::OutOfFold;
use crate::text::{Article, TermHash};

/// A facet that was learnt.
pub(in crate::pipeline) struct Learnt {
    pub(in crate::pipeline) classifier: Classifier,
    pub(super) card: FacetCard,
    /// Examples of the label that has the most.
    pub(super) most_examples: usize,
    /// What models that had not seen it said of an article, by its key.
    pub(in crate::pipeline) said: HashMap<u64, LabelProbabilities>,
    /// The labels that people gave an article, by its key.
    pub(super) truth: HashMap<u64, Vec<LabelId>>,
}

impl Learnt {
    /// What the facet says of an article as the context of another, by a model that had not seen it
    /// where there is one.
    pub(super) fn says(
        &self,
        article: &Article,
        analysis: &Analysis<'_>,
        scratch: &mut Scratch,
    ) -> Vec<f64> {
        let held_out = self.said.get(&key(article)).map(|said| said.probabilities.clone());
        held_out.unwrap_or_else(|| self.classifier.context(analysis, scratch))
    }
}

/// Key of an article by which facets know it again: its title and its text, to the letter.
pub(in crate::pipeline) fn key(article: &Article) -> u64 {
    TermHash::of(article.title.as_deref().unwrap_or_default()).then(TermHash::of(&article.text)).0
}

/// The labels that people gave the articles of `labelled`, as ids in the classifier's facet.
pub(super) fn truth(
    labelled: &LabelledFacet,
    classifier: &Classifier,
    keys: &[u64],
) -> HashMap<u64, Vec<LabelId>> {
    let id = |label: &LabelId| classifier.facet.label(&labelled.facet.labels[label.index()].name);
    let mut truth = HashMap::new();
    for example in &labelled.examples {
        let labels = || example.labels.iter().filter_map(id).collect();
        truth.entry(keys[example.article]).or_insert_with(labels);
    }
    truth
}

/// What a classifier, which was fitted without them, says of articles with these keys.
pub(super) fn said(
    classifier: &Classifier,
    out_of_fold: &OutOfFold,
    above: &[LabelProbabilities],
    keys: impl Iterator<Item = u64>,
) -> HashMap<u64, LabelProbabilities> {
    let calibration: &Calibration = &classifier.calibration;
    let rows =
        out_of_fold.scores.rows().into_iter().enumerate().map(|(place, scores)| match &classifier
            .level
        {
            Some(level) => level.decide(calibration, scores, &above[place]),
            None => LabelProbabilities::of_scores(calibration, scores),
        });
    keys.zip(rows).collect()
}
