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
mod curve;
mod explain;
mod lexicon;
mod lexicons;
mod likeness;
mod model;
mod pairs;
mod reading;
mod reference;
mod ridge;
mod scale;
mod search;
mod sentences;
mod signs;
#[cfg(test)]
pub(crate) mod toy;
mod train;
mod value;
mod words;

use std::sync::Arc;

pub use curve::Curve;
pub use explain::{Earned, Explanation, Likely, RunnerUp, Share};
pub use model::{BriefModel, Tensor, TensorData, TensorError};
pub use train::{TrainError, Trainer};

use self::beam::Goal;
use self::model::Variant;
use self::reading::Reading;
use self::search::{Coverage, Ranking, SHORTLIST};
use self::value::Candidate;
use super::Summariser;
use super::cues::Cues;
use super::length::Length;
use super::method::Method;
use super::rated::ranked;
use super::select;
use super::story::Story;
use crate::analysis::Analysis;

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
    ranking: Option<Ranking>,
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
            ranking: None,
        }
    }

    /// A summariser by the lexical-free part of `model` in any language.
    #[must_use]
    pub fn lexical_free(model: Arc<BriefModel>) -> Self {
        Self { lexical: Some(false), ..Self::new(model) }
    }

    /// The part of the model that the article is read by.
    fn variant(&self) -> &Variant {
        self.model.variant(self.method)
    }

    /// Fills the shortlist with the best `most` sentences by rating, in order. At least `count` of
    /// them stand alone if the article has so many, so that there is a set to choose.
    fn shortlist(&mut self, story: &Story, ratings: &[f32], count: usize, most: usize) {
        let weights = &self.model.variant(self.method).value;
        let order = ranked(ratings);
        let candidate =
            |&index: &usize| Candidate::new(story, &self.reading, index, ratings[index], weights);
        let mut candidates: Vec<Candidate> = order.iter().take(most).map(candidate).collect();
        let alone = candidates.iter().filter(|candidate| candidate.stands_alone()).count();
        let rest = order.iter().skip(most).map(candidate).filter(Candidate::stands_alone);
        for candidate in rest.take(count.saturating_sub(alone)) {
            if let Some(last) = candidates.iter().rposition(|kept| !kept.stands_alone()) {
                candidates.remove(last);
            }
            candidates.push(candidate);
        }
        candidates.sort_unstable_by_key(|candidate| candidate.index);
        self.candidates = candidates;
    }

    /// The best set of `count` sentences; `None` where none can be understood alone.
    fn choose(&mut self, story: &Story, ratings: &[f32], count: usize) -> Option<Vec<usize>> {
        if count > EXHAUSTIVE {
            return self.grow(story, ratings, count, Goal::Count(count));
        }
        self.shortlist(story, ratings, count, SHORTLIST);
        self.coverage.read(story, &self.reading, &self.candidates);
        let weights = &self.variant().value;
        let ranking = search::best(&self.coverage, &self.candidates, count, weights)?;
        self.ranking = Some(ranking);
        Some(self.indices(ranking.best))
    }

    /// A set of about `count` sentences, grown sentence by sentence.
    fn grow(
        &mut self,
        story: &Story,
        ratings: &[f32],
        count: usize,
        goal: Goal,
    ) -> Option<Vec<usize>> {
        self.shortlist(story, ratings, count, count.saturating_mul(2).max(SHORTLIST));
        beam::best(story, &self.reading, &self.candidates, goal, &self.variant().value)
    }

    /// For an article where too few sentences stand alone: the first run of `count` sentences that
    /// needs nothing outside it, or else the lead.
    fn run(&self, story: &Story, count: usize) -> Vec<usize> {
        let leans =
            |index: usize| index > 0 && self.reading.signs[index].opening.any(Cues::PRONOUN);
        let understood = |start: &usize| !leans(*start) && !story.surfaces[start + count - 1].asks;
        let start = (0..=story.len() - count).find(understood).unwrap_or_default();
        (start..start + count).collect()
    }

    /// The sentences of a set of the shortlist.
    fn indices(&self, set: usize) -> Vec<usize> {
        let bits = (0..self.candidates.len()).filter(|bit| set >> bit & 1 == 1);
        bits.map(|bit| self.candidates[bit].index).collect()
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
        let variant = model.variant(self.method);
        reading.read_words(story, &model.lexicon);
        reading.read_pairs(story, &variant.words);
        reading.read_sentences(story, &variant.pairs);
        reading.rate(&variant.sentences);
        reading.scores.clone()
    }

    fn select(&mut self, story: &Story, ratings: &[f32], length: Length) -> Vec<usize> {
        self.ranking = None;
        let count = length.sentences(story.len());
        let chosen = match (length, count) {
            (_, Some(count)) if count == 0 || count == story.len() => Some((0..count).collect()),
            (_, Some(count)) => {
                Some(self.choose(story, ratings, count).unwrap_or_else(|| self.run(story, count)))
            }
            (Length::Words(words), None) => {
                let mean = story.tokens.len().max(1) as f32 / story.len() as f32;
                let count = (words as f32 / mean).ceil() as usize;
                self.grow(story, ratings, count, Goal::Words(words))
                    .or_else(|| select::opening(story, words))
            }
            (_, None) => None,
        };
        chosen.unwrap_or_else(|| select::best(story, ratings, length))
    }

    fn explain(
        &self,
        analysis: &Analysis<'_>,
        story: &Story,
        chosen: &[usize],
    ) -> Option<Explanation> {
        Some(explain::explain(self, analysis, story, chosen))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::brief::Briefer;
    use super::super::cues::Table;
    use super::super::focus::Focus;
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    const SENTENCES: &[&str] = &[
        "The harbour board of Wexmoor met on Monday.",
        "He said the pier would close.",
        "Why did the board vote so late?",
        "Nobody on the board would say why.",
        "They want another berth for the boats.",
        "The work will cost four million crowns.",
        "\"What can we do about it?\"",
    ];

    fn article(picks: &[usize]) -> Article {
        let lines: Vec<&str> = picks.iter().map(|&pick| SENTENCES[pick]).collect();
        Article::from_sentences("a", &lines)
    }

    /// Whether every pronoun has its sentence before and every question its answer behind.
    fn is_understood(picks: &[usize], chosen: &[usize]) -> bool {
        chosen.iter().all(|&index| {
            let follows = index == 0 || chosen.contains(&(index - 1));
            let answered = chosen.contains(&(index + 1));
            match picks[index] {
                1 | 4 => follows,
                2 | 6 => answered,
                _ => true,
            }
        })
    }

    proptest! {
        #[test]
        fn nothing_is_chosen_that_cannot_be_understood(
            picks in prop::collection::vec(0..SENTENCES.len(), 4..30),
            wanted in 1_usize..8,
        ) {
            let article = article(&picks);
            let mut analyser = Analyser::new(Language::English);
            let analysis = analyser.analyse(&article);
            let mut briefer = Briefer::new(Method::Expected, Some(toy::model()));
            for length in [Length::Sentences(wanted), Length::Words(9 * wanted)] {
                let brief = briefer.brief(&analysis, length);
                let chosen: Vec<usize> = brief.sentences.iter().map(|c| c.index).collect();
                // Where too few sentences stand alone a run of neighbours is all there is.
                let is_run = chosen.array_windows().all(|[a, b]| a + 1 == *b);
                prop_assert!(is_understood(&picks, &chosen) || is_run, "{chosen:?}");
            }
        }
    }

    #[test]
    fn another_language_is_read_without_words() {
        let sentences = ["Der Rat tagte am Montag in Wexmoor.", "Er stimmte für den Hafen."];
        let article = Article::from_sentences("a", &[sentences, sentences, sentences].concat());
        let mut analyser = Analyser::new(Language::German);
        let analysis = analyser.analyse(&article);
        let mut briefer = Briefer::new(Method::Expected, Some(toy::model()));
        assert_eq!(briefer.brief(&analysis, Length::default()).method, Method::LexicalFree);
        assert!(
            Table::of(Some(Language::German))
                .get(crate::text::TermHash::of("er"))
                .any(Cues::PRONOUN)
        );
    }

    #[test]
    fn without_a_model_the_best_other_method_speaks_and_says_so() {
        let article = article(&[0, 5, 3, 1, 2]);
        let mut analyser = Analyser::new(Language::English);
        let brief = Briefer::new(Method::Expected, None)
            .brief(&analyser.analyse(&article), Length::default());
        assert_eq!(brief.method, Method::Forward);
    }

    #[test]
    fn an_explanation_adds_up_and_beats_the_runner_up() {
        let article = article(&[0, 5, 3, 1, 2, 3, 5, 4, 0]);
        let mut analyser = Analyser::new(Language::English);
        let analysis = analyser.analyse(&article);
        let mut briefer = Briefer::new(Method::Expected, Some(toy::model()));
        let brief = briefer.brief(&analysis, Length::default());
        let why = briefer.explain(&analysis).unwrap();
        let indices: Vec<usize> = why.sentences.iter().map(|earned| earned.index).collect();
        assert!(brief.sentences.iter().map(|chosen| chosen.index).eq(indices));
        let second = why.runner_up.unwrap();
        assert!(why.value >= second.value && second.indices.len() == 3, "{second:?}");
        assert!(why.sentences.iter().all(|earned| earned.words >= -1e-3 && earned.rank >= 1));
        let word = why.sentences[0].likely[0];
        assert!(brief.sentences[0].span.contains(word.span));
    }

    #[test]
    fn a_focus_moves_the_choice_of_sets() {
        let article = article(&[0, 3, 3, 0, 3, 0, 3, 3, 0, 5]);
        let mut analyser = Analyser::new(Language::English);
        let query = analyser.tokens("cost in crowns");
        let analysis = analyser.analyse(&article);
        let mut briefer = Briefer::new(Method::Expected, Some(toy::model()));
        briefer.set_focus(Some(Focus::on(&query)));
        let brief = briefer.brief(&analysis, Length::Sentences(2));
        assert!(brief.sentences.iter().any(|chosen| chosen.index == 9), "{brief:?}");
    }
}
