//! Splits of the training articles, and what models say of articles they did not see.

use ndarray::{Array2, Axis};

use crate::calibrate::{Calibration, HeldOutTag};
use crate::label::{LabelId, LabelMatrix};

/// Split of a cross-validation: articles to learn from and articles to try on, as rows of the
/// training vectors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Rows to learn from.
    pub fit: Vec<usize>,
    /// Rows to try on.
    pub held_out: Vec<usize>,
}

/// Out-of-fold scores: of articles, by models that did not see them.
#[derive(Clone, Debug, PartialEq)]
pub struct OutOfFold {
    /// The truth of these articles, in the order of the scores.
    pub truth: LabelMatrix,
    /// Their rows among the training vectors.
    pub articles: Vec<usize>,
    /// (those articles × labels)
    pub scores: Array2<f32>,
}

impl OutOfFold {
    /// The scores of some of the labels, in the order given.
    #[must_use]
    pub fn select(&self, labels: &[LabelId]) -> Self {
        let columns: Vec<usize> = labels.iter().map(|label| label.index()).collect();
        Self {
            truth: self.truth.select_labels(labels),
            articles: self.articles.clone(),
            scores: self.scores.select(Axis(1), &columns),
        }
    }

    /// Every tag that `calibration` gives these articles, in the `cluster` of its row.
    #[must_use]
    pub fn tags(
        &self,
        calibration: &Calibration,
        cluster: impl Fn(usize) -> u64,
    ) -> Vec<HeldOutTag> {
        let rows = self.scores.rows().into_iter().enumerate();
        rows.flat_map(|(article, scores)| {
            let (given, cluster) = (calibration.decide(scores), cluster(self.articles[article]));
            given.into_iter().map(move |label| HeldOutTag {
                probability: calibration.probability(scores, label),
                right: self.truth.has(article, label.index()),
                cluster,
            })
        })
        .collect()
    }
}
