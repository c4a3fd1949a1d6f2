//! Articles as TF-IDF vectors.

use std::collections::BTreeMap;
use std::ops::Range;

use super::counter::Counter;
use super::extract::{Found, each_feature, of_target, of_word};
use super::index::Index;
use super::memory::{Learnt, Remembered};
use super::{FeatureId, Group, Memory, SparseVector, Vocabulary};
use crate::text::{Analysis, Target, Term, TokenKind, WordId};

/// Frequencies whose sublinear weight is kept: few words stand in an article more often.
const KEPT_FREQUENCIES: u16 = 128;

/// Turns an analysed article into its vector.
///
/// The weight of feature *j* in article *i* is w·(1 + ln tf)·(1 + ln((n + 1) / (df + 1))), w being
/// the weight of its group; then the article's vector over all groups together is scaled to unit
/// length. With w = 1 this is scikit-learn's `TfidfVectorizer(sublinear_tf=True)`.
#[derive(Clone, Debug)]
pub struct Vectoriser {
    groups: Vec<Group>,
    /// By group, in the same order.
    group_weights: Vec<f32>,
    vocabulary: Vocabulary,
    /// The numbers of each group's features by their keys, in the order of the vocabulary's groups.
    ids: Vec<Index>,
    /// Group weight times inverse document frequency, by feature.
    scale: Vec<f32>,
    /// 1 + ln tf, by tf.
    sublinear: Vec<f32>,
}

/// An article's vector, and how much of the article it speaks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vectorised {
    /// The vector, of unit length unless it is empty.
    pub vector: SparseVector,
    /// Words of the article that the vocabulary knows.
    pub known_words: usize,
    /// Words of the article.
    pub words: usize,
}

impl Vectorised {
    /// Share of the article's words that are known; 0 where it has none.
    #[must_use]
    pub fn known_share(&self) -> f64 {
        self.known_words as f64 / self.words.max(1) as f64
    }
}

impl Vectoriser {
    /// A vectoriser of `groups`, each with its weight, over `vocabulary`.
    #[must_use]
    pub fn new(groups: &[(Group, f32)], vocabulary: Vocabulary) -> Self {
        let weight =
            |group: Group| groups.iter().find(|own| own.0 == group).map_or(0.0, |own| own.1);
        let idf = vocabulary.idfs();
        let of_group = |(group, range): &(Group, Range<usize>)| {
            let weight = weight(*group);
            idf[range.clone()].iter().map(move |&idf| weight * idf as f32)
        };
        let scale = vocabulary.groups().iter().flat_map(of_group).collect();
        let sublinear = (0..KEPT_FREQUENCIES).map(sublinear).collect();
        let index = |(group, range): &(Group, Range<usize>)| {
            let names = range.clone().map(|id| vocabulary.name(FeatureId(id as u32)));
            Index::new(range.start as u32, names.map(|name| group.key_of_name(name)))
        };
        let ids = vocabulary.groups().iter().map(index).collect();
        let (groups, group_weights) = groups.iter().copied().unzip();
        Self { groups, group_weights, vocabulary, ids, scale, sublinear }
    }

    /// The groups it looks at.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The weight of each group, in the same order.
    #[must_use]
    pub fn group_weights(&self) -> &[f32] {
        &self.group_weights
    }

    /// The features it knows.
    #[must_use]
    pub const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The features it knows, without what it takes to find them.
    #[must_use]
    pub fn into_vocabulary(self) -> Vocabulary {
        self.vocabulary
    }

    /// The feature of `group` with this key.
    fn id(&self, group: Group, key: Term) -> Option<FeatureId> {
        self.ids(group)?.get(key).map(FeatureId)
    }

    /// The numbers of a group's features by their keys, where it has any.
    fn ids(&self, group: Group) -> Option<&Index> {
        let place = self.vocabulary.groups().iter().position(|own| own.0 == group)?;
        Some(&self.ids[place])
    }

    /// The vector of an article, towards `target` where the groups ask for one.
    #[must_use]
    pub fn vectorise(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
        memory: &mut Memory,
    ) -> Vectorised {
        let mut vectorised = self.read(analysis, target, memory);
        vectorised.vector.normalise();
        vectorised
    }

    /// The same with rising features, as training wants them.
    pub(super) fn vectorise_in_order(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
        memory: &mut Memory,
    ) -> Vectorised {
        let mut vectorised = self.read(analysis, target, memory);
        vectorised.vector.sort();
        vectorised.vector.normalise();
        vectorised
    }

    /// The vector of an article before it is scaled to unit length.
    fn read(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
        memory: &mut Memory,
    ) -> Vectorised {
        memory.prepare(analysis.lexicon());
        memory.count_words(analysis);
        let (words, known_words) = self.find_words(analysis, memory);
        self.find_pairs(analysis, memory);
        of_target(&self.groups, analysis, target, |found| {
            if let Some(id) = self.id(found.group, found.key(analysis)) {
                memory.found.push((id.0, 1));
            }
        });
        memory.count_found();
        Vectorised { vector: self.weigh(&mut memory.features), known_words, words }
    }

    /// Where each known feature of an article stands: for each time it occurs, its words as places
    /// in [`Analysis::words`].
    #[must_use]
    pub fn places(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
    ) -> BTreeMap<FeatureId, Vec<Vec<usize>>> {
        let mut places: BTreeMap<FeatureId, Vec<Vec<usize>>> = BTreeMap::new();
        each_feature(&self.groups, analysis, target, |found| {
            if let Some(id) = self.id(found.group, found.key(analysis)) {
                let words: Vec<usize> = found.words().collect();
                let places = places.entry(id).or_default();
                if !words.is_empty() {
                    places.push(words);
                }
            }
        });
        places
    }

    /// Finds pairs of stems: first the keys that may be known, then the few that are, so that the
    /// slow look-ups follow one another and the processor can fetch several at a time. A key is
    /// written down first and kept if the filter says so: a branch there could not be foretold.
    fn find_pairs(&self, analysis: &Analysis<'_>, memory: &mut Memory) {
        let Some(ids) = self.ids(Group::StemPair) else { return };
        let words = analysis.words();
        if memory.keys.len() < words.len() {
            memory.keys.resize(words.len(), Term(0));
        }
        let mut kept = 0;
        for pair in words.windows(2) {
            let key = Group::StemPair.key([pair[0].stem, pair[1].stem]);
            memory.keys[kept] = key;
            kept += usize::from(ids.may_have(key));
        }
        let known = ids.find_all(&memory.keys[..kept], &mut memory.homes);
        memory.found.extend(known.map(|id| (id, 1)));
    }

    /// Finds what each word gives by itself. Returns how many of the article's words are words, and
    /// how many of these are known.
    fn find_words(&self, analysis: &Analysis<'_>, memory: &mut Memory) -> (usize, usize) {
        let (mut words, mut known_words, mut first) = (0, 0, 0);
        for place in 0..memory.words.len() {
            let (word, count) = memory.words.take(place);
            let remembered = match memory.learnt.words.get(word as usize) {
                Some(remembered) if remembered.features < u32::MAX => *remembered,
                _ => self.learn_word(analysis, WordId(word), &mut first, &mut memory.learnt),
            };
            remembered.add_to(&mut memory.found, count, &memory.learnt.more);
            let count = if remembered.kind == TokenKind::Word { count.into() } else { 0 };
            words += count;
            known_words += if remembered.known { count } else { 0 };
        }
        memory.words.clear();
        (words, known_words)
    }

    /// Learns what a word gives by itself. It is first met at or after the place `first`, which is
    /// moved there: words are learnt in the order in which an article has them.
    #[cold]
    fn learn_word(
        &self,
        analysis: &Analysis<'_>,
        id: WordId,
        first: &mut usize,
        learnt: &mut Learnt,
    ) -> Remembered {
        let mut tokens = analysis.words()[*first..].iter();
        *first += tokens.position(|token| token.word == id).expect("it was counted there");
        let index = *first;
        let (kind, more) = (analysis.words()[index].kind, learnt.more.len() as u32);
        let mut word = Remembered { kind, more, features: 0, ..Remembered::NOT_MET };
        of_word(&self.groups, analysis, index, |found: &Found<'_, '_>| {
            if let Some(id) = self.id(found.group, found.key(analysis)) {
                match word.few.get_mut(word.features as usize) {
                    Some(few) => *few = id.0,
                    None => learnt.more.push(id.0),
                }
                word.features += 1;
                word.known |= found.group != Group::CharNgram;
            }
        });
        let place = id.0 as usize;
        if learnt.words.len() <= place {
            learnt.words.resize(place + 1, Remembered::NOT_MET);
        }
        learnt.words[place] = word;
        word
    }

    fn weigh(&self, found: &mut Counter) -> SparseVector {
        let taken = (0..found.len()).map(|place| {
            let (id, tf) = found.take(place);
            let kept = self.sublinear.get(usize::from(tf)).copied();
            (FeatureId(id), kept.unwrap_or_else(|| sublinear(tf)) * self.scale[id as usize])
        });
        let (features, weights) = taken.unzip();
        found.clear();
        SparseVector { features, weights }
    }
}

/// 1 + ln tf.
fn sublinear(tf: u16) -> f32 {
    if tf == 1 { 1.0 } else { 1.0 + libm::log(f64::from(tf)) as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Entry;
    use crate::text::{Analyser, Article, Language};

    /// Pairs count half: idf 1 + ln 2 for what one of three articles has, 1 for what all have.
    fn vectoriser() -> Vectoriser {
        let entry = |group, name: &str, document_frequency| Entry {
            group,
            name: name.to_owned(),
            document_frequency,
        };
        let entries = [
            entry(Group::Stem, "peac", 1),
            entry(Group::Stem, "talk", 3),
            entry(Group::StemPair, "peac talk", 1),
        ];
        let vocabulary = Vocabulary::new(&entries, 3).unwrap();
        Vectoriser::new(&[(Group::Stem, 1.0), (Group::StemPair, 0.5)], vocabulary)
    }

    fn vectorise(text: &str) -> Vectorised {
        let article = Article::new("", text);
        let analysis = Analyser::new(Language::English).analyse(&article);
        vectoriser().vectorise(&analysis, None, &mut Memory::default())
    }

    #[test]
    fn weighs_as_worked_by_hand() {
        let Vectorised { vector, known_words, words } =
            vectorise("Peace talks! Peace, 4 talks on talks.");
        let rare = 1.0 + 2.0_f32.ln();
        let weights = [(1.0 + 2.0_f32.ln()) * rare, 1.0 + 3.0_f32.ln(), 0.5 * rare];
        let length = weights.iter().map(|w| w * w).sum::<f32>().sqrt();
        // "talk" is more common than "peac", and has the smaller number.
        assert_eq!(vector.features, [1, 0, 2].map(FeatureId));
        for (found, expected) in vector.weights.iter().zip(weights) {
            assert!((found - expected / length).abs() < 1e-6, "{found}, not {expected}/{length}");
        }
        assert_eq!((known_words, words), (5, 6), "numbers and marks are no words");
    }

    #[test]
    fn features_are_found_by_key_in_their_group() {
        let vectoriser = vectoriser();
        let found = |group: Group, name| vectoriser.id(group, group.key_of_name(name));
        assert_eq!(found(Group::Stem, "peac"), Some(FeatureId(1)));
        assert_eq!(found(Group::StemPair, "peac talk"), Some(FeatureId(2)));
        assert_eq!(found(Group::Surface, "peac"), None);
        assert_eq!(found(Group::Stem, "deal"), None);
    }

    #[test]
    fn nothing_known_is_an_empty_vector() {
        for text in ["", "!", "Nobody came."] {
            let vectorised = vectorise(text);
            assert!(vectorised.vector.is_empty());
            assert!(vectorised.known_share() == 0.0, "{text}");
        }
    }

    #[test]
    fn what_it_remembers_does_not_show() {
        let texts = ["Peace talks", "talks of peace talks", "none", "Peace! Peace?", "on and on"];
        let (vectoriser, mut memory) = (vectoriser(), Memory::default());
        let mut analysers = [(); 2].map(|()| Analyser::new(Language::English));
        for (turn, text) in texts.iter().cycle().take(20).enumerate() {
            let article = Article::new("", *text);
            // Words have other numbers with each analyser.
            let analysis = analysers[turn / 3 % 2].analyse(&article);
            assert_eq!(vectoriser.vectorise(&analysis, None, &mut memory), vectorise(text));
        }
    }

    #[test]
    fn places_are_those_of_every_occurrence() {
        let article = Article::new("", "Peace talks on peace talks");
        let analysis = Analyser::new(Language::English).analyse(&article);
        let places: Vec<_> = vectoriser().places(&analysis, None).into_iter().collect();
        let expected = [
            (FeatureId(0), vec![vec![1], vec![4]]),
            (FeatureId(1), vec![vec![0], vec![3]]),
            (FeatureId(2), vec![vec![0, 1], vec![3, 4]]),
        ];
        assert_eq!(places, expected);
    }
}
