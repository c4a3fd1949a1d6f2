//! What the facets before one say of an article, for those that stand under them.

use super::predict::FacetPrediction;
use super::tags::Abstention;
use crate::classify::{Classifier, Prediction};

/// The labels that facets give once rules are applied, where they change any: under others no label is
/// given.
#[derive(Default)]
pub(super) struct Allowed(Vec<(String, Vec<String>)>);

impl Allowed {
    /// Notes the labels that are left of those of a facet.
    pub(super) fn put(&mut self, facet: &str, given: impl Iterator<Item = String>) {
        self.0.push((facet.to_owned(), given.collect()));
    }

    /// Whether all labels of a path, each with its facet, are given.
    pub(super) fn has<'p>(&self, mut path: impl Iterator<Item = (&'p str, &'p String)>) -> bool {
        let is_given = |(facet, label): (&str, &String)| {
            let ruled = self.0.iter().find(|own| own.0 == facet);
            ruled.is_none_or(|(_, given)| given.contains(label))
        };
        path.all(is_given)
    }
}

/// What the facets so far say of an article, for those that stand under them.
#[derive(Default)]
pub(super) struct Levels<'m>(Vec<(&'m Classifier, Prediction)>);

impl<'m> Levels<'m> {
    /// Notes what a facet says.
    pub(super) fn put(
        &mut self,
        classifier: &'m Classifier,
        predicted: Result<Vec<FacetPrediction>, Abstention>,
    ) {
        let first = predicted.ok().and_then(|predictions| predictions.into_iter().next());
        self.0.extend(first.map(|own| (classifier, own.prediction)));
    }

    /// The facet that `classifier` stands under, and what it says.
    pub(super) fn above(&self, classifier: &Classifier) -> Option<&(&'m Classifier, Prediction)> {
        self.named(classifier.facet.parent.as_deref()?)
    }

    /// What the facet says that is the context of `classifier`: a probability a label.
    pub(super) fn context(&self, classifier: &Classifier) -> Vec<f64> {
        let context = classifier.facet.context.as_deref().and_then(|name| self.named(name));
        let said = |(own, prediction): &(&Classifier, Prediction)| {
            own.label_probabilities(prediction).probabilities
        };
        context.map(said).unwrap_or_default()
    }

    fn named(&self, name: &str) -> Option<&(&'m Classifier, Prediction)> {
        self.0.iter().find(|(own, _)| own.facet.name == name)
    }
}
