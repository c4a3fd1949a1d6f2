//! Classification under the labels of the facet one level up.

use ndarray::Array1;

use super::classifier::{Classifier, Prediction};
use super::path::Path;
use crate::analysis::Analysis;
use crate::calibrate::LabelProbabilities;
use crate::features::{Scratch, Vectorised};
use crate::label::LabelId;

impl Classifier {
    /// Answers the facet's question for one article, of which `parent`, the classifier one level up,
    /// says `above`.
    ///
    /// # Panics
    /// When `scratch` is of another vectoriser, or the facet is on no level.
    #[must_use]
    pub fn classify_under(
        &self,
        analysis: &Analysis<'_>,
        parent: &Self,
        above: &Prediction,
        scratch: &mut Scratch,
    ) -> Prediction {
        let vectorised = if self.vectoriser.is_as(&parent.vectoriser) {
            above.vectorised.clone()
        } else {
            self.vectoriser.vectorise(analysis, None, scratch)
        };
        let scores = self.linear.scores(&vectorised.vector, &vectorised.embedding);
        self.decide_under(scores, vectorised, parent, above)
    }

    fn decide_under(
        &self,
        scores: Array1<f32>,
        vectorised: Vectorised,
        parent: &Self,
        above: &Prediction,
    ) -> Prediction {
        let level = self.level.as_ref().expect("a facet under another has a level");
        let said = parent.label_probabilities(above);
        let sure_up_to = |&label: &LabelId| parent.sure_up_to(above, label, said.of(label));
        let sure_up_to = level.parents.iter().map(sure_up_to).collect();
        let decided = level.decide(&self.calibration, scores.view(), &said);
        let LabelProbabilities { probabilities, given } = decided;
        let path = Some(Path { probabilities, sure_up_to, known_share: above.known_share() });
        let known_target = above.known_target;
        Prediction { given, scores, vectorised, path, staged: None, known_target }
    }

    /// The highest precision at which a label is sure with all those above it.
    fn sure_up_to(&self, prediction: &Prediction, label: LabelId, probability: f64) -> Option<f64> {
        let own = self.thresholds.precision(probability)?;
        match &prediction.path {
            Some(path) => path.sure_up_to[label.index()].map(|above| above.min(own)),
            None => Some(own),
        }
    }

    /// What `prediction` says of every label.
    pub(crate) fn label_probabilities(&self, prediction: &Prediction) -> LabelProbabilities {
        let (probabilities, given) = (self.probabilities(prediction), prediction.given.clone());
        LabelProbabilities { probabilities, given }
    }
}
