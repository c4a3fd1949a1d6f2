//! Articles as TF-IDF vectors.

use std::collections::BTreeMap;

use super::counter::Counter;
use super::extract::{each_feature, of_target};
use super::group::Group;
use super::keys::Keys;
use super::memory::Memory;
use super::sparse::{FeatureId, SparseVector};
use super::vocabulary::Vocabulary;
use crate::analysis::Analysis;
use crate::text::Target;

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
    keys: Keys,
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
        let mut scale: Vec<f32> = vocabulary.idfs().map(|idf| idf as f32).collect();
        for (group, range) in vocabulary.groups() {
            scale[range.clone()].iter_mut().for_each(|scale| *scale *= weight(*group));
        }
        let sublinear = (0..KEPT_FREQUENCIES).map(sublinear).collect();
        let keys = Keys::of(&vocabulary);
        let (groups, group_weights) = groups.iter().copied().unzip();
        Self { groups, group_weights, vocabulary, keys, scale, sublinear }
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
        let (words, known_words) = self.keys.find_words(&self.groups, analysis, memory);
        self.keys.find_pairs(analysis, memory);
        of_target(&self.groups, analysis, target, |found| {
            if let Some(id) = self.keys.id(found.group, found.key(analysis)) {
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
            if let Some(id) = self.keys.id(found.group, found.key(analysis)) {
                let words: Vec<usize> = found.words().collect();
                let places = places.entry(id).or_default();
                if !words.is_empty() {
                    places.push(words);
                }
            }
        });
        places
    }

    /// The weights of the features that were found. What rare ones count is fetched from afar, in a
    /// loop that does nothing else, so that the processor waits for many at a time.
    fn weigh(&self, found: &mut Counter) -> SparseVector {
        let numbers = found.numbers();
        let features: Vec<_> = numbers.iter().map(|&id| FeatureId(id)).collect();
        let mut weights: Vec<_> = numbers.iter().map(|&id| self.scale[id as usize]).collect();
        for (place, weight) in weights.iter_mut().enumerate() {
            let (_, tf) = found.take(place);
            let kept = self.sublinear.get(usize::from(tf)).copied();
            *weight *= kept.unwrap_or_else(|| sublinear(tf));
        }
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
    use super::super::vocabulary::Entry;
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

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
        let found = |group: Group, name| vectoriser.keys.id(group, group.key_of_name(name));
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
