//! The set of sentences with the highest expected ROUGE.
//!
//! For every word and every pair of neighbouring words an additive model says how likely a human
//! brief of the article uses it. A third model shortlists eight sentences. Of all sets of the
//! length asked for, that one is taken whose value is highest: a linear function, trained on what
//! sets really scored, whose main terms are the expected ROUGE-1 and ROUGE-2 F1 of the set. A word
//! counts once in a set and the set's words stand in the denominator, so the method weighs
//! coverage against redundancy and length without any rule for either.
//!
//! All of it is linear in the article, but for a sort of its sentences.

mod additive;
mod beam;
mod boost;
mod lexicon;
mod model;
mod pairs;
mod reading;
mod reference;
mod ridge;
mod scale;
mod search;
mod sentences;
mod train;
mod value;
mod words;

use std::sync::Arc;

pub use model::{BriefModel, Tensor, TensorData, TensorError};
pub use train::{TrainError, Trainer};

use self::model::Variant;
use self::reading::Reading;
use self::search::{Coverage, SHORTLIST};
use self::value::Candidate;
use super::select::{self, ranked};
use super::{Length, Method, Story, Summariser};

/// Words of a reference of the length that the models were trained for: the mean of
/// CNN/DailyMail. A larger one makes longer sentences win.
pub(crate) const REFERENCE_WORDS: f32 = 50.0;
/// Pairs of such a reference, which has a few sentences.
pub(crate) const REFERENCE_PAIRS: f32 = 48.0;
/// Sentences of the sets that the value was trained on.
pub(crate) const TRAINED: f32 = 3.0;
/// Most sentences for which all sets of the shortlist are tried.
const EXHAUSTIVE: usize = 3;

/// Expected ROUGE under a trained model.
///
/// Articles in another language than the model's are read by its lexical-free part, which knows
/// no words at all.
#[derive(Clone, Debug)]
pub struct Expected {
    model: Arc<BriefModel>,
    lexical: Option<bool>,
    method: Method,
    reading: Reading,
    coverage: Coverage,
    candidates: Vec<Candidate>,
}

impl Expected {
    /// A summariser by `model`, lexical where the model knows the article's language.
    #[must_use]
    pub fn new(model: Arc<BriefModel>) -> Self {
        Self {
            model,
            lexical: None,
            method: Method::Expected,
            reading: Reading::default(),
            coverage: Coverage::default(),
            candidates: Vec::new(),
        }
    }

    /// A summariser by the lexical-free part of `model` in any language.
    #[must_use]
    pub fn lexical_free(model: Arc<BriefModel>) -> Self {
        Self { lexical: Some(false), ..Self::new(model) }
    }

    fn variant(&self) -> &Variant {
        if self.method == Method::Expected { &self.model.lexical } else { &self.model.free }
    }

    /// Fills the shortlist with the best `most` sentences by score, in order. At least `count` of
    /// them stand alone if the article has so many, so that there is a set to choose.
    fn shortlist(&mut self, story: &Story, count: usize, most: usize) {
        let weights =
            &if self.method == Method::Expected { &self.model.lexical } else { &self.model.free }
                .value;
        let order = ranked(&self.reading.scores);
        let candidate = |&index: &usize| Candidate::new(story, &self.reading, index, weights);
        self.candidates.clear();
        self.candidates.extend(order.iter().take(most).map(candidate));
        let alone = self.candidates.iter().filter(|candidate| candidate.stands_alone()).count();
        if alone < count {
            let rest = order.iter().skip(most).map(candidate).filter(Candidate::stands_alone);
            let more: Vec<Candidate> = rest.take(count - alone).collect();
            for candidate in more {
                let last = self.candidates.iter().rposition(|kept| !kept.stands_alone());
                if let Some(last) = last {
                    self.candidates.remove(last);
                }
                self.candidates.push(candidate);
            }
        }
        self.candidates.sort_unstable_by_key(|candidate| candidate.index);
    }

    fn choose(&mut self, story: &Story, count: usize) -> Option<Vec<usize>> {
        if count > EXHAUSTIVE {
            self.shortlist(story, count, (2 * count).max(SHORTLIST));
            return beam::best(
                story,
                &self.reading,
                &self.candidates,
                beam::Goal::Count(count),
                &self.variant().value,
            );
        }
        self.shortlist(story, count, SHORTLIST);
        self.coverage.read(story, &self.reading, &self.candidates);
        let weights = &self.variant().value;
        let (set, _) = search::best(&self.coverage, &self.candidates, count, weights)?;
        let bits = (0..self.candidates.len()).filter(|bit| set >> bit & 1 == 1);
        Some(bits.map(|bit| self.candidates[bit].index).collect())
    }

    fn fill(&mut self, story: &Story, words: usize) -> Option<Vec<usize>> {
        let mean = story.tokens.len().max(1) as f32 / story.len() as f32;
        let count = (words as f32 / mean).ceil() as usize;
        self.shortlist(story, count, (2 * count).max(SHORTLIST));
        beam::best(
            story,
            &self.reading,
            &self.candidates,
            beam::Goal::Words(words),
            &self.variant().value,
        )
    }
}

impl Summariser for Expected {
    fn method(&self) -> Method {
        self.method
    }

    /// The log-odds of each sentence to be one of the best three.
    fn rate(&mut self, story: &Story) -> Vec<f32> {
        let lexical = self.lexical.unwrap_or(story.language == Some(self.model.language));
        self.method = if lexical { Method::Expected } else { Method::LexicalFree };
        let Self { model, reading, .. } = self;
        let variant = if lexical { &model.lexical } else { &model.free };
        reading.read_words(story, &model.lexicon);
        reading.read_pairs(story, &variant.words);
        reading.read_sentences(story, &variant.pairs);
        reading.rate(&variant.sentences);
        reading.scores.clone()
    }

    fn select(&mut self, story: &Story, ratings: &[f32], length: Length) -> Vec<usize> {
        let chosen = match length {
            Length::Words(words) => self.fill(story, words),
            Length::Sentences(_) | Length::Percent(_) => {
                let count = length.sentences(story.len()).unwrap_or_default();
                if count == 0 || count == story.len() {
                    return (0..count).collect();
                }
                // Too few sentences stand alone: the lead needs nothing that is not in it.
                self.choose(story, count).or_else(|| Some((0..count).collect()))
            }
        };
        chosen.unwrap_or_else(|| select::best(story, ratings, length))
    }
}
