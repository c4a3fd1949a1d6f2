//! Calibration of a facet on articles that were held out.

use super::level::Level;
use crate::calibrate::{
    Above, Calibration, HeldOutTag, LabelProbabilities, LevelCalibration, PrecisionThresholds,
};
use crate::label::{Choice, LabelId};
use crate::select::OutOfFold;

/// Tags on held-out articles that it takes to find a label imprecise …
const JUDGED: usize = 3;
/// … and the share of them that must be right.
const PRECISE: f64 = 0.3;

/// What turns the scores of a facet into tags.
pub(super) struct Calibrated {
    pub(super) calibration: Calibration,
    pub(super) level: Option<LevelCalibration>,
    pub(super) thresholds: PrecisionThresholds,
    /// What the level above says of the held-out articles, where there is one.
    pub(super) above: Vec<LabelProbabilities>,
}

impl Calibrated {
    /// Learns from out-of-fold scores of examples that were held out with their `cluster`; of a facet
    /// under another, with the parent of each label.
    pub(super) fn of(
        choice: Choice,
        out_of_fold: &OutOfFold,
        cluster: impl Fn(usize) -> u64,
        level: Option<(&Level, &[LabelId])>,
    ) -> Self {
        let calibration = Calibration::learn(choice, &out_of_fold.scores, &out_of_fold.truth);
        let Some((above, parents)) = level else {
            let thresholds = PrecisionThresholds::learn(out_of_fold.tags(&calibration, cluster));
            return Self { calibration, level: None, thresholds, above: Vec::new() };
        };
        let articles = out_of_fold.articles.iter();
        let rows: Vec<_> = articles.map(|&place| above.said[place].clone()).collect();
        let said = Above { parents, rows: &rows };
        let OutOfFold { scores, truth, .. } = out_of_fold;
        let level = Some(LevelCalibration::learn(&calibration, scores, said, truth));
        let thresholds = PrecisionThresholds::default();
        let mut learnt = Self { calibration, level, thresholds, above: rows };
        let tags = learnt.tags(out_of_fold, cluster).map(|tag| tag.1).collect();
        learnt.thresholds = PrecisionThresholds::learn(tags);
        learnt
    }

    /// Of a facet under another, the tags of held-out articles.
    fn tags(
        &self,
        out_of_fold: &OutOfFold,
        cluster: impl Fn(usize) -> u64,
    ) -> impl Iterator<Item = (LabelId, HeldOutTag)> {
        let rows = out_of_fold.scores.rows().into_iter().zip(&self.above).enumerate();
        rows.flat_map(move |(article, (scores, above))| {
            let level = self.level.as_ref();
            let given = level.map(|own| own.decide(&self.calibration, scores, above).given);
            let cluster = cluster(out_of_fold.articles[article]);
            given.into_iter().flatten().map(move |(label, probability)| {
                let right = out_of_fold.truth.has(article, label.index());
                (label, HeldOutTag { probability, right, cluster })
            })
        })
    }

    /// The labels that are not mostly wrong, rising; of a facet on no level, all.
    pub(super) fn offered(&self, out_of_fold: &OutOfFold) -> Vec<LabelId> {
        let mut judged = vec![(0, 0); out_of_fold.truth.labels()];
        for (label, tag) in self.tags(out_of_fold, |_| 0) {
            let (given, hits) = &mut judged[label.index()];
            (*given, *hits) = (*given + 1, *hits + usize::from(tag.right));
        }
        let offered = |&(given, hits): &(usize, usize)| {
            given < JUDGED || hits as f64 >= PRECISE * given as f64
        };
        let labels = (0..).map(LabelId).zip(&judged);
        labels.filter(|(_, judged)| offered(judged)).map(|(label, _)| label).collect()
    }
}
