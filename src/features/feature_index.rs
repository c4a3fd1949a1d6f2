//! Feature index: the numbers of a vocabulary's features by their keys.

use super::extract::of_word;
use super::family::FeatureFamily;
use super::key_table::KeyTable;
use super::occurrence::Occurrence;
use super::scratch::{CountedWord, Query, Scratch};
use super::sparse::FeatureId;
use super::vocabulary::Vocabulary;
use super::word_vectors::{WordRow, WordVectors};
use crate::analysis::Analysis;
use crate::text::{TermHash, TokenKind};

/// The numbers of a vocabulary's features by their keys, a table a family in the order of
/// [`FeatureFamily::ALL`].
///
/// A large vocabulary lies far from the processor, which waits as long for a hundred places that it
/// was asked for at once as for a few. So each step first fetches all it will need, in a loop that
/// does nothing else, and then looks at it.
#[derive(Clone, Debug)]
pub(super) struct FeatureIndex(Vec<KeyTable>);

/// Stands among the features that were found for one that was asked for.
const UNANSWERED: (u32, u16) = (u32::MAX, 1);

impl FeatureIndex {
    /// The index of `vocabulary`.
    pub(super) fn of(vocabulary: &Vocabulary) -> Self {
        let (names, by_name) = (vocabulary.names(), vocabulary.by_name());
        let table = |family: &FeatureFamily| {
            let own = vocabulary.families().iter().find(|own| own.0 == *family);
            let range = own.map(|own| own.1.clone()).unwrap_or_default();
            let keys = range.clone().map(|place| family.key_of_name(names.get(place)));
            KeyTable::new(&by_name[range], keys)
        };
        Self(FeatureFamily::ALL.iter().map(table).collect())
    }

    /// The feature of `family` with this key.
    pub(super) fn id(&self, family: FeatureFamily, key: TermHash) -> Option<FeatureId> {
        self.table(family).get(key).map(FeatureId)
    }

    fn table(&self, family: FeatureFamily) -> &KeyTable {
        &self.0[family as usize]
    }

    /// Finds what each word gives by itself to one of `families`, and its vector if there are any.
    /// Returns how many of the words in scope are words, and how many of these are known.
    pub(super) fn find_words(
        &self,
        families: &[FeatureFamily],
        vectors: Option<&WordVectors>,
        analysis: &Analysis<'_>,
        scratch: &mut Scratch,
    ) -> (usize, usize) {
        scratch.count_words(analysis);
        if scratch.words.iter().any(|counted| counted.features.is_new()) {
            self.look_up_words(families, vectors, analysis, scratch);
        }
        let (mut words, mut known_words) = (0, 0);
        for CountedWord { count, features, .. } in &scratch.words {
            features.add_to(&mut scratch.found, *count, &scratch.cache);
            let count = if features.kind == TokenKind::Word { usize::from(*count) } else { 0 };
            words += count;
            known_words += if features.known { count } else { 0 };
        }
        (words, known_words)
    }

    /// Looks up what words give by themselves that are met for the first time.
    #[cold]
    fn look_up_words(
        &self,
        families: &[FeatureFamily],
        vectors: Option<&WordVectors>,
        analysis: &Analysis<'_>,
        scratch: &mut Scratch,
    ) {
        self.query(families, vectors, analysis, scratch);
        let Scratch { cache, queries, homes, .. } = scratch;
        homes.clear();
        homes.extend(queries.iter().map(|query| self.table(query.family).home_of(query.key)));
        for (query, &home) in queries.iter().zip(&*homes) {
            if let Some(id) = self.table(query.family).find(query.key, home) {
                cache.add(query.word, id, query.family != FeatureFamily::CharNgram);
            }
        }
        scratch.refresh_new_words();
    }

    /// Asks for the features of new words that the vocabulary may know.
    fn query(
        &self,
        families: &[FeatureFamily],
        vectors: Option<&WordVectors>,
        analysis: &Analysis<'_>,
        scratch: &mut Scratch,
    ) {
        let Scratch { cache, words: counted, queries, .. } = scratch;
        queries.clear();
        let (words, mut index) = (analysis.words(), 0);
        for &CountedWord { word, .. } in counted.iter().filter(|own| own.features.is_new()) {
            // Words were counted in the order in which the article has them.
            while words[index].word.0 != word {
                index += 1;
            }
            let vector = |vectors: &WordVectors| vectors.find(words[index].surface);
            cache.begin(&words[index], vectors.map_or(WordRow::NONE, vector));
            of_word(families, analysis, index, |occurrence: &Occurrence<'_, '_>| {
                let (family, key) = (occurrence.family, occurrence.key(analysis));
                if self.table(family).may_have(key) {
                    queries.push(Query { word, family, key });
                }
            });
        }
    }

    /// Asks for the feature of `family` with this key, if the vocabulary may know it; its place among
    /// those that were found is kept for [`answer`](Self::answer).
    #[inline]
    pub(super) fn ask(&self, family: FeatureFamily, key: TermHash, scratch: &mut Scratch) {
        if self.table(family).may_have(key) {
            scratch.queries.push(Query { word: scratch.found.len() as u32, family, key });
            scratch.found.push(UNANSWERED);
        }
    }

    /// Finds the features that were asked for, all at once.
    pub(super) fn answer(&self, scratch: &mut Scratch) {
        let Scratch { queries, homes, found, .. } = scratch;
        homes.clear();
        homes.extend(queries.iter().map(|query| self.table(query.family).home_of(query.key)));
        for (query, &home) in queries.drain(..).zip(&*homes) {
            if let Some(id) = self.table(query.family).find(query.key, home) {
                found[query.word as usize].0 = id;
            }
        }
        found.retain(|own| *own != UNANSWERED);
    }

    /// Finds pairs of stems: first the keys that may be known, then the few that are. A key is
    /// written down first and kept if the filter says so: a branch there could not be foretold.
    pub(super) fn find_pairs(&self, analysis: &Analysis<'_>, scratch: &mut Scratch) {
        let table = self.table(FeatureFamily::StemPair);
        if table.is_empty() {
            return;
        }
        let words = analysis.words();
        if scratch.keys.len() < words.len() {
            scratch.keys.resize(words.len(), TermHash(0));
        }
        let mut kept = 0;
        for run in analysis.in_scope() {
            for pair in words[run.clone()].windows(2) {
                let key = FeatureFamily::StemPair.key([pair[0].stem, pair[1].stem]);
                scratch.keys[kept] = key;
                kept += usize::from(table.may_have(key));
            }
        }
        table.find_all(&scratch.keys[..kept], &mut scratch.homes, &mut scratch.found);
    }
}
