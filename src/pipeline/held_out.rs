//! What a model says of labelled articles that it did not learn from.

use super::cross_validation::Stage;
use super::settings::Evaluation;
use super::train::Trainer;
use crate::corpus::{Corpus, fingerprint};
use crate::error::Error;
use crate::evaluate::Evaluated;
use crate::model::Model;

/// Folds where the model learnt from the articles.
const FOLDS: u8 = 5;

/// How it was seen to that nothing was learnt from what is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldOutBy {
    /// The model learnt from other articles.
    Model,
    /// The model learnt from these articles: others like it, each from the other folds, speak for it.
    Folds,
}

impl Evaluation {
    /// What `model` says of the articles of `corpus`; where it learnt from these very articles, what
    /// models say that were trained in the same way on the other folds.
    ///
    /// # Errors
    /// As [`judge_model`](Self::judge_model) and [`judge_folds`](Self::judge_folds).
    pub fn judge_held_out(
        self,
        model: &Model,
        corpus: &Corpus,
        watch: &dyn Fn(Stage<'_>),
    ) -> Result<(HeldOutBy, Evaluated), Error> {
        if fingerprint(corpus).to_string() != model.card.data {
            return Ok((HeldOutBy::Model, self.judge_model(model, corpus, None)?));
        }
        let algorithm = model.card.facets.first().map(|card| card.algorithm).unwrap_or_default();
        let (language, scope) = (model.language, Some(model.scope));
        let trainer = Trainer { algorithm, language, scope, ..Trainer::default() };
        Ok((HeldOutBy::Folds, self.judge_folds(&trainer, corpus, FOLDS, watch)?))
    }
}
