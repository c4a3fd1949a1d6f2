//! What a model was trained on, as one number.

use std::fmt;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::labelled::{Corpus, LabelledExample, LabelledFacet};
use crate::label::Facet;
use crate::text::{Article, Target};

/// Names what is hashed, so that another way of hashing gives another number.
const SCHEME: &str = "nutgraf corpus 1";

/// The SHA-256 of a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub [u8; 32]);

/// The SHA-256 of an article: of its id, title and text.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ArticleDigest([u8; 32]);

impl ArticleDigest {
    /// That of `article`.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let title = article.title.as_deref().unwrap_or_default();
        Self(hash([article.id.as_bytes(), title.as_bytes(), article.text.as_bytes()]))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The fingerprint of the examples of `corpus`: the facet, article (id, title, text), target and
/// labels of each, and what is not certain of them.
///
/// Examples are sorted by their own hash, so that the order of files and rows does not matter, nor
/// where they lay, nor how many threads read them.
#[must_use]
pub fn fingerprint(corpus: &Corpus) -> Fingerprint {
    let articles: Vec<_> = corpus.articles.par_iter().map(ArticleDigest::of).collect();
    fingerprint_of(&corpus.facets, |place| articles[place])
}

/// The same of the examples of `facets`, whose articles are told by their place.
#[must_use]
pub fn fingerprint_of(
    facets: &[LabelledFacet],
    article: impl Fn(usize) -> ArticleDigest,
) -> Fingerprint {
    let facets = facets.iter().map(|labelled| (&labelled.facet, &labelled.examples));
    let mut examples: Vec<[u8; 32]> = facets
        .flat_map(|(facet, examples)| examples.iter().map(move |example| (facet, example)))
        .map(|(facet, example)| of_example(facet, example, &article(example.article).0))
        .collect();
    examples.sort_unstable();
    Fingerprint(hash(std::iter::once(SCHEME.as_bytes()).chain(examples.iter().map(|e| &e[..]))))
}

fn of_example(facet: &Facet, example: &LabelledExample, article: &[u8; 32]) -> [u8; 32] {
    let target = example.target.as_ref();
    let name = target.map(|target| target.name.as_str()).unwrap_or_default();
    let labels = example.labels.iter().map(|id| facet.labels[id.index()].name.as_bytes());
    let mut labels: Vec<&[u8]> = labels.collect();
    labels.sort_unstable();
    let mention = mention(target);
    let fixed = [facet.name.as_bytes(), article, name.as_bytes(), &mention];
    let doubts = doubts(facet, example);
    hash(fixed.into_iter().chain(labels).chain(doubts.iter().map(Vec::as_slice)))
}

/// What is unknown, and how much the example weighs; nothing where all is certain.
fn doubts(facet: &Facet, example: &LabelledExample) -> Vec<Vec<u8>> {
    if example.has_full_weight() && example.unknown.is_empty() {
        return Vec::new();
    }
    let mut unknown: Vec<_> =
        example.unknown.iter().map(|id| format!("{}?", facet.labels[id.index()].name)).collect();
    unknown.sort_unstable();
    let unknown = unknown.into_iter().map(String::into_bytes);
    unknown.chain([example.weight.to_le_bytes().to_vec()]).collect()
}

fn mention(target: Option<&Target>) -> [u8; 16] {
    let mut bytes = [0; 16];
    if let Some(span) = target.and_then(|target| target.mention) {
        bytes[..8].copy_from_slice(&(span.start as u64).to_le_bytes());
        bytes[8..].copy_from_slice(&(span.end as u64).to_le_bytes());
    }
    bytes
}

/// The hash of `parts`, each after its length, so that no two lists of parts run together.
fn hash<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}
