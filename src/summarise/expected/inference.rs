//! What the model infers of one article, in memory that is kept between articles.

use super::super::encoded::EncodedStory;
use super::super::vectors::Vectors;
use super::additive::{Additive, sigmoid};
use super::cue_counts;
use super::cue_counts::CueCounts;
use super::pairs::{PairFeature, PairRow, Pairs, Side};
use super::reference::{REFERENCE_PAIRS, REFERENCE_WORDS};
use super::sentences;
use super::sentences::{Measures, Ranks, SentenceFeature, SentenceRow};
use super::similarity::Similarities;
use super::word_table::WordTable;
use super::words::{TermProbability, WordFeature, Words};

/// Inference on one article, stage by stage: words, pairs, sentences.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inference {
    pub(crate) words: Words,
    terms: Vec<TermProbability>,
    /// What each word brings to pairs.
    sides: Vec<Side>,
    pub(crate) pairs: Pairs,
    /// Probability of each pair.
    pair_probabilities: Vec<f32>,
    vectors: Vectors,
    pub(crate) measures: Vec<Measures>,
    pub(crate) cues: Vec<CueCounts>,
    /// Scratch of the cue counts.
    ones: Vec<u64>,
    ranks: Ranks,
    pub(crate) sentence_rows: Vec<SentenceRow>,
    /// Log-odds of each sentence.
    pub(crate) scores: Vec<f32>,
    similarities: Similarities,
    seen: Vec<u32>,
}

impl Inference {
    /// Probability that the reference uses a word.
    #[inline]
    pub(crate) fn word(&self, word: u32) -> f32 {
        self.terms[word as usize].probability
    }

    /// Probability that the reference uses a pair.
    #[inline]
    pub(crate) fn pair(&self, pair: u32) -> f32 {
        self.pair_probabilities[pair as usize]
    }

    /// First stage: what makes a row for each word.
    pub(crate) fn prepare_words(&mut self, story: &EncodedStory, table: &WordTable) {
        self.words.read(story, table);
    }

    /// Probability that the reference uses each word, from what was made ready.
    pub(crate) fn rate_words(&mut self, story: &EncodedStory, model: &Additive) {
        let Self { words, terms, .. } = self;
        terms.clear();
        terms.extend(words.rows(story).map(|row| {
            let log_odds = model.score(&row, WordFeature::PAIRS);
            TermProbability { log_odds, probability: 0.0 }
        }));
        for term in &mut *terms {
            term.probability = sigmoid(term.log_odds);
        }
    }

    /// Second stage: words rated, and what makes a row for each pair.
    pub(crate) fn prepare_pairs(&mut self, story: &EncodedStory, model: &Additive) {
        self.rate_words(story, model);
        let Self { words, terms, sides, pairs, .. } = self;
        let all = story.words.iter().zip(&words.weights).zip(&*terms);
        sides.clear();
        sides.extend(all.map(|((word, &weight), &term)| Side::new(word, weight, term)));
        pairs.read(story);
    }

    /// A row for each pair of `story`, which was read last.
    pub(crate) fn pair_rows<'r>(
        &'r self,
        story: &'r EncodedStory,
    ) -> impl Iterator<Item = PairRow> + 'r {
        self.pairs.rows(story, &self.sides)
    }

    /// Third stage: pairs rated, a row for each sentence.
    pub(crate) fn prepare_sentences(&mut self, story: &EncodedStory, model: &Additive) {
        let Self { pair_probabilities, pairs, sides, .. } = self;
        pair_probabilities.clear();
        pair_probabilities
            .extend(pairs.rows(story, sides).map(|row| model.score(&row, PairFeature::PAIRS)));
        for score in pair_probabilities {
            *score = sigmoid(*score);
        }
        cue_counts::read(story, &mut self.ones, &mut self.cues);
        self.measure_words(story);
        self.measure_pairs(story);
        let Self { vectors, measures, cues, ranks, sentence_rows, .. } = self;
        self.similarities.measure(vectors, measures);
        sentences::rows(story, measures, cues, ranks, sentence_rows);
    }

    /// Last stage: the log-odds of each sentence.
    pub(crate) fn score_sentences(&mut self, model: &Additive) {
        self.scores.clear();
        let rated = self.sentence_rows.iter().map(|row| model.score(row, SentenceFeature::PAIRS));
        self.scores.extend(rated);
    }

    fn measure_words(&mut self, story: &EncodedStory) {
        self.vectors.read(story);
        self.measures.clear();
        for index in 0..story.len() {
            let entries = self.vectors.sentence(index);
            let (mut sum, mut best, mut new, mut count) = (0.0, 0.0_f32, 0_u32, 0);
            for entry in entries {
                let word = &story.words[entry.word as usize];
                let p = self.word(entry.word);
                sum += p;
                best = best.max(p);
                new += u32::from(word.first == index as u32);
                count += word.count;
            }
            let words = story.sentence(index).len() as f32;
            let distinct = entries.len().max(1) as f32;
            self.measures.push(Measures {
                words,
                new: new as f32 / distinct,
                mean_count: count as f32 / distinct,
                word_sum: sum,
                word_best: best,
                one: 2.0 * sum / (words + REFERENCE_WORDS),
                ..Measures::default()
            });
        }
    }

    fn measure_pairs(&mut self, story: &EncodedStory) {
        self.seen.clear();
        self.seen.resize(self.pairs.all.len(), u32::MAX);
        for (index, measures) in self.measures.iter_mut().enumerate() {
            for &pair in self.pairs.sentence(story, index) {
                if self.seen[pair as usize] != index as u32 {
                    self.seen[pair as usize] = index as u32;
                    measures.pair_sum += self.pair_probabilities[pair as usize];
                }
            }
            measures.two = 2.0 * measures.pair_sum / (measures.words + REFERENCE_PAIRS);
        }
    }
}
