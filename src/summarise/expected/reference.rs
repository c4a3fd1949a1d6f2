//! A human brief in the numbers of its article, and what sets of sentences score against it.

use std::collections::{BTreeMap, HashMap};

use super::super::encoded::EncodedStory;
use super::pairs::Pairs;
use crate::text::{TermHash, Token, TokenKind};

/// Words of a reference of the length that the models were trained for: the mean of the highlights
/// of CNN/DailyMail's training articles is 47. A larger one makes longer sentences win.
pub(crate) const REFERENCE_WORDS: f32 = 50.0;
/// Pairs of such a reference, which has a few sentences: the mean within their sentences is 43.
pub(crate) const REFERENCE_PAIRS: f32 = 48.0;

/// How often a reference uses the words and pairs of its article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reference {
    /// All its words, whether the article has them or not.
    pub(crate) length: u32,
    words: BTreeMap<u32, u32>,
    pairs: BTreeMap<(u32, u32), u32>,
}

impl Reference {
    /// The reference of `tokens` to the article of `story`.
    pub(crate) fn new(story: &EncodedStory, tokens: &[Token]) -> Self {
        let known: HashMap<TermHash, u32> =
            (0..).zip(&story.words).map(|(id, word)| (word.stem, id)).collect();
        let ids: Vec<Option<u32>> = tokens
            .iter()
            .filter(|token| token.kind != TokenKind::Symbol)
            .map(|token| known.get(&token.stem).copied())
            .collect();
        let mut reference = Self { length: ids.len() as u32, ..Self::default() };
        for &id in ids.iter().flatten() {
            *reference.words.entry(id).or_default() += 1;
        }
        for pair in ids.array_windows() {
            if let [Some(left), Some(right)] = *pair {
                *reference.pairs.entry((left, right)).or_default() += 1;
            }
        }
        reference
    }

    /// Whether it uses a word.
    pub(crate) fn has_word(&self, word: u32) -> bool {
        self.words.contains_key(&word)
    }

    /// Whether it uses two words in this order.
    pub(crate) fn has_pair(&self, left: u32, right: u32) -> bool {
        self.pairs.contains_key(&(left, right))
    }
}

/// Scores sets of sentences of one article.
#[derive(Debug)]
pub(crate) struct Scorer<'s> {
    story: &'s EncodedStory,
    pairs: &'s Pairs,
    length: f32,
    words_wanted: Vec<u32>,
    pairs_wanted: Vec<u32>,
    words_used: Vec<u32>,
    pairs_used: Vec<u32>,
}

impl<'s> Scorer<'s> {
    /// A scorer against `reference`.
    pub(crate) fn new(story: &'s EncodedStory, pairs: &'s Pairs, reference: &Reference) -> Self {
        let wanted = |word: u32| reference.words.get(&word).copied().unwrap_or(0);
        let wanted_pair = |left, right| reference.pairs.get(&(left, right)).copied().unwrap_or(0);
        Self {
            story,
            pairs,
            length: reference.length as f32,
            words_wanted: (0..story.words.len() as u32).map(wanted).collect(),
            pairs_wanted: pairs.all.iter().map(|pair| wanted_pair(pair.left, pair.right)).collect(),
            words_used: vec![0; story.words.len()],
            pairs_used: vec![0; pairs.all.len()],
        }
    }

    /// ROUGE-1 and ROUGE-2 F1 of a set, pairs across sentences left out.
    pub(crate) fn rouge(&mut self, set: &[usize]) -> (f32, f32) {
        let (mut words, mut pairs, mut length) = (0, 0, 0);
        for &index in set {
            let sentence = self.story.sentence(index);
            length += sentence.len();
            words += hits(sentence, &self.words_wanted, &mut self.words_used);
            let sentence = self.pairs.sentence(self.story, index);
            pairs += hits(sentence, &self.pairs_wanted, &mut self.pairs_used);
        }
        for &index in set {
            let sentence = self.story.sentence(index);
            for &word in sentence {
                self.words_used[word as usize] = 0;
            }
            let sentence = self.pairs.sentence(self.story, index);
            for &pair in sentence {
                self.pairs_used[pair as usize] = 0;
            }
        }
        let both = length as f32 + self.length;
        (2.0 * words as f32 / both.max(1.0), 2.0 * pairs as f32 / (both - 2.0).max(1.0))
    }

    /// The best `count` sentences, each added for the highest sum of ROUGE-1 and ROUGE-2 F1.
    pub(crate) fn greedy_oracle(&mut self, count: usize) -> Vec<usize> {
        let mut chosen: Vec<usize> = Vec::new();
        for _ in 0..count.min(self.story.len()) {
            let mut best = (f32::NEG_INFINITY, 0);
            for index in 0..self.story.len() {
                if !chosen.contains(&index) {
                    chosen.push(index);
                    let (one, two) = self.rouge(&chosen);
                    chosen.pop();
                    if one + two > best.0 {
                        best = (one + two, index);
                    }
                }
            }
            chosen.push(best.1);
        }
        chosen
    }
}

fn hits(items: &[u32], wanted: &[u32], used: &mut [u32]) -> u32 {
    let mut hits = 0;
    for &item in items {
        let item = item as usize;
        if used[item] < wanted[item] {
            used[item] += 1;
            hits += 1;
        }
    }
    hits
}
