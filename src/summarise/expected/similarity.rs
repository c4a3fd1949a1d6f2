//! How alike the sentences of an article are.

use super::super::vectors::{Entry, Vectors};
use super::sentences::Measures;

/// Weights of one word in all that a sentence is compared with, side by side, so that one walk over
/// the sentence compares it with everything.
type Products = [f32; 4];

/// The sum of the sentences before it; in the end, of all.
const SUM: usize = 0;
/// The first sentence.
const FIRST: usize = 1;
/// The sentence before it.
const PREVIOUS: usize = 2;
/// The sum of the sentences behind it.
const BEHIND: usize = 3;

/// Compares each sentence with those around it.
///
/// Sums of inner products are inner products with running sums, so that all of it is linear in the
/// text: one walk to its end, and one back.
#[derive(Clone, Debug, Default)]
pub(crate) struct Similarities {
    words: Vec<Products>,
}

impl Similarities {
    /// Puts what it finds of the sentences of `vectors` into their `measures`.
    pub(crate) fn measure(&mut self, vectors: &Vectors, measures: &mut [Measures]) {
        self.words.clear();
        self.words.resize(vectors.words(), Products::default());
        self.look_back(vectors, measures);
        self.look_ahead(vectors, measures);
    }

    fn look_back(&mut self, vectors: &Vectors, measures: &mut [Measures]) {
        let mut previous: &[Entry] = &[];
        for (index, measures) in measures.iter_mut().enumerate() {
            let sentence = vectors.sentence(index);
            let products = self.products(sentence);
            measures.back = products[SUM];
            measures.like_first = products[FIRST];
            measures.like_previous = products[PREVIOUS];
            for entry in previous {
                self.words[entry.word as usize][PREVIOUS] = 0.0;
            }
            for entry in sentence {
                let weights = &mut self.words[entry.word as usize];
                weights[SUM] += entry.weight;
                weights[PREVIOUS] = entry.weight;
            }
            if index == 0 {
                for entry in sentence {
                    self.words[entry.word as usize][FIRST] = entry.weight;
                }
            }
            previous = sentence;
        }
    }

    fn look_ahead(&mut self, vectors: &Vectors, measures: &mut [Measures]) {
        let sums = || self.words.iter().map(|weights| weights[SUM]);
        let length = sums().map(|weight| weight * weight).sum::<f32>().sqrt();
        let mass: f32 = sums().sum();
        for (index, measures) in measures.iter_mut().enumerate().rev() {
            let sentence = vectors.sentence(index);
            let products = self.products(sentence);
            let covered: f32 = sentence.iter().map(|e| self.words[e.word as usize][SUM]).sum();
            measures.ahead = products[BEHIND];
            measures.centre = products[SUM] / length.max(f32::MIN_POSITIVE);
            measures.covered = covered / mass.max(f32::MIN_POSITIVE);
            for entry in sentence {
                self.words[entry.word as usize][BEHIND] += entry.weight;
            }
        }
    }

    /// Inner products of a sentence with all it is compared with.
    fn products(&self, sentence: &[Entry]) -> Products {
        let mut products = Products::default();
        for entry in sentence {
            let weights = &self.words[entry.word as usize];
            for (product, weight) in products.iter_mut().zip(weights) {
                *product += entry.weight * weight;
            }
        }
        products
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::summarise::encoded::EncodedStory;
    use crate::text::{Article, Language};

    #[test]
    fn walks_find_what_comparing_each_with_each_would() {
        let sentences = [
            "the harbour board met in Wexmoor",
            "Wexmoor harbour will close, the board said",
            "rain fell",
            "rain closed the harbour road to Wexmoor in the rain",
        ];
        let article = Article::from_sentences("a", &sentences);
        let story = EncodedStory::new(&Analyser::new(Language::English).analyse(&article), 4);
        let vectors = Vectors::new(&story);
        let mut measures = vec![Measures::default(); 4];
        Similarities::default().measure(&vectors, &mut measures);
        let product = |a: usize, b: usize| {
            let mut dense = vectors.zeros();
            vectors.add_to(&mut dense, b);
            vectors.dot(a, &dense)
        };
        for (index, measures) in measures.iter().enumerate() {
            let sum = |others: std::ops::Range<usize>| -> f32 {
                others.map(|other| product(index, other)).sum()
            };
            let previous = index.checked_sub(1).map_or(0.0, |previous| product(index, previous));
            let first = if index == 0 { 0.0 } else { product(index, 0) };
            for (found, expected) in [
                (measures.back, sum(0..index)),
                (measures.ahead, sum(index + 1..4)),
                (measures.like_first, first),
                (measures.like_previous, previous),
            ] {
                assert!((found - expected).abs() < 1e-6, "{index}: {found} for {expected}");
            }
        }
    }
}
