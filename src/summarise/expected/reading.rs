//! All that the method finds out about one article, in memory that is kept between articles.

use super::super::story::Story;
use super::super::vectors::Vectors;
use super::additive::{Additive, sigmoid};
use super::lexicon::Lexicon;
use super::likeness::Likeness;
use super::pairs::{PairFeature, PairRow, Pairs, Side};
use super::sentences;
use super::sentences::{Measures, Ranks, SentenceFeature, SentenceRow};
use super::signs;
use super::signs::Signs;
use super::words::{WordFeature, Words};
use super::{REFERENCE_PAIRS, REFERENCE_WORDS};

/// What is found out about one article, stage by stage: words, pairs, sentences.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) words: Words,
    /// How likely each word is.
    word: Vec<Chance>,
    /// What each word brings to pairs.
    sides: Vec<Side>,
    pub(crate) pairs: Pairs,
    /// Probability of each pair.
    pub(crate) pair: Vec<f32>,
    vectors: Vectors,
    pub(crate) measures: Vec<Measures>,
    pub(crate) signs: Vec<Signs>,
    /// Scratch of the signs.
    ones: Vec<u64>,
    ranks: Ranks,
    pub(crate) sentence_rows: Vec<SentenceRow>,
    /// Log-odds of each sentence.
    pub(crate) scores: Vec<f32>,
    likeness: Likeness,
    seen: Vec<u32>,
}

/// How likely the reference uses a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chance {
    pub(crate) log_odds: f32,
    pub(crate) probability: f32,
}

impl Reading {
    /// Probability that the reference uses a word.
    #[inline]
    pub(crate) fn word(&self, word: u32) -> f32 {
        self.word[word as usize].probability
    }

    /// First stage: what makes a row for each word.
    pub(crate) fn read_words(&mut self, story: &Story, lexicon: &Lexicon) {
        self.words.read(story, lexicon);
    }

    /// Second stage: words rated, and what makes a row for each pair.
    pub(crate) fn read_pairs(&mut self, story: &Story, model: &Additive) {
        let Self { words, word, sides, pairs, .. } = self;
        word.clear();
        word.extend(words.rows(story).map(|row| {
            let log_odds = model.score(&row, WordFeature::PAIRS);
            Chance { log_odds, probability: 0.0 }
        }));
        for chance in &mut *word {
            chance.probability = sigmoid(chance.log_odds);
        }
        let all = story.words.iter().zip(&words.weights).zip(&*word);
        sides.clear();
        sides.extend(all.map(|((word, &weight), &chance)| Side::new(word, weight, chance)));
        pairs.read(story);
    }

    /// A row for each pair of `story`, which was read last.
    pub(crate) fn pair_rows<'r>(&'r self, story: &'r Story) -> impl Iterator<Item = PairRow> + 'r {
        self.pairs.rows(story, &self.sides)
    }

    /// Third stage: pairs rated, a row for each sentence.
    pub(crate) fn read_sentences(&mut self, story: &Story, model: &Additive) {
        let Self { pair, pairs, sides, .. } = self;
        pair.clear();
        pair.extend(pairs.rows(story, sides).map(|row| model.score(&row, PairFeature::PAIRS)));
        for score in pair {
            *score = sigmoid(*score);
        }
        signs::read(story, &mut self.ones, &mut self.signs);
        self.measure_words(story);
        self.measure_pairs(story);
        let Self { vectors, measures, signs, ranks, sentence_rows, .. } = self;
        self.likeness.measure(vectors, measures);
        sentences::rows(story, measures, signs, ranks, sentence_rows);
    }

    /// Last stage: sentences rated.
    pub(crate) fn rate(&mut self, model: &Additive) {
        self.scores.clear();
        let rated = self.sentence_rows.iter().map(|row| model.score(row, SentenceFeature::PAIRS));
        self.scores.extend(rated);
    }

    fn measure_words(&mut self, story: &Story) {
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

    fn measure_pairs(&mut self, story: &Story) {
        self.seen.clear();
        self.seen.resize(self.pairs.all.len(), u32::MAX);
        for (index, measures) in self.measures.iter_mut().enumerate() {
            for &pair in self.pairs.sentence(story, index) {
                if self.seen[pair as usize] != index as u32 {
                    self.seen[pair as usize] = index as u32;
                    measures.pair_sum += self.pair[pair as usize];
                }
            }
            measures.two = 2.0 * measures.pair_sum / (measures.words + REFERENCE_PAIRS);
        }
    }
}
