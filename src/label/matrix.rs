//! Label matrix of the training articles: the truth to learn.

use std::collections::BTreeSet;

use ndarray::{Array1, Array2, Axis};

use super::facet::LabelId;

/// Label matrix (articles × labels) with unknown cells and sample weights.
///
/// Most training articles say of every label whether they have it. Those taken over from another
/// scheme of labels may leave some *unknown*: a one-vs-rest fit passes over an unknown label of an
/// article, and learns the others from it.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelMatrix {
    /// (articles × labels)
    has: Array2<bool>,
    /// Labels of which nothing is known, by article and label, rising.
    unknown: BTreeSet<(usize, LabelId)>,
    /// By article: above 0.
    weights: Vec<f32>,
}

impl LabelMatrix {
    /// One row for each article, from its labels: every other label is absent, and all articles
    /// weigh 1.
    ///
    /// # Panics
    /// When a label is not below `labels`: labels come from the facet that counts them.
    pub fn new<'l>(rows: impl ExactSizeIterator<Item = &'l [LabelId]>, labels: usize) -> Self {
        let mut has = Array2::from_elem((rows.len(), labels), false);
        let weights = vec![1.0; rows.len()];
        for (article, row) in rows.enumerate() {
            for label in row {
                has[(article, label.index())] = true;
            }
        }
        Self { has, unknown: BTreeSet::new(), weights }
    }

    /// Adds articles by their labels, each of this sample weight.
    ///
    /// # Panics
    /// As [`LabelMatrix::new`].
    pub fn extend(&mut self, rows: impl Iterator<Item = Vec<LabelId>>, weight: f32) {
        for row in rows {
            let mut has = Array1::from_elem(self.labels(), false);
            for label in row {
                has[label.index()] = true;
            }
            self.has.push_row(has.view()).expect("a row has one cell a label");
            self.weights.push(weight);
        }
    }

    /// Leaves a label of an article unknown.
    pub fn set_unknown(&mut self, article: usize, label: LabelId) {
        self.unknown.insert((article, label));
    }

    /// Sets the sample weight of an article: what it counts beside one whose labels are certain.
    pub fn set_weight(&mut self, article: usize, weight: f32) {
        self.weights[article] = weight;
    }

    /// Sample weight of an article.
    #[must_use]
    pub fn weight(&self, article: usize) -> f32 {
        self.weights[article]
    }

    /// The matrix of some of the articles, in the order given.
    #[must_use]
    pub fn select(&self, articles: &[usize]) -> Self {
        let mut selected = Self {
            has: self.has.select(Axis(0), articles),
            unknown: BTreeSet::new(),
            weights: articles.iter().map(|&article| self.weights[article]).collect(),
        };
        for (place, &article) in articles.iter().enumerate() {
            for label in self.unknown_labels(article) {
                selected.set_unknown(place, label);
            }
        }
        selected
    }

    /// The matrix of some of the labels, in the order given.
    #[must_use]
    pub fn select_labels(&self, labels: &[LabelId]) -> Self {
        let columns: Vec<usize> = labels.iter().map(|label| label.index()).collect();
        let moved = |&(article, label): &(usize, LabelId)| {
            let place = labels.iter().position(|own| *own == label)?;
            Some((article, LabelId(place as u16)))
        };
        Self {
            has: self.has.select(Axis(1), &columns),
            unknown: self.unknown.iter().filter_map(moved).collect(),
            weights: self.weights.clone(),
        }
    }

    /// View of some of the articles, in the order given.
    #[must_use]
    pub const fn view<'l>(&'l self, articles: &'l [usize]) -> LabelMatrixView<'l> {
        LabelMatrixView { matrix: self, articles }
    }

    fn unknown_labels(&self, article: usize) -> impl Iterator<Item = LabelId> {
        let (first, last) = ((article, LabelId(0)), (article, LabelId(u16::MAX)));
        self.unknown.range(first..=last).map(|&(_, label)| label)
    }

    /// Number of articles.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.has.nrows()
    }

    /// Number of labels.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.has.ncols()
    }

    /// Whether `article` is known to have `label`.
    #[must_use]
    pub fn has(&self, article: usize, label: usize) -> bool {
        self.has[(article, label)]
    }

    /// Whether it is known if `article` has `label`.
    #[must_use]
    pub fn is_known(&self, article: usize, label: usize) -> bool {
        !self.unknown.contains(&(article, LabelId(label as u16)))
    }

    /// The labels of `article`, in rising order.
    pub fn of(&self, article: usize) -> impl Iterator<Item = LabelId> {
        let row = self.has.row(article);
        (0..).map(LabelId).zip(row).filter(|&(_, &has)| has).map(|(label, _)| label)
    }
}

/// View of some of the articles of a [`LabelMatrix`], without a copy for each split.
#[derive(Clone, Copy, Debug)]
pub struct LabelMatrixView<'l> {
    matrix: &'l LabelMatrix,
    articles: &'l [usize],
}

impl<'l> LabelMatrixView<'l> {
    /// Number of articles.
    #[must_use]
    pub const fn articles(self) -> usize {
        self.articles.len()
    }

    /// Number of labels.
    #[must_use]
    pub fn labels(self) -> usize {
        self.matrix.labels()
    }

    /// Whether the article at `place` of the view is known to have `label`.
    #[must_use]
    pub fn has(self, place: usize, label: usize) -> bool {
        self.matrix.has(self.articles[place], label)
    }

    /// Whether it is known if the article at `place` has `label`.
    #[must_use]
    pub fn is_known(self, place: usize, label: usize) -> bool {
        self.matrix.is_known(self.articles[place], label)
    }

    /// Sample weight of the article at `place`.
    #[must_use]
    pub fn weight(self, place: usize) -> f32 {
        self.matrix.weight(self.articles[place])
    }

    /// The labels of the article at `place`, in rising order.
    pub fn of(self, place: usize) -> impl Iterator<Item = LabelId> + use<'l> {
        self.matrix.of(self.articles[place])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_say_which_labels_an_article_has() {
        let rows: [&[LabelId]; 3] = [&[LabelId(2)], &[], &[LabelId(1), LabelId(0)]];
        let matrix = LabelMatrix::new(rows.into_iter(), 3);
        assert_eq!((matrix.articles(), matrix.labels()), (3, 3));
        assert_eq!(matrix.of(2).collect::<Vec<_>>(), [LabelId(0), LabelId(1)]);
        assert!(matrix.has(0, 2) && !matrix.has(1, 2));
        let selected = matrix.select(&[2, 0]);
        assert_eq!(selected.of(1).collect::<Vec<_>>(), [LabelId(2)]);
    }

    #[test]
    fn some_labels_are_taken_with_what_is_unknown_of_them() {
        let rows: [&[LabelId]; 2] = [&[LabelId(2)], &[LabelId(0)]];
        let mut matrix = LabelMatrix::new(rows.into_iter(), 3);
        matrix.set_unknown(0, LabelId(1));
        matrix.set_unknown(1, LabelId(2));
        let selected = matrix.select_labels(&[LabelId(0), LabelId(2)]);
        assert_eq!((selected.articles(), selected.labels()), (2, 2));
        assert!(selected.has(0, 1) && selected.has(1, 0) && !selected.has(0, 0));
        assert!(selected.is_known(0, 0) && selected.is_known(0, 1) && !selected.is_known(1, 1));
    }

    #[test]
    fn what_is_open_and_how_much_it_counts_goes_with_the_article() {
        let rows: [&[LabelId]; 3] = [&[LabelId(2)], &[], &[LabelId(1)]];
        let mut matrix = LabelMatrix::new(rows.into_iter(), 3);
        matrix.set_unknown(2, LabelId(0));
        matrix.set_weight(2, 0.25);
        let selected = matrix.select(&[2, 1]);
        let known = [[false, true, true], [true, true, true]];
        for (article, known) in known.into_iter().enumerate() {
            assert_eq!([0, 1, 2].map(|label| selected.is_known(article, label)), known);
        }
        assert_eq!(
            [0, 1].map(|article| selected.weight(article).to_bits()),
            [0.25, 1.0].map(f32::to_bits)
        );
    }
}
