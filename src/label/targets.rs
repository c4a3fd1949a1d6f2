//! What the training articles are labelled: the truth to learn.

use std::collections::BTreeSet;

use ndarray::{Array2, Axis};

use super::facet::LabelId;

/// What is known of each article's labels, and how much it counts.
///
/// Most training articles say of every label whether they have it. Those taken over from another
/// scheme of labels may leave some *open*: a one-vs-rest fit passes over an open label of an
/// article, and learns the others from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Targets {
    /// (articles × labels)
    has: Array2<bool>,
    /// Labels of which nothing is known, by article and label, rising.
    open: BTreeSet<(usize, LabelId)>,
    /// By article: above 0, at most 1.
    trust: Vec<f32>,
}

impl Targets {
    /// One row for each article, from its labels: every other label is absent, and all articles
    /// are trusted fully.
    ///
    /// # Panics
    /// When a label is not below `labels`: labels come from the facet that counts them.
    pub fn new<'l>(rows: impl ExactSizeIterator<Item = &'l [LabelId]>, labels: usize) -> Self {
        let mut has = Array2::from_elem((rows.len(), labels), false);
        let trust = vec![1.0; rows.len()];
        for (article, row) in rows.enumerate() {
            for label in row {
                has[(article, label.index())] = true;
            }
        }
        Self { has, open: BTreeSet::new(), trust }
    }

    /// Says that nothing is known of a label of an article.
    pub fn leave_open(&mut self, article: usize, label: LabelId) {
        self.open.insert((article, label));
    }

    /// Lets an article count for `trust` of one whose labels are certain.
    pub fn set_trust(&mut self, article: usize, trust: f32) {
        self.trust[article] = trust;
    }

    /// How much an article counts.
    #[must_use]
    pub fn trust(&self, article: usize) -> f32 {
        self.trust[article]
    }

    /// The targets of some of the articles, in the order given.
    #[must_use]
    pub fn select(&self, articles: &[usize]) -> Self {
        let mut selected = Self {
            has: self.has.select(Axis(0), articles),
            open: BTreeSet::new(),
            trust: articles.iter().map(|&article| self.trust[article]).collect(),
        };
        for (place, &article) in articles.iter().enumerate() {
            for label in self.open_labels(article) {
                selected.leave_open(place, label);
            }
        }
        selected
    }

    fn open_labels(&self, article: usize) -> impl Iterator<Item = LabelId> {
        let (first, last) = ((article, LabelId(0)), (article, LabelId(u16::MAX)));
        self.open.range(first..=last).map(|&(_, label)| label)
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
    pub fn knows(&self, article: usize, label: usize) -> bool {
        !self.open.contains(&(article, LabelId(label as u16)))
    }

    /// The labels of `article`, in rising order.
    pub fn of(&self, article: usize) -> impl Iterator<Item = LabelId> {
        let row = self.has.row(article);
        (0..).map(LabelId).zip(row).filter(|&(_, &has)| has).map(|(label, _)| label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_say_which_labels_an_article_has() {
        let rows: [&[LabelId]; 3] = [&[LabelId(2)], &[], &[LabelId(1), LabelId(0)]];
        let targets = Targets::new(rows.into_iter(), 3);
        assert_eq!((targets.articles(), targets.labels()), (3, 3));
        assert_eq!(targets.of(2).collect::<Vec<_>>(), [LabelId(0), LabelId(1)]);
        assert!(targets.has(0, 2) && !targets.has(1, 2));
        let selected = targets.select(&[2, 0]);
        assert_eq!(selected.of(1).collect::<Vec<_>>(), [LabelId(2)]);
    }

    #[test]
    fn what_is_open_and_how_much_it_counts_goes_with_the_article() {
        let rows: [&[LabelId]; 3] = [&[LabelId(2)], &[], &[LabelId(1)]];
        let mut targets = Targets::new(rows.into_iter(), 3);
        targets.leave_open(2, LabelId(0));
        targets.set_trust(2, 0.25);
        let selected = targets.select(&[2, 1]);
        let known = [[false, true, true], [true, true, true]];
        for (article, known) in known.into_iter().enumerate() {
            assert_eq!([0, 1, 2].map(|label| selected.knows(article, label)), known);
        }
        assert_eq!(
            [0, 1].map(|article| selected.trust(article).to_bits()),
            [0.25, 1.0].map(f32::to_bits)
        );
    }
}
