//! Learning a vocabulary from training articles.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use nohash_hasher::NoHashHasher;
use rayon::prelude::*;

use super::extract::each_feature;
use super::vocabulary::Entry;
use super::{Error, Group, Memory, Vectorised, Vectoriser, Vocabulary};
use crate::text::{Analyser, Article, Target};

/// Articles given to one task: enough to make its own memory worth while.
const CHUNK: usize = 256;

/// What is learnt of a feature before it is known whether it stays.
#[derive(Clone, Copy, Debug)]
struct Seen {
    document_frequency: u32,
    /// The first article that has it: there its name is read.
    first: u32,
    /// The last article that counted it.
    last: u32,
}

type SeenFeatures = HashMap<u64, Seen, BuildHasherDefault<NoHashHasher<u64>>>;

/// An article, and the target of what is asked about it.
pub type Example<'a> = (&'a Article, Option<&'a Target>);

impl Vectoriser {
    /// Learns the features of `groups` that at least `min_df` of `examples` have, and returns their
    /// vectors beside the vectoriser. Reads every article twice, so that memory
    /// holds the vocabulary and the vectors alone. The same on any number of threads.
    ///
    /// # Errors
    /// [`Error::Empty`] when no feature is common enough.
    pub fn fit(
        examples: &[Example<'_>],
        analyser: &Analyser,
        groups: &[Group],
        min_df: u32,
    ) -> Result<(Self, Vec<Vectorised>), Error> {
        let seen = count(examples, analyser, groups, min_df);
        let entries = name(examples, analyser, groups, &seen);
        drop(seen);
        let weighted: Vec<_> = groups.iter().map(|&group| (group, group.weight())).collect();
        let vectoriser = Self::new(&weighted, Vocabulary::new(&entries, examples.len() as u32)?);
        let vectors = vectoriser.transform(examples, analyser);
        Ok((vectoriser, vectors))
    }

    /// The vectors of `examples`, in order.
    #[must_use]
    pub fn transform(&self, examples: &[Example<'_>], analyser: &Analyser) -> Vec<Vectorised> {
        let chunks = examples.par_chunks(CHUNK);
        chunks
            .map_init(
                || (analyser.clone(), Memory::default()),
                |(analyser, memory), chunk| {
                    let one = |&(article, target): &Example<'_>| {
                        self.vectorise_in_order(&analyser.analyse(article), target, memory)
                    };
                    chunk.iter().map(one).collect::<Vec<_>>()
                },
            )
            .flatten_iter()
            .collect()
    }
}

/// Document frequencies of all features that `min_df` articles or more have. One map a thread, so
/// that memory does not grow with the number of tasks.
fn count(
    examples: &[Example<'_>],
    analyser: &Analyser,
    groups: &[Group],
    min_df: u32,
) -> SeenFeatures {
    let share = examples.len().div_ceil(rayon::current_num_threads()).max(1);
    let maps = examples.par_chunks(share).enumerate().map(|(part, examples)| {
        let mut seen = SeenFeatures::default();
        let mut analyser = analyser.clone();
        for (index, &(article, target)) in ((part * share) as u32..).zip(examples) {
            let analysis = analyser.analyse(article);
            each_feature(groups, &analysis, target, |found| {
                count_in(&mut seen, found.key(&analysis).0, index);
            });
        }
        seen
    });
    let mut seen = maps.reduce(SeenFeatures::default, merge);
    seen.retain(|_, seen| seen.document_frequency >= min_df);
    seen
}

fn count_in(seen: &mut SeenFeatures, key: u64, article: u32) {
    let new = Seen { document_frequency: 0, first: article, last: u32::MAX };
    let entry = seen.entry(key).or_insert(new);
    if entry.last != article {
        entry.document_frequency += 1;
        entry.last = article;
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

/// The entries of the vocabulary in order, each named in the first article that has it.
fn name(
    examples: &[Example<'_>],
    analyser: &Analyser,
    groups: &[Group],
    seen: &SeenFeatures,
) -> Vec<Entry> {
    let mut entries: Vec<Entry> = examples
        .par_chunks(CHUNK)
        .enumerate()
        .map_init(
            || analyser.clone(),
            |analyser, (part, chunk)| {
                let indexed = ((part * CHUNK) as u32..).zip(chunk);
                indexed
                    .flat_map(|(index, example)| name_in(example, index, analyser, groups, seen))
                    .collect::<Vec<_>>()
            },
        )
        .flatten_iter()
        .collect();
    entries.par_sort_unstable();
    entries.dedup();
    entries
}

fn name_in(
    &(article, target): &Example<'_>,
    index: u32,
    analyser: &mut Analyser,
    groups: &[Group],
    seen: &SeenFeatures,
) -> Vec<Entry> {
    let analysis = analyser.analyse(article);
    let mut entries = Vec::new();
    each_feature(groups, &analysis, target, |found| {
        if let Some(seen) = seen.get(&found.key(&analysis).0).filter(|seen| seen.first == index) {
            let name = found.name(&analysis, analyser);
            entries.push(Entry {
                group: found.group,
                name,
                document_frequency: seen.document_frequency,
            });
        }
    });
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::FeatureId;
    use crate::text::Language;

    fn articles() -> Vec<Article> {
        ["The talks talked on.", "Talks end.", "End of the talks: the end."]
            .map(|text| Article::new("", text))
            .to_vec()
    }

    fn fit(groups: &[Group], min_df: u32) -> Result<(Vectoriser, Vec<Vectorised>), Error> {
        let articles = articles();
        let examples: Vec<Example<'_>> = articles.iter().map(|article| (article, None)).collect();
        Vectoriser::fit(&examples, &Analyser::new(Language::English), groups, min_df)
    }

    /// The names of one group, each with its document frequency.
    fn names(groups: &[Group], min_df: u32, group: Group) -> Vec<(String, u32)> {
        let (vectoriser, _) = fit(groups, min_df).unwrap();
        let vocabulary = vectoriser.vocabulary();
        let ids = (0..vocabulary.len() as u32).map(FeatureId);
        let entries = ids.map(|id| vocabulary.entry(id)).filter(|entry| entry.group == group);
        entries.map(|entry| (entry.name, entry.document_frequency)).collect()
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
        let fitted = Vectoriser::fit(&[], &Analyser::new(Language::English), Group::OF_TEXT, 1);
        assert!(matches!(fitted, Err(Error::Empty { articles: 0 })));
    }
}
