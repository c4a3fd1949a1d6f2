//! Lineage of a facet: its classifier with those one level up and further.

use crate::analysis::Analysis;
use crate::classify::{Classifier, Prediction};
use crate::features::Scratch;

/// Classifiers from the top level down to that of one facet; of a facet on no level, that alone.
#[derive(Clone, Debug)]
pub(super) struct Lineage<'m> {
    levels: Vec<&'m Classifier>,
    /// That of the facet's context, where it has one.
    context: Option<&'m Classifier>,
}

impl<'m> Lineage<'m> {
    /// That of `classifier`, among all that `named` finds.
    pub(super) fn of(
        classifier: &'m Classifier,
        named: impl Fn(&str) -> Option<&'m Classifier>,
    ) -> Self {
        let above = |own: &&'m Classifier| named(own.facet.parent.as_deref()?);
        let mut levels: Vec<_> = std::iter::successors(Some(classifier), above).collect();
        levels.reverse();
        Self { levels, context: classifier.facet.context.as_deref().and_then(named) }
    }

    /// The classifier of the facet itself.
    pub(super) fn classifier(&self) -> &'m Classifier {
        self.levels[self.levels.len() - 1]
    }

    /// Scratch memory for one thread: by level, then that of the context.
    pub(super) fn scratches(&self) -> Vec<Scratch> {
        let all = self.levels.iter().chain(&self.context);
        all.map(|classifier| classifier.vectoriser.scratch()).collect()
    }

    /// What the facet of the context says of an article; nothing without one.
    pub(super) fn context(&self, analysis: &Analysis<'_>, scratches: &mut [Scratch]) -> Vec<f64> {
        let context = self.context.zip(scratches.last_mut());
        let said = |(own, scratch): (&Classifier, &mut Scratch)| own.context(analysis, scratch);
        context.map(said).unwrap_or_default()
    }

    /// The classifier of the top level.
    pub(super) fn top(&self) -> &'m Classifier {
        self.levels[0]
    }

    /// What the facet says of an article, of which the top level says `above`.
    pub(super) fn descend(
        &self,
        analysis: &Analysis<'_>,
        above: Prediction,
        scratches: &mut [Scratch],
    ) -> Prediction {
        let levels = self.levels.windows(2).zip(scratches.iter_mut().skip(1));
        levels.fold(above, |above, (pair, scratch)| {
            pair[1].classify_under(analysis, pair[0], &above, scratch)
        })
    }
}
