//! Fitting a vocabulary to training articles.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use nohash_hasher::NoHashHasher;
use rayon::prelude::*;

use super::error::Error;
use super::extract::each_feature;
use super::family::FeatureFamily;
use super::names::Names;
use super::repeated::Repeated;
use super::vocabulary::Vocabulary;
use crate::analysis::{Analyser, Analysers, Analysis};
use crate::text::{Article, Target};

/// Instance to classify or to learn from: an article, and the target of what is asked about it.
pub type Instance<'a> = (&'a Article, Option<&'a Target>);

/// What is learnt of a feature before it is known whether it stays.
#[derive(Clone, Copy, Debug)]
struct Seen {
    document_frequency: u32,
    /// The first article that has it: there its name is read.
    first: u32,
}

type SeenFeatures = HashMap<u64, Seen, BuildHasherDefault<NoHashHasher<u64>>>;

/// Fitter of a vocabulary: the articles to learn it from, and what to look at in them.
#[derive(Clone, Copy)]
pub(super) struct VocabularyFitter<'e> {
    pub(super) instances: &'e [Instance<'e>],
    pub(super) analysers: &'e Analysers,
    pub(super) families: &'e [FeatureFamily],
}

impl VocabularyFitter<'_> {
    /// The vocabulary of the features that at least `min_df` instances have.
    ///
    /// # Errors
    /// [`Error::Empty`] when there is none.
    pub(super) fn fit(self, min_df: u32) -> Result<Vocabulary, Error> {
        let repeated = (min_df > 1).then(|| self.repeated());
        let seen = self.count(min_df, |key| repeated.as_ref().is_none_or(|some| some.has(key)));
        drop(repeated);
        self.name(&seen).into_vocabulary(self.instances.len() as u32)
    }

    /// Which features more than one article may have.
    fn repeated(self) -> Repeated {
        // Features are far fewer than bytes.
        let repeated =
            Repeated::new(self.instances.iter().map(|(article, _)| article.text.len()).sum());
        self.each_share(Vec::new, |keys, _, analysis, target, _| {
            self.keys(analysis, target, keys);
            for &key in &*keys {
                repeated.add(key);
            }
        });
        repeated
    }

    /// Document frequencies of all features that `min_df` articles or more have. One map a thread,
    /// so that memory does not grow with the number of tasks.
    fn count(self, min_df: u32, may_stay: impl Fn(u64) -> bool + Sync) -> SeenFeatures {
        let start = || (SeenFeatures::default(), Vec::new());
        let maps = self.each_share(start, |(seen, keys), index, analysis, target, _| {
            self.keys(analysis, target, keys);
            for &key in keys.iter().filter(|&&key| may_stay(key)) {
                let new = Seen { document_frequency: 0, first: index };
                seen.entry(key).or_insert(new).document_frequency += 1;
            }
        });
        let maps = maps.into_iter().map(|(seen, _)| seen);
        let mut seen = maps.reduce(merge).unwrap_or_default();
        seen.retain(|_, seen| seen.document_frequency >= min_df);
        seen
    }

    /// The features that were seen, each named in the first article that has it.
    fn name(self, seen: &SeenFeatures) -> Named {
        let shares = self.each_share(Named::default, |named, index, analysis, target, analyser| {
            each_feature(self.families, analysis, target, |occurrence| {
                let key = occurrence.key(analysis).0;
                if let Some(seen) = seen.get(&key).filter(|seen| seen.first == index) {
                    let name = occurrence.name(analysis, analyser);
                    named.push(occurrence.family, &name, seen.document_frequency);
                }
            });
        });
        shares.into_iter().reduce(Named::and).unwrap_or_default()
    }

    /// Fills `keys` with those of the features of an article, each once and rising.
    fn keys(self, analysis: &Analysis<'_>, target: Option<&Target>, keys: &mut Vec<u64>) {
        keys.clear();
        each_feature(self.families, analysis, target, |occurrence| {
            keys.push(occurrence.key(analysis).0);
        });
        keys.sort_unstable();
        keys.dedup();
    }

    /// Reads the articles on all threads, an equal share on each, and returns what came of each
    /// share: `read` is given that, the number of the article, the article, its target and the
    /// analyser that read it.
    fn each_share<S: Send>(
        self,
        start: impl Fn() -> S + Sync,
        read: impl Fn(&mut S, u32, &Analysis<'_>, Option<&Target>, &mut Analyser) + Sync,
    ) -> Vec<S> {
        let share = self.instances.len().div_ceil(rayon::current_num_threads()).max(1);
        let shares = self.instances.par_chunks(share).enumerate().map(|(part, instances)| {
            let (mut state, mut analysers) = (start(), self.analysers.clone());
            for (index, &(article, target)) in ((part * share) as u32..).zip(instances) {
                let analysis = analysers.analyse(article);
                read(&mut state, index, &analysis, target, analysers.get(analysis.language()));
            }
            state
        });
        shares.collect()
    }
}

#[expect(clippy::iter_over_hash_type, reason = "sums and minima do not depend on the order")]
fn merge(mut into: SeenFeatures, from: SeenFeatures) -> SeenFeatures {
    if into.len() < from.len() {
        return merge(from, into);
    }
    for (key, other) in from {
        let entry = into.entry(key).or_insert(Seen { document_frequency: 0, ..other });
        entry.document_frequency += other.document_frequency;
        entry.first = entry.first.min(other.first);
    }
    into
}

/// Features with their names, in the order in which they were met; some more than once.
#[derive(Debug, Default)]
pub(super) struct Named {
    names: Names,
    /// `FeatureFamily` and document frequency.
    features: Vec<(FeatureFamily, u32)>,
}

impl Named {
    pub(super) fn push(&mut self, family: FeatureFamily, name: &str, document_frequency: u32) {
        self.names.push(name);
        self.features.push((family, document_frequency));
    }

    fn and(mut self, other: Self) -> Self {
        other.names.iter().for_each(|name| self.names.push(name));
        self.features.extend(other.features);
        self
    }

    /// The vocabulary of these features, learnt from so many articles.
    pub(super) fn into_vocabulary(self, articles: u32) -> Result<Vocabulary, Error> {
        let feature = |place: u32| {
            let (family, document_frequency) = self.features[place as usize];
            (family, self.names.get(place as usize), document_frequency)
        };
        let mut order: Vec<u32> = (0..self.features.len() as u32).collect();
        order.par_sort_unstable_by_key(|&place| feature(place));
        order.dedup_by_key(|place| feature(*place));
        Vocabulary::of(order.into_iter().map(feature), articles)
    }
}
