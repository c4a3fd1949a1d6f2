//! Articles as TF-IDF vectors.

use std::collections::BTreeMap;
use std::ops::Range;

use super::extract::{Found, each_feature, of_target, of_word};
use super::{Error, FeatureId, Group, SparseVector, Vocabulary};
use crate::text::{Analysis, LexiconId, Target, Term, TokenKind};

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
    /// Group weight times inverse document frequency, by feature.
    scale: Vec<f32>,
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

/// What a vectoriser remembers between articles, so that a word is looked up once: features by
/// word, and room to count in. It belongs to one vectoriser and one thread.
#[derive(Debug, Default)]
pub struct Memory {
    /// The lexicon that words are counted in.
    lexicon: LexiconId,
    /// By word.
    remembered: Vec<Remembered>,
    /// Features that words give by themselves, word by word.
    ids: Vec<u32>,
    /// How often each word was met in the article at hand.
    words: Counter,
    /// Where each of them was met first, in the same order.
    first_places: Vec<u32>,
    /// Features of the article at hand as they are found; one may be there several times.
    found: Vec<Counted>,
    /// Keys of the article at hand that the vocabulary may know.
    keys: Vec<Term>,
}

/// A feature, found so often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Counted {
    id: u32,
    count: u32,
}

/// Counts by number, and which numbers were counted.
#[derive(Debug, Default)]
struct Counter {
    counts: Vec<u32>,
    met: Vec<u32>,
}

/// What a word gives by itself: a range of `Memory::ids`.
#[derive(Clone, Copy, Debug)]
struct Remembered {
    start: u32,
    end: u32,
    kind: TokenKind,
    known: bool,
}

impl Remembered {
    /// A word that has not been met yet: no word's features end before they start.
    const NOT_MET: Self = Self { start: 1, end: 0, kind: TokenKind::Word, known: false };
}

impl Vectoriser {
    /// A vectoriser of `groups`, each with its weight, over `vocabulary`.
    #[must_use]
    pub fn new(groups: &[(Group, f32)], vocabulary: Vocabulary) -> Self {
        let weight =
            |group: Group| groups.iter().find(|own| own.0 == group).map_or(0.0, |own| own.1);
        let of_group = |(group, range): &(Group, Range<usize>)| {
            let (weight, ids) = (weight(*group), range.clone());
            let vocabulary = &vocabulary;
            ids.map(move |id| weight * vocabulary.idf(FeatureId(id as u32)) as f32)
        };
        let scale = vocabulary.groups().iter().flat_map(of_group).collect();
        let (groups, group_weights) = groups.iter().copied().unzip();
        Self { groups, group_weights, vocabulary, scale }
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

    /// The same vectoriser with those features alone for which `keep` says so.
    ///
    /// # Errors
    /// [`Error::Empty`] when it keeps none.
    pub fn retain(&self, keep: impl Fn(FeatureId) -> bool) -> Result<Self, Error> {
        let groups: Vec<_> = self.groups.iter().copied().zip(self.group_weights.clone()).collect();
        Ok(Self::new(&groups, self.vocabulary.retain(keep)?))
    }

    /// The features it knows.
    #[must_use]
    pub const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The vector of an article, towards `target` where the groups ask for one.
    #[must_use]
    pub fn vectorise(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
        memory: &mut Memory,
    ) -> Vectorised {
        memory.prepare(analysis.lexicon());
        memory.count_words(analysis);
        let (words, known_words) = self.count_features_of_words(analysis, memory);
        self.count_pairs(analysis, memory);
        of_target(&self.groups, analysis, target, |found| {
            if let Some(id) = self.vocabulary.id(found.key(analysis)) {
                memory.found.push(Counted { id: id.0, count: 1 });
            }
        });
        Vectorised { vector: self.weigh(memory), known_words, words }
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
            if let Some(id) = self.vocabulary.id(found.key(analysis)) {
                let words: Vec<usize> = found.words().collect();
                let places = places.entry(id).or_default();
                if !words.is_empty() {
                    places.push(words);
                }
            }
        });
        places
    }

    /// Counts pairs of stems: first the keys that may be known, then the few that are, so that the
    /// slow look-ups follow one another and the processor can fetch several at a time.
    fn count_pairs(&self, analysis: &Analysis<'_>, memory: &mut Memory) {
        if !self.groups.contains(&Group::StemPair) {
            return;
        }
        let keys = analysis.words().windows(2);
        let keys = keys.map(|pair| Group::StemPair.key([pair[0].stem, pair[1].stem]));
        memory.keys.clear();
        memory.keys.extend(keys.filter(|&key| self.vocabulary.may_know(key)));
        for &key in &memory.keys {
            if let Some(id) = self.vocabulary.id(key) {
                memory.found.push(Counted { id: id.0, count: 1 });
            }
        }
    }

    /// Counts what each word gives by itself, as often as it was met. Returns how many of the
    /// article's words are words, and how many of these are known.
    fn count_features_of_words(
        &self,
        analysis: &Analysis<'_>,
        memory: &mut Memory,
    ) -> (usize, usize) {
        let (mut words, mut known_words) = (0, 0);
        for place in 0..memory.words.met.len() {
            let word = memory.words.met[place] as usize;
            let count = memory.words.take(word);
            let Remembered { start, end, kind, known } = match memory.remembered.get(word) {
                Some(remembered) if remembered.start <= remembered.end => *remembered,
                _ => self.learn_word(analysis, memory.first_places[place] as usize, memory),
            };
            for id in start..end {
                memory.found.push(Counted { id: memory.ids[id as usize], count });
            }
            if kind == TokenKind::Word {
                words += count as usize;
                known_words += if known { count as usize } else { 0 };
            }
        }
        memory.words.met.clear();
        (words, known_words)
    }

    #[cold]
    fn learn_word(&self, analysis: &Analysis<'_>, index: usize, memory: &mut Memory) -> Remembered {
        let start = memory.ids.len() as u32;
        let mut known = false;
        of_word(&self.groups, analysis, index, |found: &Found<'_, '_>| {
            if let Some(id) = self.vocabulary.id(found.key(analysis)) {
                memory.ids.push(id.0);
                known |= found.group != Group::CharNgram;
            }
        });
        let token = &analysis.words()[index];
        let end = memory.ids.len() as u32;
        let remembered = Remembered { start, end, kind: token.kind, known };
        let word = token.word.0 as usize;
        if memory.remembered.len() <= word {
            memory.remembered.resize(word + 1, Remembered::NOT_MET);
        }
        memory.remembered[word] = remembered;
        remembered
    }

    fn weigh(&self, memory: &mut Memory) -> SparseVector {
        // To sort what was found is cheaper than to count in a table of all features, which no
        // cache holds.
        memory.found.sort_unstable();
        let mut vector = SparseVector::default();
        for same in memory.found.chunk_by(|a, b| a.id == b.id) {
            let (id, tf) = (same[0].id, same.iter().map(|found| found.count).sum());
            vector.features.push(FeatureId(id));
            vector.weights.push(sublinear(tf) * self.scale[id as usize]);
        }
        memory.found.clear();
        vector.normalise();
        vector
    }
}

impl Memory {
    /// Forgets words of another lexicon.
    fn prepare(&mut self, lexicon: LexiconId) {
        if self.lexicon != lexicon {
            *self = Self { lexicon, ..Self::default() };
        }
    }

    /// Counts the words of an article, and where each is met first.
    fn count_words(&mut self, analysis: &Analysis<'_>) {
        let words = analysis.words();
        let room = words.iter().map(|token| token.word.0 as usize + 1).max().unwrap_or(0);
        if self.words.counts.len() < room {
            self.words.counts.resize(room, 0);
        }
        self.first_places.clear();
        for (place, token) in (0..).zip(words) {
            if self.words.count(token.word.0 as usize, 1) {
                self.first_places.push(place);
            }
        }
    }
}

impl Counter {
    /// Counts `index` up; says whether it is the first time.
    #[inline]
    fn count(&mut self, index: usize, by: u32) -> bool {
        let count = &mut self.counts[index];
        let first = *count == 0;
        *count += by;
        if first {
            self.met.push(index as u32);
        }
        first
    }

    #[inline]
    fn take(&mut self, index: usize) -> u32 {
        std::mem::take(&mut self.counts[index])
    }
}

/// 1 + ln tf.
#[inline]
fn sublinear(tf: u32) -> f32 {
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
        assert_eq!(vector.features, [0, 1, 2].map(FeatureId));
        for (found, expected) in vector.weights.iter().zip(weights) {
            assert!((found - expected / length).abs() < 1e-6, "{found}, not {expected}/{length}");
        }
        assert_eq!((known_words, words), (5, 6), "numbers and marks are no words");
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
            (FeatureId(0), vec![vec![0], vec![3]]),
            (FeatureId(1), vec![vec![1], vec![4]]),
            (FeatureId(2), vec![vec![0, 1], vec![3, 4]]),
        ];
        assert_eq!(places, expected);
    }
}
