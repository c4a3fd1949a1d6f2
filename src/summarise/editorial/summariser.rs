//! The three sentences that an editor would print.

use std::sync::Arc;

use super::explain::in_editorial_terms;
use super::search::{EXHAUSTIVE, Scored, best_of, best_within};
use super::survey::Survey;
use super::tongue::Tongue;
use super::weights::EditorialWeights;
use crate::summarise::expected::{BriefModel, Expected, WordTable};
use crate::summarise::explanation::{BriefExplanation, RunnerUp};
use crate::summarise::length::Length;
use crate::summarise::method::{Method, MethodName};
use crate::summarise::rated::ranked;
use crate::summarise::select::select_best;
use crate::summarise::standing::Standing;
use crate::summarise::story::Story;
use crate::summarise::summariser::Summariser;
use crate::text::Language;

/// Editorial choice: sets of sentences scored as editors chose, who are not to be sent back.
///
/// It learnt from English. In other languages of which it has tables (German, French, Spanish, Italian,
/// Portuguese, Dutch) it goes by the same weights, and takes all telling words for equally rare.
/// Articles in others are left to [`Expected`], and the briefs say so.
#[derive(Clone, Debug)]
pub struct Editorial {
    weights: Arc<EditorialWeights>,
    expected: Expected,
    survey: Survey,
    /// What is known of words in other languages than that of the model: nothing.
    unknown: WordTable,
    /// Log-odds of the sentences of the last story.
    log_odds: Vec<f32>,
    /// Whether it knows the language of the last story.
    knows: bool,
    /// The set of the last brief, where sets were tried.
    best: Option<Scored>,
    /// Positions of the set that came second, and its score.
    second: Option<(Vec<usize>, f32)>,
}

impl Editorial {
    /// A summariser by `weights`; `model` says what a reference would hold.
    #[must_use]
    pub fn new(model: Arc<BriefModel>, weights: Arc<EditorialWeights>) -> Self {
        let expected = Expected::new(model);
        let unknown = expected.word_table().forgotten();
        Self {
            weights,
            expected,
            survey: Survey::default(),
            unknown,
            log_odds: Vec::new(),
            knows: true,
            best: None,
            second: None,
        }
    }

    /// The best set that `length` allows; `None` where it asks for more than sets are tried for, or
    /// the best sentence lies beyond what sets are made of.
    fn choose(&mut self, story: &Story<'_>, ratings: &[f32], length: Length) -> Option<Vec<usize>> {
        let count = length.sentences(story.len());
        let beyond = |best: usize| best >= self.survey.story.sentences.len();
        if count.is_some_and(|count| count > EXHAUSTIVE)
            || ranked(ratings).first().is_some_and(|&best| beyond(best))
        {
            return None;
        }
        let vectors = self.expected.inference().vectors();
        let ratings = [ratings, &self.log_odds];
        let mut pool = self.survey.pool(story.encoded, vectors, ratings, count.unwrap_or(1));
        pool.find_same(story);
        let sets = self.survey.sets(&pool);
        let words = |member: usize| story.encoded.length(pool.members[member].index) as usize;
        let best = match (length, count) {
            (Length::Words(budget), _) => best_within(&sets, &self.weights, words, budget)?,
            (_, count) => best_of(&sets, &self.weights, count?)?,
        };
        let positions = |members: &[usize]| {
            members.iter().map(|&member| pool.members[member].index).collect::<Vec<_>>()
        };
        let chosen = positions(&best.members);
        self.second = best.second.as_ref().map(|(members, score)| (positions(members), *score));
        self.best = Some(best);
        Some(chosen)
    }
}

impl Summariser for Editorial {
    fn name(&self) -> MethodName {
        if self.knows { Method::Editorial.into() } else { self.expected.name() }
    }

    /// The log-odds of each sentence that an editor takes it.
    fn rate(&mut self, story: &Story<'_>) -> Vec<f32> {
        let ratings = self.expected.rate(story);
        let language = story.language();
        self.knows = Tongue::of(language).is_some()
            && (language != Language::English || self.expected.knows(language));
        if !self.knows {
            return ratings;
        }
        let Self { expected, survey, weights, unknown, .. } = self;
        let table = if expected.knows(language) { expected.word_table() } else { unknown };
        survey.read(story, expected.inference(), table);
        self.log_odds = survey.log_odds(weights);
        self.log_odds.clone()
    }

    fn select(&mut self, story: &Story<'_>, ratings: &[f32], length: Length) -> Vec<usize> {
        if !self.knows {
            return self.expected.select(story, ratings, length);
        }
        (self.best, self.second) = (None, None);
        let all = story.len();
        if let Some(count) = length.sentences(all).filter(|&count| count == 0 || count == all) {
            return (0..count).collect();
        }
        self.choose(story, ratings, length).unwrap_or_else(|| select_best(story, ratings, length))
    }

    fn standing(&self, story: &Story<'_>, position: usize) -> Standing {
        if !self.knows {
            return self.expected.standing(story, position);
        }
        if position >= self.survey.story.sentences.len() {
            return Standing::new(false, false);
        }
        self.survey.standing(story.encoded, self.expected.inference().vectors(), position)
    }

    fn is_absolute(&self) -> bool {
        self.knows
    }

    fn explain(&self, story: &Story<'_>, chosen: &[usize]) -> Option<BriefExplanation> {
        let explanation = self.expected.explain(story, chosen)?;
        if !self.knows {
            return Some(explanation);
        }
        let runner_up = self.second.as_ref().and_then(|(second, value)| {
            let BriefExplanation { expected_one, expected_two, .. } =
                self.expected.explain(story, second)?;
            let indices = second.iter().map(|&position| story.sentence(position).index()).collect();
            Some(RunnerUp { indices, expected_one, expected_two, value: *value })
        });
        let Self { survey, weights, log_odds, best, .. } = self;
        let best = best.as_ref();
        let explained = in_editorial_terms(explanation, survey, weights, log_odds, chosen, best);
        Some(BriefExplanation { runner_up, ..explained })
    }
}
