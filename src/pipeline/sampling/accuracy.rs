//! Accuracy of a model, by the articles that were drawn at random to be labelled.

use std::collections::HashMap;

use super::super::train::{Learnt, key};
use super::opinion::Opinion;
use crate::classify::Classifier;
use crate::corpus::{Corpus, LabelledExample, LabelledFacet};
use crate::evaluate::HonestAccuracy;
use crate::label::LabelId;

/// How good a model of `labelled` is: by what models that had not seen them said of the examples that
/// were drawn at random, and by what it thinks itself of what is not labelled.
pub(super) fn accuracy<'o>(
    corpus: &Corpus,
    labelled: &LabelledFacet,
    learnt: &Learnt,
    opinions: impl Iterator<Item = &'o Opinion>,
) -> HonestAccuracy {
    let confidences: Vec<f64> = opinions.map(|own| own.confidence(labelled.facet.choice)).collect();
    let expected = confidences.iter().sum::<f64>() / confidences.len() as f64;
    let judged = |example: &&LabelledExample| is_right(corpus, labelled, learnt, example);
    let alone = examples_alone(labelled);
    let judged: Vec<bool> = alone.iter().filter(|own| own.random).filter_map(judged).collect();
    let right = judged.iter().filter(|right| **right).count();
    HonestAccuracy::new(right, judged.len(), (!confidences.is_empty()).then_some(expected))
}

/// The examples whose article has no other: what was said of an article is known once.
fn examples_alone(labelled: &LabelledFacet) -> Vec<&LabelledExample> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for example in &labelled.examples {
        *counts.entry(example.article).or_default() += 1;
    }
    labelled.examples.iter().filter(|example| counts[&example.article] == 1).collect()
}

/// Whether a model that had not seen it told all labels of an example; `None` where none judged it.
fn is_right(
    corpus: &Corpus,
    labelled: &LabelledFacet,
    learnt: &Learnt,
    example: &LabelledExample,
) -> Option<bool> {
    let said = learnt.said.get(&key(&corpus.articles[example.article]))?;
    let name = |id: &LabelId| labelled.facet.labels[id.index()].name.as_str();
    let truth: Vec<&str> = example.labels.iter().map(name).collect();
    let given: Vec<&str> = said.given.iter().map(|own| told(&learnt.classifier, own.0)).collect();
    Some(given.len() == truth.len() && truth.iter().all(|label| given.contains(label)))
}

fn told(classifier: &Classifier, label: LabelId) -> &str {
    &classifier.facet.labels[label.index()].name
}
