//! Calibration of a level: probabilities of labels, none above that of its parent.
//!
//! One classifier a level, asked from the top down, whose answers are multiplied along the path: a
//! local classifier a node, Silla and Freitas, "A survey of hierarchical classification across
//! different application domains" (Data Mining and Knowledge Discovery 22, 2011), sections 4.1
//! and 5.

use ndarray::{Array2, ArrayView1};
use serde::{Deserialize, Serialize};

use super::calibration::Calibration;
use super::cuts::least_probability;
use super::logistic::{Logistic, log_odds};
use crate::label::{LabelId, LabelMatrix};

/// Probability along the path from which a label is given where nothing was held out to learn it
/// from: both levels as likely as not.
const UNLEARNT: f64 = 0.25;

/// What a facet says of one article: how probable each of its labels is, and which it gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabelProbabilities {
    /// By label.
    pub probabilities: Vec<f64>,
    /// The labels that are given, with these probabilities, surest first.
    pub given: Vec<(LabelId, f64)>,
}

impl LabelProbabilities {
    /// What a facet on no level says of an article with these scores.
    #[must_use]
    pub fn of_scores(calibration: &Calibration, scores: ArrayView1<'_, f32>) -> Self {
        let given = calibration.decide(scores).into_iter();
        let given = given.map(|label| (label, calibration.probability(scores, label)));
        Self { probabilities: calibration.probabilities(scores), given: given.collect() }
    }

    fn gives(&self, label: LabelId) -> bool {
        self.given.iter().any(|given| given.0 == label)
    }

    /// Probability of a label: the lower one where it is given with another than it is ranked with.
    #[must_use]
    pub fn of(&self, label: LabelId) -> f64 {
        let given = self.given.iter().find(|given| given.0 == label);
        given.map_or(1.0, |given| given.1).min(self.probabilities[label.index()])
    }
}

/// What the level above says, article by article.
#[derive(Clone, Copy, Debug)]
pub struct Above<'a> {
    /// The parent of each label, among the labels of the level above.
    pub parents: &'a [LabelId],
    /// By article.
    pub rows: &'a [LabelProbabilities],
}

/// How the scores of a facet under another become probabilities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LevelCalibration {
    /// The parent of each label, among the labels of the level above.
    pub parents: Vec<LabelId>,
    /// By label: the probability along the path from which it is given.
    pub(super) cuts: Vec<f64>,
    /// Logistic fit of "the label is right" over the log-odds of the probability along its path,
    /// among those that are given.
    pub(super) confidence: Logistic,
}

impl LevelCalibration {
    /// Learns from out-of-fold `scores` (articles × labels) of a facet with this calibration, and
    /// from what the level above says of the same articles.
    #[must_use]
    pub fn learn(
        calibration: &Calibration,
        scores: &Array2<f32>,
        above: Above<'_>,
        truth: &LabelMatrix,
    ) -> Self {
        let confidence = Logistic::IDENTITY;
        let mut learnt =
            Self { parents: above.parents.to_vec(), cuts: vec![0.0; truth.labels()], confidence };
        let rows = scores.rows().into_iter().zip(above.rows);
        let paths: Vec<Vec<f64>> =
            rows.map(|(scores, above)| learnt.along_path(calibration, scores, above)).collect();
        let cut = |label: usize| match paths.as_slice() {
            [] => UNLEARNT,
            paths => least_probability(paths.iter().map(|path| path[label]).collect()),
        };
        learnt.cuts = (0..truth.labels()).map(cut).collect();
        let articles = paths.iter().zip(above.rows).enumerate();
        let points = articles.flat_map(|(article, (path, above))| {
            let given = learnt.reaching(calibration, path, above).into_iter();
            given.map(move |label| {
                (log_odds(path[label.index()]), truth.has(article, label.index()))
            })
        });
        learnt.confidence = Logistic::fit(&points.collect::<Vec<_>>());
        learnt
    }

    /// What the facet says of an article with these scores, of which the level above says `above`.
    #[must_use]
    pub fn decide(
        &self,
        calibration: &Calibration,
        scores: ArrayView1<'_, f32>,
        above: &LabelProbabilities,
    ) -> LabelProbabilities {
        let mut probabilities = self.along_path(calibration, scores, above);
        let given = self.reaching(calibration, &probabilities, above).into_iter();
        let mut given: Vec<_> = given
            .map(|label| {
                let confidence = self.confidence.at(log_odds(probabilities[label.index()]));
                (label, confidence.min(self.of_parent(label, above)))
            })
            .collect();
        for &(label, probability) in &given {
            probabilities[label.index()] = probability;
        }
        given.sort_by(|a, b| b.1.total_cmp(&a.1));
        LabelProbabilities { probabilities, given }
    }

    /// Whether it is of a facet with so many labels.
    #[must_use]
    pub fn is_of(&self, labels: usize) -> bool {
        self.parents.len() == labels && self.cuts.len() == labels
    }

    fn of_parent(&self, label: LabelId, above: &LabelProbabilities) -> f64 {
        above.of(self.parents[label.index()])
    }

    /// The probability of each label along its path: that of its parent times its own under it.
    fn along_path(
        &self,
        calibration: &Calibration,
        scores: ArrayView1<'_, f32>,
        above: &LabelProbabilities,
    ) -> Vec<f64> {
        let own = calibration.shares(scores);
        let total = |parent: LabelId| match calibration {
            Calibration::AnyOf { .. } => 1.0,
            // One of all labels is, under its parent, one of its siblings.
            Calibration::OneOf { .. } => {
                let siblings = self.parents.iter().zip(&own).filter(|(own, _)| **own == parent);
                siblings.map(|(_, share)| share).sum::<f64>().max(f64::MIN_POSITIVE)
            }
        };
        let labels = self.parents.iter().zip(&own);
        labels.map(|(&parent, own)| above.of(parent) * (own / total(parent)).min(1.0)).collect()
    }

    /// The labels to give, by their probabilities along the path: of those whose parent is given,
    /// the first one, or all that reach their cut.
    fn reaching(
        &self,
        calibration: &Calibration,
        path: &[f64],
        above: &LabelProbabilities,
    ) -> Vec<LabelId> {
        let under = (0..).map(LabelId).zip(&self.parents).filter(|(_, own)| above.gives(**own));
        let mut under = under.map(|(label, _)| label);
        match calibration {
            Calibration::AnyOf { .. } => {
                under.filter(|label| path[label.index()] >= self.cuts[label.index()]).collect()
            }
            Calibration::OneOf { .. } => {
                let first = under.next().map(|first| {
                    let surer = |best: LabelId, label: LabelId| {
                        if path[label.index()] > path[best.index()] { label } else { best }
                    };
                    under.fold(first, surer)
                });
                first.into_iter().collect()
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use ndarray::{Array1, array};
    use proptest::prelude::*;

    use super::*;
    use crate::label::Choice;

    const LABELS: usize = 4;

    fn level(cuts: f64) -> LevelCalibration {
        LevelCalibration {
            parents: [0, 0, 1, 1].map(LabelId).to_vec(),
            cuts: vec![cuts; LABELS],
            confidence: Logistic::IDENTITY,
        }
    }

    fn any_of() -> Calibration {
        Calibration::AnyOf {
            probability: vec![Logistic::IDENTITY; LABELS],
            cuts: vec![0.0; LABELS],
            confidence: Logistic::IDENTITY,
        }
    }

    fn one_of() -> Calibration {
        Calibration::OneOf { inverse_temperature: 1.0, confidence: Logistic::IDENTITY }
    }

    fn above(first: f64, given: bool) -> LabelProbabilities {
        LabelProbabilities {
            probabilities: vec![first, 0.1],
            given: given.then_some((LabelId(0), first)).into_iter().collect(),
        }
    }

    #[test]
    fn probabilities_are_multiplied_along_the_path() {
        let scores = array![0.0, 2.0, 9.0, -9.0];
        let said = level(0.1).decide(&any_of(), scores.view(), &above(0.8, true));
        assert!((said.probabilities[0] - 0.4).abs() < 1e-9);
        assert_eq!(said.given.iter().map(|own| own.0.0).collect::<Vec<_>>(), [1, 0]);
        let one = level(0.1).decide(&one_of(), scores.view(), &above(0.8, true));
        assert_eq!(one.given.len(), 1, "the surest of the siblings alone");
        assert_eq!(one.given[0].0, LabelId(1), "though another is surer under another parent");
        let none = level(0.1).decide(&one_of(), scores.view(), &above(0.8, false));
        assert!(none.given.is_empty());
    }

    #[test]
    fn cuts_and_confidence_are_learnt_along_the_path() {
        let scores =
            Array2::from_shape_fn(
                (400, LABELS),
                |(n, label)| {
                    if n % LABELS == label { 2.0 } else { -2.0 }
                },
            );
        let labels: Vec<_> = (0..400).map(|n| vec![LabelId((n % LABELS) as u16)]).collect();
        let truth = LabelMatrix::new(labels.iter().map(Vec::as_slice), LABELS);
        let said = |n: usize| {
            let parent = LabelId((n % LABELS / 2) as u16);
            let mut probabilities = vec![0.05; 2];
            probabilities[parent.index()] = 0.95;
            LabelProbabilities { probabilities, given: vec![(parent, 0.95)] }
        };
        let rows: Vec<_> = (0..400).map(said).collect();
        let parents = level(0.0).parents;
        let above = Above { parents: &parents, rows: &rows };
        let calibration = Calibration::learn(Choice::Any, &scores, &truth);
        let learnt = LevelCalibration::learn(&calibration, &scores, above, &truth);
        for (article, row) in scores.rows().into_iter().enumerate() {
            let said = learnt.decide(&calibration, row, &rows[article]);
            let given: Vec<_> = said.given.iter().map(|own| own.0).collect();
            assert_eq!(given, labels[article]);
            assert!(said.given[0].1 > 0.9, "{said:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_given_without_its_parent_nor_surer_than_it(
            scores in proptest::collection::vec(-9.0_f32..9.0, LABELS),
            first in 0.0_f64..1.0,
            given: bool,
            any: bool,
            slope in 0.0_f64..4.0,
        ) {
            let calibration = if any { any_of() } else { one_of() };
            let level = LevelCalibration {
                confidence: Logistic { offset: 2.0, slope },
                ..level(0.2)
            };
            let above = above(first, given);
            let said = level.decide(&calibration, Array1::from(scores).view(), &above);
            for (label, probability) in (0..).map(LabelId).zip(&said.probabilities) {
                prop_assert!(*probability <= level.of_parent(label, &above));
            }
            for (label, probability) in &said.given {
                prop_assert!(above.gives(level.parents[label.index()]));
                prop_assert_eq!(*probability, said.probabilities[label.index()]);
            }
        }
    }
}
