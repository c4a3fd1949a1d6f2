//! What the training articles are labelled: the truth to learn.

use ndarray::{Array2, Axis};

use super::LabelId;

/// Which labels each article has (articles × labels).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Targets(Array2<bool>);

impl Targets {
    /// One row for each article, from its labels.
    ///
    /// # Panics
    /// When a label is not below `labels`: labels come from the facet that counts them.
    pub fn new<'l>(rows: impl ExactSizeIterator<Item = &'l [LabelId]>, labels: usize) -> Self {
        let mut targets = Array2::from_elem((rows.len(), labels), false);
        for (article, row) in rows.enumerate() {
            for label in row {
                targets[(article, label.index())] = true;
            }
        }
        Self(targets)
    }

    /// The targets of some of the articles, in the order given.
    #[must_use]
    pub fn select(&self, articles: &[usize]) -> Self {
        Self(self.0.select(Axis(0), articles))
    }

    /// Number of articles.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.0.nrows()
    }

    /// Number of labels.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.0.ncols()
    }

    /// Whether `article` has `label`.
    #[must_use]
    pub fn has(&self, article: usize, label: usize) -> bool {
        self.0[(article, label)]
    }

    /// The labels of `article`, in rising order.
    pub fn of(&self, article: usize) -> impl Iterator<Item = LabelId> {
        (0..).map(LabelId).zip(self.0.row(article)).filter(|&(_, &has)| has).map(|(label, _)| label)
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
}
