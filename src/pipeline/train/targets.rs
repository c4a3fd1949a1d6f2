//! Targets of a facet: which examples are held out together for their sake, and towards whom tags can
//! be sure.
//!
//! How a target is spoken of, training knows of those that it met. Where they are many, each is held
//! out as a whole, so that probabilities and thresholds are those of targets that nothing was learnt
//! of. Where they are few, held-out articles say nothing of others, and the classifier is told which
//! it knows. Mentions stand for themselves: their names are masked.

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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::analysis::Scope;
    use crate::corpus::{Corpus, LabelledFacet, Learning};
    use crate::features::{SparseVector, Vectors};
    use crate::label::{Choice, Facet, Label, LabelId};
    use crate::pipeline::train::Trainer;
    use crate::read::Location;
    use crate::text::{Article, Target};

    /// A trainer on ten examples towards each of `targets` targets.
    fn with_targets<T>(targets: usize, look: impl Fn(&FacetTrainer<'_>) -> T) -> T {
        let facet = Facet {
            name: "stance".to_owned(),
            parent: None,
            choice: Choice::One,
            towards_target: true,
            by_mention: false,
            pooling: None,
            context: None,
            labels: vec![Label::new("for"), Label::new("against")],
        };
        let examples = 10 * targets;
        let example = |n: usize| {
            let target = Target { name: format!("Topic {}", n % targets), mention: None };
            let labels = vec![LabelId((n / targets % 2) as u16)];
            LabelledExample::new(n, Some(target), labels, Location::file("records.jsonl"))
        };
        let examples: Vec<_> = (0..examples).map(example).collect();
        let texts = (0..examples.len()).map(|n| Article::new("", format!("Word{n} rose again.")));
        let groups = Corpus { articles: texts.collect(), ..Corpus::default() }.article_groups();
        let labelled = LabelledFacet { facet, learning: Learning::default(), examples };
        look(&FacetTrainer::new(&Trainer::default(), Scope::Whole, &labelled, &groups, None))
    }

    #[test]
    fn many_targets_are_each_held_out_as_a_whole_and_few_are_remembered() {
        for (targets, together) in [(MANY, true), (MANY - 1, false)] {
            with_targets(targets, |trainer| {
                let row = || SparseVector { features: Vec::new(), weights: Vec::new() };
                let rows = (0..10 * targets).map(|_| row());
                let splits = trainer.splits(&Vectors::from_rows(rows, 1));
                let parted = splits.iter().any(|split| {
                    let of = |rows: &[usize]| -> BTreeSet<usize> {
                        rows.iter().map(|row| row % targets).collect()
                    };
                    !of(&split.fit).is_disjoint(&of(&split.held_out))
                });
                assert_eq!((splits.len(), parted), (10, !together), "{targets} targets");
                let known = trainer.known_targets();
                assert_eq!(known.map(|known| known.names().len()), (!together).then_some(targets));
            });
        }
    }
}
