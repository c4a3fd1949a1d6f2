//! Label blocks: the labels that are solved side by side.

use crate::label::LabelMatrixView;

/// Labels of a block: eight weights and eight variances fill one cache line.
pub(super) const BLOCK: usize = 8;

/// One number for each label of a block.
pub(super) type PerLabel = [f32; BLOCK];

/// Block of labels of a label matrix, from the label `first` on.
#[derive(Clone, Copy, Debug)]
pub(super) struct LabelBlock<'l> {
    labels: LabelMatrixView<'l>,
    first: usize,
}

impl<'l> LabelBlock<'l> {
    /// The blocks of all labels, in order.
    pub(super) fn all(labels: LabelMatrixView<'l>) -> Vec<Self> {
        let firsts = (0..labels.labels()).step_by(BLOCK);
        firsts.map(|first| Self { labels, first }).collect()
    }

    /// The first label.
    pub(super) const fn first(self) -> usize {
        self.first
    }

    /// ±1 targets by article: +1 where it has the label and −1 where it lacks it, 0 where that is
    /// not known, or there is no such label.
    pub(super) fn targets(self) -> Vec<PerLabel> {
        let Self { labels, first } = self;
        let target = |article, label| match label {
            label if label >= labels.labels() || !labels.is_known(article, label) => 0.0,
            label if labels.has(article, label) => 1.0,
            _ => -1.0,
        };
        let row = |article| std::array::from_fn(|place| target(article, first + place));
        (0..labels.articles()).map(row).collect()
    }

    /// Sample weights, by article.
    pub(super) fn weights(self) -> Vec<f32> {
        (0..self.labels.articles()).map(|article| self.labels.weight(article)).collect()
    }
}

/// sum += factor · values.
#[inline]
pub(super) fn add_scaled(sum: &mut PerLabel, factor: f32, values: &PerLabel) {
    for (sum, value) in sum.iter_mut().zip(values) {
        *sum += factor * value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::{LabelId, LabelMatrix};

    #[test]
    fn targets_are_those_of_the_labels_in_the_block() {
        let rows: [&[LabelId]; 2] = [&[LabelId(8)], &[LabelId(0), LabelId(9)]];
        let mut truth = LabelMatrix::new(rows.into_iter(), 11);
        truth.set_unknown(0, LabelId(10));
        let mut expected = [[0.0; BLOCK]; 2];
        expected[0][..3].copy_from_slice(&[-1.0, 1.0, -1.0]);
        expected[1][..2].copy_from_slice(&[1.0, -1.0]);
        let blocks = LabelBlock::all(truth.view(&[1, 0]));
        assert_eq!((blocks.len(), blocks[1].first()), (2, 8));
        assert_eq!(blocks[1].targets(), expected);
    }
}
