//! Training counts: all that training needs of labelled articles, without the articles.

use std::collections::BTreeSet;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::error::TrainError;
use super::learnt::key;
use super::trainer::Trainer;
use crate::analysis::{Analysers, Scope};
use crate::corpus::{ArticleDigest, Sketch};
use crate::error::Error;
use crate::features::{FeatureCounts, FeatureFamily, FeatureTable};
use crate::select::Algorithm;
use crate::text::{Article, Language, Tokeniser};

/// Version of the file: one that is newer is refused.
const FORMAT: u32 = 1;
/// Articles that a thread counts before their tables are merged.
const CHUNK: usize = 256;

/// Labels of an article: facets, each with the labels that it has of it.
pub type ArticleLabels = Vec<(String, Vec<String>)>;

/// Training counts of labelled articles: how often each has which features, its labels, and hashes by
/// which copies are known. No text can be read from them but its words.
///
/// Counts of parts, merged in the order of the parts, are those of the whole, byte for byte.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TrainingCounts {
    format: u32,
    pub(super) algorithm: Algorithm,
    pub(super) language: Language,
    pub(super) scope: Scope,
    pub(super) features: FeatureTable,
    pub(super) articles: Vec<CountedArticle>,
}

/// An article that was counted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct CountedArticle {
    /// What it is known by again: its title and text, as a hash.
    pub(super) key: u64,
    /// What the fingerprint of a corpus is made of.
    pub(super) digest: ArticleDigest,
    /// What its copies are told by.
    pub(super) sketch: Sketch,
    /// Number of its tokens.
    pub(super) tokens: usize,
    pub(super) labels: ArticleLabels,
    pub(super) features: FeatureCounts,
}

impl TrainingCounts {
    /// The counts of labelled articles for `trainer`, whose algorithm says which features count.
    #[must_use]
    pub fn of(trainer: &Trainer, articles: &[(Article, ArticleLabels)]) -> Self {
        let chunks = articles.par_chunks(CHUNK).map(|chunk| Self::of_chunk(trainer, chunk));
        let none = || Self::of_chunk(trainer, &[]);
        chunks.reduce(none, |mut counts, other| {
            counts.add(other);
            counts
        })
    }

    fn of_chunk(trainer: &Trainer, articles: &[(Article, ArticleLabels)]) -> Self {
        let &Trainer { algorithm, language, scope, .. } = trainer;
        let scope = scope.unwrap_or_default();
        let mut analysers = Analysers::of(language).with_scope(scope);
        let mut features = FeatureTable::default();
        let one = |(article, labels): &(Article, ArticleLabels)| {
            let analysis = analysers.analyse(article);
            let analyser = analysers.get(analysis.language());
            CountedArticle {
                key: key(article),
                digest: ArticleDigest::of(article),
                sketch: Sketch::of(article),
                tokens: tokens(article),
                labels: labels.clone(),
                features: features.count(families(algorithm), &analysis, analyser),
            }
        };
        let articles = articles.iter().map(one).collect();
        Self { format: FORMAT, algorithm, language, scope, features, articles }
    }

    /// The counts of several parts, in their order.
    ///
    /// # Errors
    /// [`ErrorKind::Train`](crate::ErrorKind::Train) when there is none, or when they were not counted
    /// alike.
    pub fn merge(parts: impl IntoIterator<Item = Self>) -> Result<Self, Error> {
        let mut parts = parts.into_iter();
        let mut counts = parts.next().ok_or(TrainError::NoCounts)?;
        for part in parts {
            if counts.settings() != part.settings() {
                return Err(TrainError::CountedApart.into());
            }
            counts.add(part);
        }
        Ok(counts)
    }

    /// The counts in the bytes of a file.
    ///
    /// # Errors
    /// [`ErrorKind::Train`](crate::ErrorKind::Train) when they are no counts, or those of a newer nutgraf.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let mut json = Vec::new();
        let read = GzDecoder::new(bytes).read_to_end(&mut json);
        read.map_err(|source| TrainError::Counts { source: source.into() })?;
        let counts: Self = serde_json::from_slice(&json)
            .map_err(|source| TrainError::Counts { source: source.into() })?;
        let is_known = |own: &CountedArticle| counts.features.has(&own.features);
        if counts.format > FORMAT || !counts.articles.iter().all(is_known) {
            let source = "they are damaged, or of a newer nutgraf".into();
            return Err(TrainError::Counts { source }.into());
        }
        Ok(counts)
    }

    /// The bytes of a file: JSON, compressed by gzip.
    ///
    /// # Panics
    /// Never: counts are plain data, and memory takes them.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let json = serde_json::to_vec(self).expect("counts are plain data");
        let mut file = GzEncoder::new(Vec::new(), Compression::fast());
        file.write_all(&json).and_then(|()| file.finish()).expect("memory takes what is written")
    }

    /// The language that the articles were read in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Number of the facets that an article has a label of.
    #[must_use]
    pub fn facets(&self) -> usize {
        let labels = self.articles.iter().flat_map(|own| &own.labels);
        labels.map(|(facet, _)| facet).collect::<BTreeSet<_>>().len()
    }

    fn settings(&self) -> (Algorithm, Language, Scope) {
        (self.algorithm, self.language, self.scope)
    }

    fn add(&mut self, other: Self) {
        let places = self.features.merge(&other.features);
        let moved = |mut article: CountedArticle| {
            article.features.iter_mut().for_each(|own| own.0 = places[own.0 as usize]);
            article
        };
        self.articles.extend(other.articles.into_iter().map(moved));
    }
}

/// The families that an algorithm may look at in articles that are not short.
const fn families(algorithm: Algorithm) -> &'static [FeatureFamily] {
    match algorithm {
        Algorithm::Discriminative => FeatureFamily::OF_TEXT,
        Algorithm::Multinomial | Algorithm::Complement => FeatureFamily::OF_STEMS,
    }
}

/// Number of tokens of an article.
pub(super) fn tokens(article: &Article) -> usize {
    let words = |text: &str| Tokeniser::new(text).count();
    words(&article.text) + article.title.as_deref().map_or(0, words)
}
