//! Training settings, and what training tells.

use std::sync::Arc;

use crate::analysis::Scope;
use crate::corpus::Groups;
use crate::features::WordVectors;
use crate::label::Facet;
use crate::model::embedded_vectors;
use crate::select::{Algorithm, CandidateResult};
use crate::text::Language;

/// Bytes that a facet takes at most, unless told otherwise: a file that can be mailed, and room for
/// all the weights of most corpora.
pub const BUDGET: usize = 6_000_000;
/// The same for the generative algorithms: every feature speaks there, and few can be spared.
pub const GENERATIVE_BUDGET: usize = 30_000_000;

/// Training settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trainer {
    /// How each facet's classifier is fitted.
    pub algorithm: Algorithm,
    /// Bytes that a facet may take in the model file, where they are not left to the algorithm
    /// ([`BUDGET`], [`GENERATIVE_BUDGET`]); it keeps the weights that matter most.
    pub budget: Option<usize>,
    /// The language of the articles.
    pub language: Language,
    /// What of an article the model reads, where that is not left to the corpus.
    pub scope: Option<Scope>,
    /// Whether the discriminative algorithm may look at what words mean, where there are word vectors
    /// of the language ([`embedded_vectors`](crate::model::embedded_vectors)).
    pub vectors: bool,
}

/// Progress of training, told as it goes.
#[derive(Clone, Copy, Debug)]
pub enum Progress<'t> {
    /// A facet is begun, with so many examples.
    Facet(&'t Facet, usize),
    /// A setting was tried on held-out articles.
    Tried(&'t CandidateResult),
}

impl Trainer {
    /// The word vectors to learn with, if there are any. Groups, such as outlets, differ in what they
    /// write about, so that meaning would tell whose an article is.
    pub(super) fn word_vectors(&self, groups: &Groups) -> Option<Arc<WordVectors>> {
        let discriminative = self.algorithm == Algorithm::Discriminative;
        let looks = self.vectors && discriminative && !groups.are_grouped();
        looks.then(|| embedded_vectors(self.language)).flatten()
    }
}

impl Default for Trainer {
    fn default() -> Self {
        Self {
            algorithm: Algorithm::default(),
            budget: None,
            language: Language::English,
            scope: None,
            vectors: true,
        }
    }
}
