//! What held-out articles weigh in a comparison of settings.
//!
//! Half of the weight is the article's own, half is its labels': each label has an equal share of it,
//! however rare. A mean over articles then is that of accuracy and of the recall of the labels, as the
//! objective of a search is the sum of accuracy and macro-F1.

use crate::label::{LabelId, LabelMatrix};

/// Weight of an article by each of its labels.
#[derive(Clone, Debug)]
pub(super) struct Rarity(Vec<f32>);

impl Rarity {
    /// The weights of articles with these labels: 1 where all labels are as common.
    pub(super) fn of_labels(truth: &LabelMatrix) -> Self {
        let mut counts = vec![0_usize; truth.labels()];
        for label in (0..truth.articles()).flat_map(|article| truth.of(article)) {
            counts[label.index()] += 1;
        }
        let given = counts.iter().sum::<usize>() as f32;
        let met = counts.iter().filter(|&&count| count > 0).count().max(1) as f32;
        let weight = |count: usize| 0.5 + 0.5 * given / (met * count.max(1) as f32);
        Self(counts.into_iter().map(weight).collect())
    }

    /// The weight of an article with these labels: the mean of theirs, or 1 without any.
    pub(super) fn of(&self, labels: &[LabelId]) -> f32 {
        let sum: f32 = labels.iter().map(|label| self.0[label.index()]).sum();
        if labels.is_empty() { 1.0 } else { sum / labels.len() as f32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_label_weighs_half_as_much_as_all_of_its_kind() {
        let labels = [0, 0, 0, 0, 0, 0, 1, 1].map(|label| [LabelId(label)]);
        let truth = LabelMatrix::new(labels.iter().map(<[LabelId; 1]>::as_slice), 3);
        let rarity = Rarity::of_labels(&truth);
        let weights: Vec<f32> = labels.iter().map(|own| rarity.of(own)).collect();
        assert!((weights.iter().sum::<f32>() - 8.0).abs() < 1e-5, "{weights:?}");
        // ½ + ½ · 8 / (2 · 6) and ½ + ½ · 8 / (2 · 2); the third label is met nowhere.
        assert!((weights[0] - 5.0 / 6.0).abs() < 1e-6 && (weights[7] - 1.5).abs() < 1e-6);
        assert!((rarity.of(&[LabelId(0), LabelId(1)]) - 7.0 / 6.0).abs() < 1e-6);
        assert!((rarity.of(&[]) - 1.0).abs() < 1e-6);
    }
}
