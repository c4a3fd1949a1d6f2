//! Judgements of sentences that the model did not learn from, and what they come to.

use std::cmp::Ordering;

use super::label::RelationLabel;
use super::model::Judgement;
use crate::calibrate::Logistic;

/// Judgements of held-out pairs beside what readers said.
#[derive(Clone, Debug, Default)]
pub struct HeldOutRelations(pub(super) Vec<HeldOut>);

/// A judgement beside what a reader said.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeldOut {
    pub(super) judgement: Judgement,
    pub(super) truth: Option<RelationLabel>,
    /// Whether the name that stands second is the holder.
    pub(super) reversed: bool,
}

impl HeldOut {
    pub(super) fn is_right(&self) -> bool {
        self.has_label() && self.judgement.reversed == self.reversed
    }

    fn has_label(&self) -> bool {
        self.truth == Some(self.judgement.label)
    }
}

impl HeldOutRelations {
    /// Number of pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Macro-F1 over critical, supportive and neither, where labels as probable as `least` are given.
    #[must_use]
    pub fn macro_f1(&self, least: f64) -> f64 {
        let given =
            |own: &HeldOut| (own.judgement.of_label >= least).then_some(own.judgement.label);
        let classes = [None, Some(RelationLabel::Critical), Some(RelationLabel::Supportive)];
        let f1 = |class| {
            let count = |of: &dyn Fn(&HeldOut) -> bool| self.0.iter().filter(|own| of(own)).count();
            let both = count(&|own| given(own) == class && own.truth == class);
            let either = count(&|own| given(own) == class) + count(&|own| own.truth == class);
            2.0 * both as f64 / either.max(1) as f64
        };
        classes.into_iter().map(f1).sum::<f64>() / classes.len() as f64
    }

    /// The least probability of a label that makes [`macro_f1`](Self::macro_f1) best, in hundredths.
    #[must_use]
    pub fn best_least(&self) -> f64 {
        let cuts = (5..95).map(|cut| f64::from(cut) / 100.0);
        let best = cuts.max_by(|&a, &b| self.macro_f1(a).total_cmp(&self.macro_f1(b)));
        best.unwrap_or(0.5)
    }

    /// Share of the labels that are right, whoever holds them, among this share of the pairs: those of
    /// the most probable labels.
    #[must_use]
    pub fn precision_of_best(&self, share: f64) -> f64 {
        let mut sorted: Vec<&HeldOut> = self.0.iter().collect();
        sorted.sort_by(|a, b| b.judgement.of_label.total_cmp(&a.judgement.of_label));
        let best = &sorted[..(share * sorted.len() as f64) as usize];
        best.iter().filter(|own| own.has_label()).count() as f64 / best.len().max(1) as f64
    }

    /// How often log-odds are right, label and holder both.
    pub(super) fn calibration(&self) -> Logistic {
        let point = |own: &HeldOut| (own.judgement.log_odds, own.is_right());
        Logistic::fit(&self.0.iter().map(point).collect::<Vec<_>>())
    }

    /// The most judgements, by log-odds, of which a share of `precision` is right, label and holder:
    /// the least log-odds, how many they are, and how many are right.
    pub(super) fn most(&self, precision: f64) -> Option<(f64, usize, usize)> {
        let mut sorted: Vec<&HeldOut> = self.0.iter().collect();
        let by = |a: &&HeldOut, b: &&HeldOut| -> Ordering {
            b.judgement.log_odds.total_cmp(&a.judgement.log_odds)
        };
        sorted.sort_by(by);
        let mut right = 0;
        let counts = sorted.into_iter().enumerate().map(|(place, own)| {
            right += usize::from(own.is_right());
            (own.judgement.log_odds, place + 1, right)
        });
        counts.filter(|&(_, told, right)| right as f64 >= precision * told as f64).last()
    }
}
