//! What must not be parted between training and test.

use std::collections::HashSet;

use super::folds::{Sketch, copies, copies_alike, copies_of};
use super::labelled::Corpus;
use crate::dedup::NEAR_COPY;

/// One key an article: those that share one stay together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    keys: Vec<u64>,
    grouped: bool,
}

impl Groups {
    /// The groups of a corpus: those of the field that was named, or else the copies of one text.
    pub(super) fn of(corpus: &Corpus) -> Self {
        if corpus.groups.is_empty() {
            return Self::of_copies(corpus);
        }
        let keys = corpus.groups.clone();
        let distinct: HashSet<&u64> = keys.iter().collect();
        let grouped = 2 * distinct.len() <= keys.len();
        Self { keys, grouped }
    }

    /// The [`copies`] of one text alone, whatever field was named.
    #[must_use]
    pub fn of_copies(corpus: &Corpus) -> Self {
        Self { keys: copies(&corpus.articles), grouped: false }
    }

    /// The same of articles of which the sketches alone are known.
    #[must_use]
    pub fn of_sketches(articles: Vec<Sketch>) -> Self {
        Self { keys: copies_of(articles), grouped: false }
    }

    /// The copies of one text, and what is one report in two papers, cut to fit here and there.
    #[must_use]
    pub fn of_near_copies(corpus: &Corpus) -> Self {
        Self { keys: copies_alike(&corpus.articles, NEAR_COPY), grouped: false }
    }

    /// The keys, by article.
    #[must_use]
    pub fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// Whether the articles come in groups: somebody named a field to group by, and a group has,
    /// on average, two articles or more. A model of such a corpus is for the articles of others.
    #[must_use]
    pub const fn are_grouped(&self) -> bool {
        self.grouped
    }
}

impl Corpus {
    /// Which articles must not be parted between training and test: those that the field to group
    /// by holds together, or without one those that are [`copies`] of one text.
    #[must_use]
    pub fn article_groups(&self) -> Groups {
        Groups::of(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Article;

    #[test]
    fn articles_come_in_groups_if_a_field_says_so_and_two_share_one() {
        let of = |groups: &[u64]| {
            let articles = ["One.", "Two.", "Two.", "Three."].map(|text| Article::new("", text));
            let corpus = Corpus {
                articles: articles.to_vec(),
                groups: groups.to_vec(),
                ..Corpus::default()
            };
            corpus.article_groups()
        };
        for (keys, grouped) in [([7, 7, 8, 8], true), ([7, 7, 8, 9], false), ([1, 2, 3, 4], false)]
        {
            let groups = of(&keys);
            assert_eq!((groups.keys(), groups.are_grouped()), (keys.as_slice(), grouped));
        }
        let copies = of(&[]);
        assert!(!copies.are_grouped() && copies.keys()[1] == copies.keys()[2]);
        assert_ne!(copies.keys()[0], copies.keys()[3]);
    }
}
