//! Lineage of a facet: its classifier with those one level up and further.

use crate::analysis::Analysis;
use crate::classify::{Classifier, Prediction};
use crate::features::Scratch;

/// Classifiers from the top level down to that of one facet; of a facet on no level, that alone.
#[derive(Clone, Debug)]
pub(super) struct Lineage<'m>(Vec<&'m Classifier>);

impl<'m> Lineage<'m> {
    /// That of `classifier`, among all that `named` finds.
    pub(super) fn of(
        classifier: &'m Classifier,
        named: impl Fn(&str) -> Option<&'m Classifier>,
    ) -> Self {
        let above = |own: &&'m Classifier| named(own.facet.parent.as_deref()?);
        let mut lineage: Vec<_> = std::iter::successors(Some(classifier), above).collect();
        lineage.reverse();
        Self(lineage)
    }

    /// The classifier of the facet itself.
    pub(super) fn classifier(&self) -> &'m Classifier {
        self.0[self.0.len() - 1]
    }

    /// Scratch memory for one thread, by level.
    pub(super) fn scratches(&self) -> Vec<Scratch> {
        self.0.iter().map(|classifier| classifier.vectoriser.scratch()).collect()
    }

    /// The classifier of the top level.
    pub(super) fn top(&self) -> &'m Classifier {
        self.0[0]
    }

    /// What the facet says of an article, of which the top level says `above`.
    pub(super) fn descend(
        &self,
        analysis: &Analysis<'_>,
        above: Prediction,
        scratches: &mut [Scratch],
    ) -> Prediction {
        let levels = self.0.windows(2).zip(scratches.iter_mut().skip(1));
        levels.fold(above, |above, (pair, scratch)| {
            pair[1].classify_under(analysis, pair[0], &above, scratch)
        })
    }
}
