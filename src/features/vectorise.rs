//! Vectors of single articles.

use super::embedder::Embedder;
use super::extract::of_target;
use super::mention::Mentions;
use super::scratch::Scratch;
use super::sparse::SparseVector;
use super::vectoriser::Vectoriser;
use crate::analysis::Analysis;
use crate::text::Target;

/// An article's vector and embedding, and how much of the article it speaks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vectorised {
    /// The vector, of unit length unless it is empty.
    pub vector: SparseVector,
    /// The embedding; empty where the vectoriser has no embedder.
    pub embedding: Vec<f32>,
    /// Words in scope that the vocabulary knows, or that have a word vector.
    pub known_words: usize,
    /// Words in scope of the article.
    pub words: usize,
}

impl Vectorised {
    /// Share of the words in scope that are known; 0 where it has none.
    #[must_use]
    pub fn known_share(&self) -> f64 {
        self.known_words as f64 / self.words.max(1) as f64
    }
}

impl Vectoriser {
    /// Scratch memory for this vectoriser and one thread.
    #[must_use]
    pub fn scratch(&self) -> Scratch {
        Scratch::of(self.id)
    }

    /// The vector of an article, towards `target` where the families ask for one.
    ///
    /// # Panics
    /// When `scratch` is of another vectoriser.
    #[must_use]
    pub fn vectorise(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
        scratch: &mut Scratch,
    ) -> Vectorised {
        let mut vectorised = self.weighted(analysis, target, scratch);
        vectorised.vector.normalise();
        vectorised
    }

    /// The vector of an article with rising features, as training wants them.
    pub(super) fn vectorise_in_order(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
        scratch: &mut Scratch,
    ) -> Vectorised {
        let mut vectorised = self.weighted(analysis, target, scratch);
        vectorised.vector.sort();
        vectorised.vector.normalise();
        vectorised
    }

    /// The vector of an article before it is scaled to unit length.
    fn weighted(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
        scratch: &mut Scratch,
    ) -> Vectorised {
        let Self { families, index, .. } = self;
        scratch.prepare(self.id, analysis.lexicon());
        let embedder = self.embedder.as_ref();
        let vectors = embedder.map(Embedder::vectors);
        let (words, known_words) = index.find_words(families, vectors, analysis, scratch);
        index.find_pairs(analysis, scratch);
        scratch.queries.clear();
        let mentions = target.map(|target| Mentions::of(analysis, target));
        let mentions = mentions.as_ref();
        of_target(families, analysis, mentions, |occurrence| {
            let Some((position, place)) = occurrence.position else {
                return index.ask(occurrence.family, occurrence.key(analysis), scratch);
            };
            let look_up = || index.id(occurrence.family, occurrence.key(analysis));
            let word = analysis.words()[place].word.0;
            let id = scratch.positions.get(word, position, look_up);
            scratch.found.extend(id.map(|id| (id.0, 1)));
        });
        index.answer(scratch);
        scratch.count_found();
        let embedding =
            embedder.map_or_else(Vec::new, |own| own.embed(analysis, mentions, scratch));
        Vectorised { vector: self.weigh(&mut scratch.features), embedding, known_words, words }
    }
}

#[cfg(test)]
mod tests {
    use super::super::family::FeatureFamily;
    use super::super::sparse::FeatureId;
    use super::super::vocabulary::{Entry, Vocabulary};
    use super::*;
    use crate::analysis::{Analyser, Scope};
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

    fn vectorise(text: &str) -> Vectorised {
        let article = Article::new("", text);
        let analysis = Analyser::new(Language::English).analyse(&article);
        let vectoriser = vectoriser();
        vectoriser.vectorise(&analysis, None, &mut vectoriser.scratch())
    }

    #[test]
    fn weighs_as_worked_by_hand() {
        let Vectorised { vector, known_words, words, .. } =
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
    fn nothing_known_is_an_empty_vector() {
        for text in ["", "!", "Nobody came."] {
            let vectorised = vectorise(text);
            assert!(vectorised.vector.is_empty());
            assert!(vectorised.known_share() == 0.0, "{text}");
        }
    }

    #[test]
    fn what_is_out_of_scope_has_no_feature_and_parts_its_neighbours() {
        let text = "The council voted on Thursday to keep all of its libraries, and its peace.\n\n\
            Read more: Peace talks\n\nTalks about the roof begin on Monday, the mayor said.";
        let article = Article::new("", text);
        let mut analyser = Analyser::new(Language::English).with_scope(Scope::Story);
        let analysis = analyser.analyse(&article);
        let vectoriser = vectoriser();
        let vectorised = vectoriser.vectorise(&analysis, None, &mut vectoriser.scratch());
        assert_eq!(vectorised.vector.features, [1, 0].map(FeatureId));
        assert_eq!((vectorised.known_words, vectorised.words), (2, 24));
        let occurrences = vectoriser.occurrences(&analysis, None).into_values().flatten();
        let words: Vec<_> =
            occurrences.flatten().map(|place| analysis.words()[place].span.start).collect();
        let in_story = [text.find("Talks about"), text.find("peace.")].map(Option::unwrap);
        assert_eq!(words, in_story, "as they stand in the text");
    }

    #[test]
    fn what_it_remembers_does_not_show() {
        let texts = ["Peace talks", "talks of peace talks", "none", "Peace! Peace?", "on and on"];
        let vectoriser = vectoriser();
        let mut scratch = vectoriser.scratch();
        let mut analysers = [(); 2].map(|()| Analyser::new(Language::English));
        for (turn, text) in texts.iter().cycle().take(20).enumerate() {
            let article = Article::new("", *text);
            // Words have other numbers with each analyser.
            let analysis = analysers[turn / 3 % 2].analyse(&article);
            assert_eq!(vectoriser.vectorise(&analysis, None, &mut scratch), vectorise(text));
        }
    }

    #[test]
    #[should_panic(expected = "another vectoriser")]
    fn scratch_memory_of_another_vectoriser_is_turned_down() {
        let article = Article::new("", "Peace talks");
        let analysis = Analyser::new(Language::English).analyse(&article);
        let mut scratch = vectoriser().scratch();
        let _ = vectoriser().vectorise(&analysis, None, &mut scratch);
    }
}
