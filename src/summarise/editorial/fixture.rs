//! Surveyed stories to test with, and the weights that are committed.

use std::sync::Arc;

use super::edits::copy_editor;
use super::features::SetFeature;
use super::pool::{Pool, Rating};
use super::story_profile::StoryProfile;
use super::survey::Survey;
use super::weights::EditorialWeights;
use crate::analysis::Analyser;
use crate::summarise::edit::printed;
use crate::summarise::encoded::EncodedStory;
use crate::summarise::expected::Expected;
use crate::summarise::expected::fixture::model;
use crate::summarise::standing::Standing;
use crate::summarise::story::Story;
use crate::text::{Article, Language};

/// A story with all that sets of its sentences are scored by.
pub(super) struct Surveyed {
    pub(super) survey: Survey,
    encoded: EncodedStory,
}

impl Surveyed {
    pub(super) fn new(headline: Option<&str>, sentences: &[&str]) -> Self {
        Self::of(Language::English, headline, sentences)
    }

    pub(super) fn of(language: Language, headline: Option<&str>, sentences: &[&str]) -> Self {
        let mut article = Article::from_sentences("a", sentences);
        article.title = headline.map(str::to_owned);
        let analysis = Analyser::new(language).analyse(&article);
        let encoded = EncodedStory::new(&analysis, sentences.len());
        let story = Story::new(&analysis, &encoded);
        let mut survey = Survey::default();
        survey.read(&story, Expected::new(model()).rate_words(&story, &model().word_table));
        Self { survey, encoded }
    }

    pub(super) const fn story(&self) -> &StoryProfile {
        &self.survey.story
    }

    /// How the sentence at `position` would stand outside the story.
    pub(super) fn standing(&self, position: usize) -> Standing {
        self.survey.standing(&self.encoded, position)
    }

    /// The features above 0 of the set of sentences at `positions`, of those that are faults.
    pub(super) fn faults(&self, positions: &[usize]) -> Vec<SetFeature> {
        let rating = |index| Rating { index, log_odds: 0.0, wish: 0.0 };
        let all: Vec<_> = (0..self.encoded.len()).map(rating).collect();
        let pool = Pool::new(self.story(), &self.encoded, &all);
        let row = self.survey.sets(&pool, false).row(positions);
        let faults = SetFeature::ALL.iter().copied().filter(|feature| feature.is_fault());
        faults.filter(|&fault| row[fault as usize] > 0.0).collect()
    }
}

/// The sentences at the positions `chosen` as they are printed.
pub(super) fn edited(sentences: &[&str], chosen: &[usize]) -> Vec<String> {
    let article = Article::from_sentences("a", sentences);
    let analysis = Analyser::new(Language::English).analyse(&article);
    let encoded = EncodedStory::new(&analysis, sentences.len());
    let story = Story::new(&analysis, &encoded);
    let mut survey = Survey::default();
    survey.read(&story, Expected::new(model()).rate_words(&story, &model().word_table));
    let edits = copy_editor::edits(&story, &survey.story, chosen);
    let print = |&position: &usize| printed(&article.text, encoded.span(position), &edits);
    chosen.iter().map(|position| print(position).into_owned()).collect()
}

/// The weights that are committed.
pub(crate) fn weights() -> Arc<EditorialWeights> {
    let file = include_str!("../../../models/brief-en.toml");
    Arc::new(EditorialWeights::from_toml(file).unwrap())
}
