//! What a facet says of an article, before rules and after.

use crate::label::LabelId;

/// Labels of a facet with their probabilities.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// All of them, most probable first.
    pub ranked: Vec<(LabelId, f64)>,
    /// Those that are given, most probable first.
    pub given: Vec<(LabelId, f64)>,
}

impl Said {
    /// Whether a label is given.
    #[must_use]
    pub fn gives(&self, label: LabelId) -> bool {
        self.given.iter().any(|own| own.0 == label)
    }

    /// How probable a label is.
    pub(super) fn probability(&self, label: LabelId) -> f64 {
        self.ranked.iter().find(|own| own.0 == label).map_or(0.0, |own| own.1)
    }

    /// Changes the probabilities of all labels.
    pub(super) fn change(&mut self, changed: impl Fn(LabelId, f64) -> f64) {
        for (label, probability) in self.ranked.iter_mut().chain(&mut self.given) {
            *probability = changed(*label, *probability);
        }
        self.sort();
    }

    /// Gives a label, and no other where `alone`.
    pub(super) fn give(&mut self, label: LabelId, alone: bool) {
        let probability = self.probability(label);
        self.given.retain(|own| !alone && own.0 != label);
        self.given.push((label, probability));
        self.sort();
    }

    pub(super) fn sort(&mut self) {
        self.ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        self.given.sort_by(|a, b| b.1.total_cmp(&a.1));
    }
}
