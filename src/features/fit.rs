//! Learning a vocabulary from training articles.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use nohash_hasher::NoHashHasher;
use rayon::prelude::*;

use super::error::Error;
use super::extract::each_feature;
use super::group::Group;
use super::memory::Memory;
use super::names::Names;
use super::repeated::Repeated;
use super::sparse::{Stack, Vectors};
use super::vectoriser::Vectoriser;
use super::vocabulary::Vocabulary;
use crate::analysis::{Analyser, Analysers, Analysis};
use crate::text::{Article, Target};

/// Articles that a thread turns into vectors before they are stacked: few enough to hold twice.
const CHUNK: usize = 256;

/// What is learnt of a feature before it is known whether it stays.
#[derive(Clone, Copy, Debug)]
struct Seen {
    document_frequency: u32,
    /// The first article that has it: there its name is read.
    first: u32,
}

type SeenFeatures = HashMap<u64, Seen, BuildHasherDefault<NoHashHasher<u64>>>;

/// An article, and the target of what is asked about it.
pub type Example<'a> = (&'a Article, Option<&'a Target>);

impl Vectoriser {
    /// Learns the features of `groups` that at least `min_df` of `examples` have, and returns their
    /// vectors beside the vectoriser. Reads every article four times, so that memory holds the
    /// vocabulary and the vectors alone. The same on any number of threads.
    ///
    /// # Errors
    /// [`Error::Empty`] when no feature is common enough.
    pub fn fit(
        examples: &[Example<'_>],
        analysers: &Analysers,
        groups: &[Group],
        min_df: u32,
    ) -> Result<(Self, Vectors), Error> {
        let vocabulary = Reading { examples, analysers, groups }.vocabulary(min_df)?;
        let weighted: Vec<_> = groups.iter().map(|&group| (group, group.weight())).collect();
        let vectoriser = Self::new(&weighted, vocabulary);
        let vectors = vectoriser.transform(examples, analysers);
        Ok((vectoriser, vectors))
    }

    /// The vectors of `examples`, in order.
    #[must_use]
    pub fn transform(&self, examples: &[Example<'_>], analysers: &Analysers) -> Vectors {
        let reader = || (analysers.clone(), Memory::default());
        let mut readers: Vec<_> = (0..rayon::current_num_threads()).map(|_| reader()).collect();
        // Of the articles that the vocabulary was learnt from, that many weights exactly.
        let weights = self.vocabulary().document_frequency().iter().map(|&df| df as usize).sum();
        let mut stack = Stack::with_capacity(examples.len(), weights);
        for examples in examples.chunks(CHUNK * readers.len()) {
            let chunks = readers.par_iter_mut().zip(examples.par_chunks(CHUNK));
            let rows = chunks.map(|((analysers, memory), chunk)| {
                let one = |&(article, target): &Example<'_>| {
                    self.vectorise_in_order(&analysers.analyse(article), target, memory).vector
                };
                chunk.iter().map(one).collect::<Vec<_>>()
            });
            rows.collect::<Vec<_>>().iter().flatten().for_each(|row| stack.push(row));
        }
        stack.into_vectors(self.vocabulary().len())
    }
}

/// Articles to learn a vocabulary from, and what to look at in them.
#[derive(Clone, Copy)]
struct Reading<'e> {
    examples: &'e [Example<'e>],
    analysers: &'e Analysers,
    groups: &'e [Group],
}

impl Reading<'_> {
    fn vocabulary(self, min_df: u32) -> Result<Vocabulary, Error> {
        let repeated = (min_df > 1).then(|| self.repeated());
        let seen = self.count(min_df, |key| repeated.as_ref().is_none_or(|some| some.has(key)));
        drop(repeated);
        self.name(&seen).into_vocabulary(self.examples.len() as u32)
    }

    /// Which features more than one article may have.
    fn repeated(self) -> Repeated {
        // Features are far fewer than bytes.
        let repeated =
            Repeated::new(self.examples.iter().map(|(article, _)| article.text.len()).sum());
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
            each_feature(self.groups, analysis, target, |found| {
                let key = found.key(analysis).0;
                if let Some(seen) = seen.get(&key).filter(|seen| seen.first == index) {
                    named.names.push(&found.name(analysis, analyser));
                    named.features.push((found.group, seen.document_frequency));
                }
            });
        });
        shares.into_iter().reduce(Named::and).unwrap_or_default()
    }

    /// Fills `keys` with those of the features of an article, each once and rising.
    fn keys(self, analysis: &Analysis<'_>, target: Option<&Target>, keys: &mut Vec<u64>) {
        keys.clear();
        each_feature(self.groups, analysis, target, |found| keys.push(found.key(analysis).0));
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
        let share = self.examples.len().div_ceil(rayon::current_num_threads()).max(1);
        let shares = self.examples.par_chunks(share).enumerate().map(|(part, examples)| {
            let (mut state, mut analysers) = (start(), self.analysers.clone());
            for (index, &(article, target)) in ((part * share) as u32..).zip(examples) {
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
struct Named {
    names: Names,
    /// Group and document frequency.
    features: Vec<(Group, u32)>,
}

impl Named {
    fn and(mut self, other: Self) -> Self {
        other.names.iter().for_each(|name| self.names.push(name));
        self.features.extend(other.features);
        self
    }

    fn into_vocabulary(self, articles: u32) -> Result<Vocabulary, Error> {
        let feature = |place: u32| {
            let (group, document_frequency) = self.features[place as usize];
            (group, self.names.get(place as usize), document_frequency)
        };
        let mut order: Vec<u32> = (0..self.features.len() as u32).collect();
        order.par_sort_unstable_by_key(|&place| feature(place));
        order.dedup_by_key(|place| feature(*place));
        Vocabulary::of(order.into_iter().map(feature), articles)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sparse::FeatureId;
    use super::*;
    use crate::text::Language;

    fn articles() -> Vec<Article> {
        ["The talks talked on.", "Talks end.", "End of the talks: the end."]
            .map(|text| Article::new("", text))
            .to_vec()
    }

    fn fit(groups: &[Group], min_df: u32) -> Result<(Vectoriser, Vectors), Error> {
        let articles = articles();
        let examples: Vec<Example<'_>> = articles.iter().map(|article| (article, None)).collect();
        Vectoriser::fit(&examples, &Analysers::of(Language::English), groups, min_df)
    }

    /// The names of one group, each with its document frequency.
    fn names(groups: &[Group], min_df: u32, group: Group) -> Vec<(String, u32)> {
        let (vectoriser, _) = fit(groups, min_df).unwrap();
        let vocabulary = vectoriser.vocabulary();
        let ids = (0..vocabulary.len() as u32).map(FeatureId);
        let of_group = ids.filter(|&id| vocabulary.group(id) == group);
        let df = |id: FeatureId| vocabulary.document_frequency()[id.index()];
        of_group.map(|id| (vocabulary.name(id).to_owned(), df(id))).collect()
    }

    #[test]
    fn counts_articles_and_not_occurrences() {
        let stems = [("talk", 3), ("end", 2), ("the", 2), ("of", 1), ("on", 1)];
        let found = names(&[Group::Stem], 1, Group::Stem);
        assert_eq!(found, stems.map(|(name, df)| (name.to_owned(), df)));
        let words = [("talks", 3), ("end", 2), ("the", 2)];
        let found = names(Group::OF_TEXT, 2, Group::Surface);
        assert_eq!(found, words.map(|(name, df)| (name.to_owned(), df)));
        let pairs = [("the talk", 2)];
        let found = names(Group::OF_TEXT, 2, Group::StemPair);
        assert_eq!(found, pairs.map(|(name, df)| (name.to_owned(), df)));
    }

    #[test]
    fn character_ngrams_know_where_words_end() {
        let found = names(&[Group::CharNgram], 3, Group::CharNgram);
        let expected = [
            "<ta", "<tal", "<talk", "alk", "alks", "alks>", "ks>", "lks", "lks>", "tal", "talk",
            "talks",
        ];
        assert_eq!(found.into_iter().map(|name| name.0).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn nothing_common_enough_is_an_error() {
        assert!(matches!(fit(Group::OF_TEXT, 4), Err(Error::Empty { articles: 3 })));
        let fitted = Vectoriser::fit(&[], &Analysers::of(Language::English), Group::OF_TEXT, 1);
        assert!(matches!(fitted, Err(Error::Empty { articles: 0 })));
    }
}
