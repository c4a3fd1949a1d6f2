//! All that the method finds out about one article, in memory that is kept between articles.

use super::additive::{Additive, sigmoid};
use super::lexicon::{Lexicon, Weight};
use super::pairs::{PairFeature, PairRow, Pairs};
use super::sentences::{self, Measures, Ranks, SentenceFeature, SentenceRow, Signs};
use super::words::{self, WordFeature, WordRow};
use super::{REFERENCE_PAIRS, REFERENCE_WORDS};
use crate::summarise::cues::{Cues, Table};
use crate::summarise::story::Story;
use crate::summarise::vectors::Vectors;

/// What is found out about one article, stage by stage: words, pairs, sentences.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    weights: Vec<Weight>,
    pub(crate) word_rows: Vec<WordRow>,
    /// Log-odds and probability of each word.
    words: Vec<(f32, f32)>,
    pub(crate) pairs: Pairs,
    pub(crate) pair_rows: Vec<PairRow>,
    /// Probability of each pair.
    pub(crate) pair: Vec<f32>,
    vectors: Vectors,
    pub(crate) measures: Vec<Measures>,
    pub(crate) signs: Vec<Signs>,
    cues: Vec<Cues>,
    ranks: Ranks,
    pub(crate) sentence_rows: Vec<SentenceRow>,
    /// Log-odds of each sentence.
    pub(crate) scores: Vec<f32>,
    dense: Vec<f32>,
    seen: Vec<u32>,
}

impl Reading {
    /// Probability that the reference uses a word.
    #[inline]
    pub(crate) fn word(&self, word: u32) -> f32 {
        self.words[word as usize].1
    }

    /// First stage: a row for each word.
    pub(crate) fn read_words(&mut self, story: &Story, lexicon: &Lexicon) {
        words::rows(story, lexicon, &mut self.word_rows, &mut self.weights);
    }

    /// Second stage: words rated, a row for each pair.
    pub(crate) fn read_pairs(&mut self, story: &Story, model: &Additive) {
        self.words.clear();
        let scores = self.word_rows.iter().map(|row| (model.score(row, WordFeature::PAIRS), 0.0));
        self.words.extend(scores);
        self.words.iter_mut().for_each(|(score, p)| *p = sigmoid(*score));
        self.pairs.read(story);
        self.pairs.rows(story, &self.weights, &self.words, &mut self.pair_rows);
    }

    /// Third stage: pairs rated, a row for each sentence.
    pub(crate) fn read_sentences(&mut self, story: &Story, model: &Additive) {
        self.pair.clear();
        self.pair.extend(self.pair_rows.iter().map(|row| model.score(row, PairFeature::PAIRS)));
        self.pair.iter_mut().for_each(|score| *score = sigmoid(*score));
        self.read_signs(story);
        self.measure_words(story);
        self.measure_pairs(story);
        self.measure_likeness(story);
        let Self { measures, signs, ranks, sentence_rows, .. } = self;
        sentences::rows(story, measures, signs, ranks, sentence_rows);
    }

    /// Last stage: sentences rated.
    pub(crate) fn rate(&mut self, model: &Additive) {
        self.scores.clear();
        let rated = self.sentence_rows.iter().map(|row| model.score(row, SentenceFeature::PAIRS));
        self.scores.extend(rated);
    }

    fn read_signs(&mut self, story: &Story) {
        let table = Table::of(story.language);
        self.cues.clear();
        self.cues.extend(story.words.iter().map(|word| table.get(word.stem)));
        self.signs.clear();
        for index in 0..story.len() {
            let words = story.sentence(index);
            let mut signs = Signs::default();
            if let Some(&first) = words.first() {
                signs.opening = self.cues[first as usize];
                signs.opens_with_number = story.words[first as usize].number;
            }
            for &word in words {
                signs.numbers += u32::from(story.words[word as usize].number);
                signs.stops += u32::from(story.words[word as usize].stop);
                let cues = self.cues[word as usize];
                if cues != Cues::default() {
                    signs.said += u32::from(cues.any(Cues::SAID));
                    signs.first_person += u32::from(cues.any(Cues::FIRST_PERSON));
                    signs.third_person += u32::from(cues.any(Cues::THIRD_PERSON));
                    signs.dates += u32::from(cues.any(Cues::DATE));
                    signs.captions += u32::from(cues.any(Cues::CAPTION));
                    signs.boilerplate += u32::from(cues.any(Cues::BOILERPLATE));
                }
            }
            self.signs.push(signs);
        }
    }

    fn measure_words(&mut self, story: &Story) {
        self.vectors.read(story);
        self.measures.clear();
        for index in 0..story.len() {
            let entries = self.vectors.sentence(index);
            let (mut sum, mut best, mut new, mut count) = (0.0, 0.0_f32, 0_u32, 0);
            for entry in entries {
                let word = &story.words[entry.word as usize];
                let p = self.words[entry.word as usize].1;
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

    /// Likeness to what comes before and behind: sums of inner products are inner products with
    /// running sums, so that all of it is linear in the text.
    fn measure_likeness(&mut self, story: &Story) {
        let Self { vectors, measures, dense, .. } = self;
        let mut running = |order: &mut dyn Iterator<Item = usize>,
                           each: &mut dyn FnMut(usize, f32)| {
            dense.clear();
            dense.resize(story.words.len(), 0.0);
            for index in order {
                each(index, vectors.dot(index, dense));
                vectors.add_to(dense, index);
            }
        };
        running(&mut (0..story.len()).rev(), &mut |index, sum| measures[index].ahead = sum);
        running(&mut (0..story.len()), &mut |index, sum| measures[index].back = sum);
        // `dense` now is the sum of all sentences.
        let length = dense.iter().map(|weight| weight * weight).sum::<f32>().sqrt();
        let mass: f32 = dense.iter().sum();
        for (index, measures) in measures.iter_mut().enumerate() {
            measures.centre = vectors.dot(index, dense) / length.max(f32::MIN_POSITIVE);
            let entries = vectors.sentence(index).iter();
            let covered: f32 = entries.map(|entry| dense[entry.word as usize]).sum();
            measures.covered = covered / mass.max(f32::MIN_POSITIVE);
        }
        dense.fill(0.0);
        if !story.is_empty() {
            vectors.add_to(dense, 0);
        }
        for (index, measures) in measures.iter_mut().enumerate().skip(1) {
            measures.like_first = vectors.dot(index, dense);
        }
        dense.fill(0.0);
        for (index, measures) in measures.iter_mut().enumerate().skip(1) {
            vectors.sentence(index - 1).iter().for_each(|e| dense[e.word as usize] = e.weight);
            measures.like_previous = vectors.dot(index, dense);
            vectors.sentence(index - 1).iter().for_each(|e| dense[e.word as usize] = 0.0);
        }
    }
}
