//! TF-IDF vectoriser: from the features of an article to their weights.

use std::collections::BTreeMap;

use super::counter::Counter;
use super::embedder::Embedder;
use super::extract::each_feature;
use super::family::FeatureFamily;
use super::feature_index::FeatureIndex;
use super::scratch::VectoriserId;
use super::sparse::{FeatureId, SparseVector};
use super::vocabulary::Vocabulary;
use crate::analysis::Analysis;
use crate::text::Target;

/// Frequencies whose sublinear weight is kept: few words stand in an article more often.
const KEPT_FREQUENCIES: u16 = 128;

/// TF-IDF vectoriser of analysed articles.
///
/// The weight of feature *j* in article *i* is w·(1 + ln tf)·(1 + ln((n + 1) / (df + 1))), w being
/// the weight of its family; then the article's vector over all families together is scaled to unit
/// length. With w = 1 this is scikit-learn's `TfidfVectorizer(sublinear_tf=True)`.
#[derive(Clone, Debug)]
pub struct Vectoriser {
    pub(super) families: Vec<FeatureFamily>,
    /// By family, in the same order.
    family_weights: Vec<f32>,
    vocabulary: Vocabulary,
    pub(super) index: FeatureIndex,
    /// What its scratch memory is known by; that of copies, which are alike, is the same.
    pub(super) id: VectoriserId,
    /// `FeatureFamily` weight times inverse document frequency, by feature.
    scale: Vec<f32>,
    /// 1 + ln tf, by tf.
    sublinear: Vec<f32>,
    /// What articles mean on average, where that is looked at.
    pub(super) embedder: Option<Embedder>,
}

impl Vectoriser {
    /// A vectoriser of `families`, each with its weight, over `vocabulary`.
    #[must_use]
    pub fn new(families: &[(FeatureFamily, f32)], vocabulary: Vocabulary) -> Self {
        let weight = |family: FeatureFamily| {
            families.iter().find(|own| own.0 == family).map_or(0.0, |own| own.1)
        };
        let mut scale: Vec<f32> = vocabulary.idfs().map(|idf| idf as f32).collect();
        for (family, range) in vocabulary.families() {
            scale[range.clone()].iter_mut().for_each(|scale| *scale *= weight(*family));
        }
        let sublinear = (0..KEPT_FREQUENCIES).map(sublinear).collect();
        let (index, id) = (FeatureIndex::of(&vocabulary), VectoriserId::new());
        let (families, family_weights) = families.iter().copied().unzip();
        let embedder = None;
        Self { families, family_weights, vocabulary, index, id, scale, sublinear, embedder }
    }

    /// Embeds articles, too, if there is an embedder.
    #[must_use]
    pub fn with_embedder(self, embedder: Option<Embedder>) -> Self {
        Self { embedder, id: VectoriserId::new(), ..self }
    }

    /// Whether it is the same as `other`, or a copy of it.
    #[must_use]
    pub fn is_as(&self, other: &Self) -> bool {
        self.id == other.id
    }

    /// What articles mean on average, where that is looked at.
    #[must_use]
    pub const fn embedder(&self) -> Option<&Embedder> {
        self.embedder.as_ref()
    }

    /// Numbers that the embedding of the words around a mention has; none without an embedder.
    #[must_use]
    pub fn context_dimensions(&self) -> usize {
        self.embedder().map_or(0, |own| own.context().len())
    }

    /// The families it looks at.
    #[must_use]
    pub fn families(&self) -> &[FeatureFamily] {
        &self.families
    }

    /// Whether it looks at mentions in a way that models up to file format 3 did not.
    #[must_use]
    pub fn is_beyond_format_3(&self) -> bool {
        let is_new = |family: &FeatureFamily| FeatureFamily::OF_MENTION_IN_ENGLISH.contains(family);
        let windows = self.embedder.as_ref().map_or(&[][..], Embedder::windows);
        self.families.iter().any(is_new) || windows.iter().any(|window| window.is_new())
    }

    /// The weight of each family, in the same order.
    #[must_use]
    pub fn family_weights(&self) -> &[f32] {
        &self.family_weights
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

    /// Occurrences of each known feature of an article: for each, its words as places in
    /// [`Analysis::words`].
    #[must_use]
    pub fn occurrences(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
    ) -> BTreeMap<FeatureId, Vec<Vec<usize>>> {
        let mut occurrences: BTreeMap<FeatureId, Vec<Vec<usize>>> = BTreeMap::new();
        each_feature(&self.families, analysis, target, |occurrence| {
            if let Some(id) = self.index.id(occurrence.family, occurrence.key(analysis)) {
                let words: Vec<usize> = occurrence.words().collect();
                let own = occurrences.entry(id).or_default();
                if !words.is_empty() {
                    own.push(words);
                }
            }
        });
        occurrences
    }

    /// The weights of the features that were found. What rare ones count is fetched from afar, in a
    /// loop that does nothing else, so that the processor waits for many at a time.
    pub(super) fn weigh(&self, found: &mut Counter) -> SparseVector {
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
        let entry = |family, name: &str, document_frequency| Entry {
            family,
            name: name.to_owned(),
            document_frequency,
        };
        let entries = [
            entry(FeatureFamily::Stem, "peac", 1),
            entry(FeatureFamily::Stem, "talk", 3),
            entry(FeatureFamily::StemPair, "peac talk", 1),
        ];
        let vocabulary = Vocabulary::new(&entries, 3).unwrap();
        Vectoriser::new(&[(FeatureFamily::Stem, 1.0), (FeatureFamily::StemPair, 0.5)], vocabulary)
    }

    #[test]
    fn features_are_found_by_key_in_their_family() {
        let vectoriser = vectoriser();
        let found =
            |family: FeatureFamily, name| vectoriser.index.id(family, family.key_of_name(name));
        assert_eq!(found(FeatureFamily::Stem, "peac"), Some(FeatureId(1)));
        assert_eq!(found(FeatureFamily::StemPair, "peac talk"), Some(FeatureId(2)));
        assert_eq!(found(FeatureFamily::Surface, "peac"), None);
        assert_eq!(found(FeatureFamily::Stem, "deal"), None);
    }

    #[test]
    fn every_occurrence_is_told() {
        let article = Article::new("", "Peace talks on peace talks");
        let analysis = Analyser::new(Language::English).analyse(&article);
        let occurrences: Vec<_> = vectoriser().occurrences(&analysis, None).into_iter().collect();
        let expected = [
            (FeatureId(0), vec![vec![1], vec![4]]),
            (FeatureId(1), vec![vec![0], vec![3]]),
            (FeatureId(2), vec![vec![0, 1], vec![3, 4]]),
        ];
        assert_eq!(occurrences, expected);
    }
}
