//! Continued fit: known weights as the prior mean of the discriminative objective.

use rayon::prelude::*;

use super::block_weights::BlockWeights;
use super::discriminative::DiscriminativeValidParams;
use super::error::Error;
use super::label_block::LabelBlock;
use super::solver::BlockProblem;
use super::training_set::TrainingSet;
use super::weights::Weights;

impl DiscriminativeValidParams {
    /// Fits from `base` on: every weight, and every intercept, has that of `base` for its prior mean and
    /// is as free as any other. The same on any number of threads.
    ///
    /// # Errors
    /// [`Error::NoExamples`] when there is no article.
    pub fn continue_from(
        &self,
        base: &Weights,
        training: &TrainingSet<'_>,
    ) -> Result<Weights, Error> {
        let (vectors, labels) = (training.records, training.targets);
        if vectors.articles() == 0 {
            return Err(Error::NoExamples);
        }
        let fit = |block: LabelBlock<'_>| {
            let targets = block.targets();
            let diagonal = self.diagonal(&targets, &block.weights());
            let weights = BlockWeights::at(base.block(block.first()));
            let problem = BlockProblem { vectors, weights, targets, diagonal };
            problem.solve(self.epochs()).into_weights()
        };
        let blocks = LabelBlock::all(labels).into_par_iter().map(fit).collect();
        Ok(Weights::of_blocks(blocks, labels.labels()))
    }
}

#[cfg(test)]
mod tests {
    use linfa::ParamGuard;
    use ndarray::array;

    use super::*;
    use crate::features::{FeatureId, SparseVector, Vectors};
    use crate::label::{LabelId, LabelMatrix};
    use crate::naive_bayes::DiscriminativeParams;

    fn vectors() -> Vectors {
        let row = SparseVector { features: vec![FeatureId(0)], weights: vec![1.0] };
        Vectors::from_rows([row].into_iter(), 2)
    }

    fn continued(base: f32) -> Weights {
        let (vectors, rows) = (vectors(), [[LabelId(0)]]);
        let truth = LabelMatrix::new(rows.iter().map(<[LabelId; 1]>::as_slice), 1);
        let training = TrainingSet::new(vectors.view(&[0]), truth.view(&[0]));
        let base = Weights::new(&array![[base], [0.25]], &array![0.0]);
        let params = DiscriminativeParams::default().balance(0.0).epochs(100).check().unwrap();
        params.continue_from(&base, &training).unwrap()
    }

    /// One article, x = 1 beside the constant, C = 1: with a gap g = 1 − w the dual is
    /// g / (1/2 + 1² + 1²), which both weights gain.
    #[test]
    fn moves_from_the_base_as_worked_by_hand() {
        for (base, gained) in [(0.0, 0.4), (0.5, 0.2), (1.0, 0.0), (3.0, 0.0)] {
            let weights = continued(base);
            let off = [
                weights.weight(FeatureId(0), LabelId(0)) - base - gained,
                weights.intercept()[0] - gained,
                weights.weight(FeatureId(1), LabelId(0)) - 0.25,
            ];
            assert!(off.iter().all(|off| off.abs() < 1e-6), "{base}: {off:?}");
        }
    }
}
