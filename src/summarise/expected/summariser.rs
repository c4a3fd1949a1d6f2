//! The set of sentences with the highest expected ROUGE.

use std::sync::Arc;

use super::super::encoded::EncodedStory;
use super::super::explanation::BriefExplanation;
use super::super::length::Length;
use super::super::method::{Method, MethodName};
use super::super::story::Story;
use super::super::summariser::Summariser;
use super::explain::explain;
use super::inference::Inference;
use super::model::BriefModel;
use super::rated_words::RatedWords;
use super::selection::Selection;
use super::value::ScoredStory;
use super::word_table::WordTable;
use crate::text::Language;

/// Expected ROUGE under a trained model.
///
/// Articles in another language than the model's are read by its lexical-free part, which knows
/// no words at all.
#[derive(Clone, Debug)]
pub struct Expected {
    model: Arc<BriefModel>,
    lexical: Option<bool>,
    method: Method,
    inference: Inference,
    selection: Selection,
}

impl Expected {
    /// A summariser by `model`, lexical where the model knows the article's language.
    #[must_use]
    pub fn new(model: Arc<BriefModel>) -> Self {
        Self {
            model,
            lexical: None,
            method: Method::Expected,
            inference: Inference::default(),
            selection: Selection::default(),
        }
    }

    /// A summariser by the lexical-free part of `model` in any language.
    #[must_use]
    pub fn lexical_free(model: Arc<BriefModel>) -> Self {
        Self { lexical: Some(false), ..Self::new(model) }
    }

    /// The words of a story, rated; what is known of them stands in `table`, which is the model's own
    /// where it reads the language.
    pub(crate) fn rate_words<'w>(
        &'w mut self,
        story: &Story<'_>,
        table: &'w WordTable,
    ) -> RatedWords<'w> {
        self.turn_to(story.language());
        let Self { model, method, inference, .. } = self;
        inference.prepare_words(story.encoded, table);
        inference.rate_words(story.encoded, &model.variant(*method).words);
        RatedWords { table, inference }
    }

    /// Takes the part of the model that reads `language`.
    fn turn_to(&mut self, language: Language) {
        let lexical = self.lexical.unwrap_or(language == self.model.language);
        self.method = if lexical { Method::Expected } else { Method::LexicalFree };
    }

    /// The story with what was inferred of it.
    fn scored<'s>(&'s self, encoded: &'s EncodedStory) -> ScoredStory<'s> {
        let weights = &self.model.variant(self.method).value;
        ScoredStory { encoded, inference: &self.inference, weights }
    }
}

impl Summariser for Expected {
    fn name(&self) -> MethodName {
        self.method.into()
    }

    /// The log-odds of each sentence to be one of the best three.
    fn rate(&mut self, story: &Story<'_>) -> Vec<f32> {
        self.turn_to(story.language());
        let variant = self.model.variant(self.method);
        self.inference.prepare_words(story.encoded, &self.model.word_table);
        self.inference.prepare_pairs(story.encoded, &variant.words);
        self.inference.prepare_sentences(story.encoded, &variant.pairs);
        self.inference.score_sentences(&variant.sentences);
        self.inference.scores.clone()
    }

    fn select(&mut self, story: &Story<'_>, ratings: &[f32], length: Length) -> Vec<usize> {
        let Self { model, method, inference, selection, .. } = self;
        let weights = &model.variant(*method).value;
        let scored = ScoredStory { encoded: story.encoded, inference, weights };
        selection.select(scored, ratings, length)
    }

    fn explain(&self, story: &Story<'_>, chosen: &[usize]) -> Option<BriefExplanation> {
        let model = &self.model.variant(self.method).sentences;
        Some(explain(story, self.scored(story.encoded), model, &self.selection, chosen))
    }
}
