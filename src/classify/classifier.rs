//! One facet's question, answered: an analysed article in, tags out.

use std::sync::Arc;

use ndarray::Array1;

use super::known_targets::KnownTargets;
use super::linear::Linear;
use super::path::Path;
use super::two_stage::{Staged, TwoStage};
use crate::analysis::Analysis;
use crate::calibrate::{Calibration, LevelCalibration, PrecisionThresholds};
use crate::features::{Scratch, Vectorised, Vectoriser};
use crate::label::{Facet, LabelId};
use crate::text::Target;

/// Below this share of known words no tag is sure: the article is in another language, about
/// another world, or no article.
pub const MIN_VOCABULARY_COVERAGE: f64 = 0.5;

/// A fitted facet: everything that shapes its tags.
#[derive(Clone, Debug)]
pub struct Classifier {
    /// The question and its answers.
    pub facet: Facet,
    /// Articles into vectors; of a facet under another, often that facet's own.
    pub vectoriser: Arc<Vectoriser>,
    /// Vectors into scores.
    pub linear: Linear,
    /// Scores into probabilities.
    pub calibration: Calibration,
    /// Probabilities under those of the facet one level up, where there is one.
    pub level: Option<LevelCalibration>,
    /// Probabilities into certainty.
    pub thresholds: PrecisionThresholds,
    /// The targets towards which alone tags can be sure; `None` where they can towards any.
    pub targets: Option<KnownTargets>,
    /// How cues of a whole article decide, where it learnt from articles beside mentions.
    pub two_stage: Option<TwoStage>,
}

/// What a classifier says of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The labels it gives with their probabilities, surest first; none only of a facet under
    /// another.
    pub given: Vec<(LabelId, f64)>,
    /// Score of every label, in the order of the facet.
    pub scores: Array1<f32>,
    /// The article as the classifier saw it.
    pub vectorised: Vectorised,
    /// What the levels above leave of the probabilities, where there are any.
    pub path: Option<Path>,
    /// What two stages made of the article, where these decided.
    pub staged: Option<Staged>,
    /// Whether its target is one of those that tags can be sure towards.
    pub known_target: bool,
}

impl Prediction {
    /// Share of the words in scope that are known; of a facet under others, to each of them.
    #[must_use]
    pub fn known_share(&self) -> f64 {
        let own = self.vectorised.known_share();
        self.path.as_ref().map_or(own, |path| own.min(path.known_share))
    }
}

impl Classifier {
    /// Answers the facet's question for one article, towards `target` where it asks for one.
    ///
    /// # Panics
    /// When `scratch` is of another vectoriser.
    #[must_use]
    pub fn classify(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
        scratch: &mut Scratch,
    ) -> Prediction {
        let vectorised = self.vectoriser.vectorise(analysis, target, scratch);
        let scores = self.linear.scores(&vectorised.vector, &vectorised.embedding);
        Prediction { known_target: self.knows(target), ..self.decide(scores, vectorised) }
    }

    /// Whether tags can be sure towards `target`.
    fn knows(&self, target: Option<&Target>) -> bool {
        let known = |known: &KnownTargets| target.is_some_and(|target| known.has(target));
        self.targets.as_ref().is_none_or(known)
    }

    /// The labels that `scores` give.
    pub(crate) fn decide(&self, scores: Array1<f32>, vectorised: Vectorised) -> Prediction {
        let given = self.calibration.decide(scores.view()).into_iter();
        let given = given.map(|id| (id, self.calibration.probability(scores.view(), id)));
        let given = surest_first(given.collect());
        Prediction { given, scores, vectorised, path: None, staged: None, known_target: true }
    }

    /// All labels with their probabilities, most probable first; of equals the one that the facet
    /// names first.
    #[must_use]
    pub fn rank(&self, prediction: &Prediction) -> Vec<(LabelId, f64)> {
        surest_first((0..).map(LabelId).zip(self.probabilities(prediction)).collect())
    }

    /// Probabilities of all labels, in the order of the facet.
    pub(crate) fn probabilities(&self, prediction: &Prediction) -> Vec<f64> {
        match (&prediction.path, &prediction.staged) {
            (Some(path), _) => path.probabilities.clone(),
            (None, Some(staged)) => staged.probabilities.clone(),
            (None, None) => self.calibration.probabilities(prediction.scores.view()),
        }
    }

    /// Whether a label of this probability can be relied on, at a precision, in an article like
    /// that of `prediction`: and with it those that it stands under.
    #[must_use]
    pub fn is_sure(
        &self,
        prediction: &Prediction,
        (label, probability): (LabelId, f64),
        precision: f64,
    ) -> bool {
        let threshold = self.thresholds_of(prediction).threshold(precision);
        let above = |path: &Path| path.sure_up_to[label.index()].is_some_and(|p| p >= precision);
        prediction.known_share() >= MIN_VOCABULARY_COVERAGE
            && prediction.known_target
            && threshold.is_some_and(|least| probability >= least)
            && prediction.path.as_ref().is_none_or(above)
    }

    /// The thresholds that a prediction is held against: those of what decided it.
    fn thresholds_of(&self, prediction: &Prediction) -> &PrecisionThresholds {
        let staged = prediction.staged.as_ref().and(self.two_stage.as_ref());
        staged.map_or(&self.thresholds, |stages| &stages.thresholds)
    }
}

fn surest_first(mut labels: Vec<(LabelId, f64)>) -> Vec<(LabelId, f64)> {
    labels.sort_by(|a, b| b.1.total_cmp(&a.1));
    labels
}
