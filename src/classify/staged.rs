//! Prediction by two stages: cues of a whole text in, a label out.

use super::classifier::{Classifier, Prediction};
use super::two_stage::{Sides, Staged, TwoStage};
use crate::analysis::Analysis;
use crate::features::Scratch;

impl Classifier {
    /// What the facet says of an article as the context of another: a probability a label.
    pub(crate) fn context(&self, analysis: &Analysis<'_>, scratch: &mut Scratch) -> Vec<f64> {
        self.probabilities(&self.classify(analysis, None, scratch))
    }

    /// What the two stages say in place of a prediction that was `pooled` from mentions; the same
    /// prediction where the facet has not learnt them.
    #[must_use]
    pub fn stage(&self, pooled: Prediction, cues: Vec<f64>) -> Prediction {
        let Some((stages, sides)) = self.two_stage.as_ref().zip(Sides::of(&self.facet)) else {
            return pooled;
        };
        let probabilities = stages.probabilities(sides, &cues);
        let label = TwoStage::decide(sides, &probabilities);
        let given = vec![(label, probabilities[label.index()])];
        Prediction { given, staged: Some(Staged { cues, probabilities }), ..pooled }
    }
}
