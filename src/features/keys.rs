//! What of an article a vocabulary knows, by the keys of its features.

use super::extract::{Found, of_word};
use super::group::Group;
use super::index::Index;
use super::memory::Memory;
use super::memory::{Asked, Met};
use super::sparse::FeatureId;
use super::vocabulary::Vocabulary;
use crate::analysis::Analysis;
use crate::text::{TermHash, TokenKind};

/// The numbers of a vocabulary's features by their keys, group by group.
///
/// A large vocabulary lies far from the processor, which waits as long for a hundred places that it
/// was asked for at once as for a few. So each step first fetches all it will need, in a loop that
/// does nothing else, and then looks at it.
#[derive(Clone, Debug)]
pub(super) struct Keys(Vec<(Group, Index)>);

impl Keys {
    /// The keys of `vocabulary`.
    pub(super) fn of(vocabulary: &Vocabulary) -> Self {
        let (names, by_name) = (vocabulary.names(), vocabulary.by_name());
        let groups = vocabulary.groups().iter().map(|(group, range)| {
            let keys = range.clone().map(|place| group.key_of_name(names.get(place)));
            (*group, Index::new(&by_name[range.clone()], keys))
        });
        Self(groups.collect())
    }

    /// The feature of `group` with this key.
    pub(super) fn id(&self, group: Group, key: TermHash) -> Option<FeatureId> {
        let (_, index) = &self.0[self.place(group)?];
        index.get(key).map(FeatureId)
    }

    fn place(&self, group: Group) -> Option<usize> {
        self.0.iter().position(|own| own.0 == group)
    }

    /// Finds what each word gives by itself to one of `groups`. Returns how many of the article's
    /// words are words, and how many of these are known.
    pub(super) fn find_words(
        &self,
        groups: &[Group],
        analysis: &Analysis<'_>,
        memory: &mut Memory,
    ) -> (usize, usize) {
        memory.meet(analysis);
        if memory.met.iter().any(|met| met.remembered.is_new()) {
            self.learn_words(groups, analysis, memory);
        }
        let (mut words, mut known_words) = (0, 0);
        for Met { count, remembered, .. } in &memory.met {
            remembered.add_to(&mut memory.found, *count, &memory.learnt);
            let count = if remembered.kind == TokenKind::Word { usize::from(*count) } else { 0 };
            words += count;
            known_words += if remembered.known { count } else { 0 };
        }
        (words, known_words)
    }

    /// Learns what words give by themselves that are met for the first time.
    #[cold]
    fn learn_words(&self, groups: &[Group], analysis: &Analysis<'_>, memory: &mut Memory) {
        self.ask(groups, analysis, memory);
        let Memory { learnt, asked, homes, .. } = memory;
        homes.clear();
        homes.extend(asked.iter().map(|asked| self.0[asked.place].1.home_of(asked.key)));
        for (asked, &home) in asked.iter().zip(&*homes) {
            let (group, index) = &self.0[asked.place];
            if let Some(id) = index.find(asked.key, home) {
                learnt.add(asked.word, id, *group != Group::CharNgram);
            }
        }
        memory.recall_new();
    }

    /// Asks for the features of new words that the vocabulary may know.
    fn ask(&self, groups: &[Group], analysis: &Analysis<'_>, memory: &mut Memory) {
        let Memory { learnt, met, asked, .. } = memory;
        asked.clear();
        let (words, mut index) = (analysis.words(), 0);
        for &Met { word, .. } in met.iter().filter(|met| met.remembered.is_new()) {
            // Words were counted in the order in which the article has them.
            while words[index].word.0 != word {
                index += 1;
            }
            learnt.begin(&words[index]);
            of_word(groups, analysis, index, |found: &Found<'_, '_>| {
                let Some(place) = self.place(found.group) else { return };
                let key = found.key(analysis);
                if self.0[place].1.may_have(key) {
                    asked.push(Asked { word, place, key });
                }
            });
        }
    }

    /// Finds pairs of stems: first the keys that may be known, then the few that are. A key is
    /// written down first and kept if the filter says so: a branch there could not be foretold.
    pub(super) fn find_pairs(&self, analysis: &Analysis<'_>, memory: &mut Memory) {
        let Some(place) = self.place(Group::StemPair) else { return };
        let (_, index) = &self.0[place];
        let words = analysis.words();
        if memory.keys.len() < words.len() {
            memory.keys.resize(words.len(), TermHash(0));
        }
        let mut kept = 0;
        for pair in words.windows(2) {
            let key = Group::StemPair.key([pair[0].stem, pair[1].stem]);
            memory.keys[kept] = key;
            kept += usize::from(index.may_have(key));
        }
        index.find_all(&memory.keys[..kept], &mut memory.homes, &mut memory.found);
    }
}
