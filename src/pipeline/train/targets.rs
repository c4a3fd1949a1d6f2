//! Targets of a facet: which examples are held out together for their sake, and towards whom tags can
//! be sure.
//!
//! How a target is spoken of, training knows of those that it met. Where they are many, each is held
//! out as a whole, so that probabilities and thresholds are those of targets that nothing was learnt
//! of. Where they are few, held-out articles say nothing of others, and the classifier is told which
//! it knows. Mentions stand for themselves: their names are masked.

use std::collections::BTreeSet;

use super::facet_trainer::{FacetTrainer, targets_of};
use crate::classify::{KnownTargets, target_key};
use crate::corpus::LabelledExample;

/// From so many targets on they stand for others: two for each of ten folds.
const MANY: usize = 20;

impl FacetTrainer<'_> {
    /// Whether examples are held out in groups, or target by target.
    pub(super) fn holds_groups_together(&self) -> bool {
        self.groups.are_grouped() || self.holds_targets_together()
    }

    /// What an example is held out with: its group, its target or its copies.
    pub(super) fn cluster(&self, example: &LabelledExample) -> u64 {
        match &example.target {
            Some(target) if self.holds_targets_together() => target_key(&target.name),
            _ => self.groups.keys()[example.article],
        }
    }

    /// The targets towards which alone tags can be sure, where they are few.
    pub(super) fn known_targets(&self) -> Option<KnownTargets> {
        let few = self.asks_of_names() && self.distinct_targets < MANY;
        few.then(|| KnownTargets::new(targets_of(self.labelled).map(|t| t.name.as_str())))
    }

    fn holds_targets_together(&self) -> bool {
        self.asks_of_names() && self.distinct_targets >= MANY && !self.groups.are_grouped()
    }

    /// Whether targets are names or categories beside the text, and no places in it.
    const fn asks_of_names(&self) -> bool {
        self.facet.towards_target && !self.facet.by_mention
    }
}

/// The number of targets that examples have.
pub(super) fn distinct_targets<'t>(names: impl Iterator<Item = &'t str>) -> usize {
    names.map(target_key).collect::<BTreeSet<_>>().len()
}
