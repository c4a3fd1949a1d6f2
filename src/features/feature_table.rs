//! Features that were counted where nobody has the articles any more.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use indexmap::IndexSet;
use nohash_hasher::NoHashHasher;
use serde::{Deserialize, Serialize};

use super::counter::Counter;
use super::error::Error;
use super::extract::each_feature;
use super::family::FeatureFamily;
use super::names::Names;
use super::vectoriser::Vectoriser;
use super::vectors::Vectors;
use super::vocabulary_fitter::Named;
use crate::analysis::{Analyser, Analysis};
use crate::text::TermHash;

/// Features of an article, each with how often it has it, as places in a [`FeatureTable`].
pub type FeatureCounts = Vec<(u32, u16)>;

/// Table of the features that some articles have, in the order in which they were met.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Listed", into = "Listed")]
pub struct FeatureTable {
    keys: IndexSet<u64, BuildHasherDefault<NoHashHasher<u64>>>,
    /// By place.
    families: Vec<FeatureFamily>,
    names: Names,
}

/// A table as files have it.
#[derive(Serialize, Deserialize)]
struct Listed(Vec<(FeatureFamily, String)>);

impl FeatureTable {
    /// Number of features.
    #[must_use]
    pub fn len(&self) -> usize {
        self.families.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.families.is_empty()
    }

    /// Counts the features of an article, of which new ones are put into the table.
    pub fn count(
        &mut self,
        families: &[FeatureFamily],
        analysis: &Analysis<'_>,
        analyser: &mut Analyser,
    ) -> FeatureCounts {
        let mut counter = Counter::default();
        let mut counting = counter.begin();
        each_feature(families, analysis, None, |occurrence| {
            let name = || occurrence.name(analysis, analyser);
            let place = self.place(occurrence.key(analysis).0, occurrence.family, name);
            counting.count(place, 1);
        });
        counting.end();
        (0..counter.len()).map(|place| counter.take(place)).collect()
    }

    /// Puts the features of another table behind these, and tells the place here of each.
    pub fn merge(&mut self, other: &Self) -> Vec<u32> {
        let features = other.keys.iter().zip(&other.families).zip(other.names.iter());
        features
            .map(|((&key, &family), name)| self.place(key, family, || name.to_owned()))
            .collect()
    }

    /// What [`Vectoriser::fit`] learns from `articles`, of which each has its counts here: the features
    /// of `families` that at least `min_df` of them have, and their vectors.
    ///
    /// # Errors
    /// [`Error::Empty`] when no feature is common enough.
    pub fn fit(
        &self,
        articles: &[&FeatureCounts],
        families: &[FeatureFamily],
        min_df: u32,
    ) -> Result<(Vectoriser, Vectors), Error> {
        let mut named = Named::default();
        for (place, df) in self.document_frequency(articles).into_iter().enumerate() {
            if df >= min_df.max(1) && families.contains(&self.families[place]) {
                named.push(self.families[place], self.names.get(place), df);
            }
        }
        let vocabulary = named.into_vocabulary(articles.len() as u32)?;
        let weighted: Vec<_> = families.iter().map(|&family| (family, family.weight())).collect();
        let vectoriser = Vectoriser::new(&weighted, vocabulary);
        let vectors = self.vectors(articles, &vectoriser);
        Ok((vectoriser, vectors))
    }

    fn vectors(&self, articles: &[&FeatureCounts], vectoriser: &Vectoriser) -> Vectors {
        let features = self.keys.iter().zip(&self.families);
        let ids: Vec<_> =
            features.map(|(&key, &family)| vectoriser.index.id(family, TermHash(key))).collect();
        let mut counter = Counter::default();
        let rows = articles.iter().map(|counts| {
            let mut counting = counter.begin();
            for &(place, count) in *counts {
                ids[place as usize].iter().for_each(|id| counting.count(id.0, count));
            }
            counting.end();
            let mut row = vectoriser.weigh(&mut counter);
            row.sort();
            row.normalise();
            row
        });
        Vectors::from_rows(rows, vectoriser.vocabulary().len())
    }

    /// How many of `articles` have each feature.
    fn document_frequency(&self, articles: &[&FeatureCounts]) -> Vec<u32> {
        let mut frequency = vec![0; self.len()];
        for &(place, _) in articles.iter().flat_map(|counts| counts.iter()) {
            frequency[place as usize] += 1;
        }
        frequency
    }

    /// Whether the counts of an article are of features of this table, each once.
    #[must_use]
    pub fn has(&self, counts: &[(u32, u16)]) -> bool {
        let mut seen = HashSet::new();
        counts
            .iter()
            .all(|&(place, count)| (place as usize) < self.len() && count > 0 && seen.insert(place))
    }

    fn place(&mut self, key: u64, family: FeatureFamily, name: impl FnOnce() -> String) -> u32 {
        let (place, is_new) = self.keys.insert_full(key);
        if is_new {
            self.families.push(family);
            self.names.push(&name());
        }
        place as u32
    }
}

impl From<Listed> for FeatureTable {
    fn from(Listed(features): Listed) -> Self {
        let mut table = Self::default();
        for (family, name) in features {
            let key = family.key_of_name(&name).0;
            table.place(key, family, || name);
        }
        table
    }
}

impl From<FeatureTable> for Listed {
    fn from(table: FeatureTable) -> Self {
        let names = table.names.iter().map(str::to_owned);
        Self(table.families.iter().copied().zip(names).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysers;
    use crate::text::{Article, Language};

    const TEXTS: [&str; 4] =
        ["The talks talked on.", "Talks end.", "End of the talks: the end.", "Nobody came."];
    const FAMILIES: &[FeatureFamily] = &[FeatureFamily::Stem, FeatureFamily::StemPair];

    fn counted(texts: &[&str]) -> (FeatureTable, Vec<FeatureCounts>) {
        let (mut table, mut analysers) =
            (FeatureTable::default(), Analysers::of(Language::English));
        let mut count = |text: &&str| {
            let article = Article::new("", *text);
            let analysis = analysers.analyse(&article);
            table.count(FAMILIES, &analysis, analysers.get(analysis.language()))
        };
        let counts = texts.iter().map(&mut count).collect();
        (table, counts)
    }

    #[test]
    fn counts_give_the_vectors_that_articles_give() {
        let (mut table, mut counts) = counted(&TEXTS[..1]);
        let (others, more) = counted(&TEXTS[1..]);
        let places = table.merge(&others);
        let moved = |own: FeatureCounts| {
            own.into_iter().map(|(place, count)| (places[place as usize], count)).collect()
        };
        counts.extend(more.into_iter().map(moved));
        let (whole, all) = counted(&TEXTS);
        let named =
            |table: &FeatureTable| table.names.iter().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!((named(&table), &counts), (named(&whole), &all), "as in one go");

        let articles = TEXTS.map(|text| Article::new("", text));
        let instances: Vec<_> = articles.iter().map(|article| (article, None)).collect();
        let analysers = Analysers::of(Language::English);
        for min_df in [1, 2] {
            let (vectoriser, vectors) =
                Vectoriser::fit(&instances, &analysers, FAMILIES, min_df, None).unwrap();
            let rows: Vec<_> = counts.iter().collect();
            let (own, own_vectors) = table.fit(&rows, FAMILIES, min_df).unwrap();
            assert_eq!(own.vocabulary().names(), vectoriser.vocabulary().names());
            assert!(own_vectors.rows().eq(vectors.rows()), "{min_df}");
        }
    }

    #[test]
    fn a_table_comes_back_from_json() {
        let (table, counts) = counted(&TEXTS);
        let json = serde_json::to_string(&table).unwrap();
        let read: FeatureTable = serde_json::from_str(&json).unwrap();
        assert_eq!((&read.keys, &read.names), (&table.keys, &table.names));
        assert!(counts.iter().all(|own| read.has(own)));
        let beyond = read.len() as u32;
        assert!(!read.has(&[(beyond, 1)]) && !read.has(&[(0, 1), (0, 1)]));
    }
}
