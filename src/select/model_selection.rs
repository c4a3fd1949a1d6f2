//! Model selection: what a facet's classifier is chosen from, and with what room.

use linfa::dataset::DatasetBase;
use linfa::traits::Predict;
use ndarray::Array2;

use super::fitter::Fitter;
use super::prune::Importance;
use super::setting::{Algorithm, Setting};
use super::split::Split;
use crate::calibrate::{Above, LabelProbabilities};
use crate::classify::Linear;
use crate::features::Vectors;
use crate::label::{Choice, LabelMatrix};
use crate::naive_bayes::{Error, Weights};

/// Passes over the articles for a model that is kept.
pub(super) const FINAL_EPOCHS: usize = 10;

/// Model selection over a facet's training articles and their splits.
#[derive(Clone, Copy, Debug)]
pub struct ModelSelection<'t> {
    /// How to fit.
    pub algorithm: Algorithm,
    /// How many labels an article gets.
    pub choice: Choice,
    /// The articles.
    pub vectors: &'t Vectors,
    /// Their labels.
    pub truth: &'t LabelMatrix,
    /// Examples of the label that has the most; definitions that teach beside them are none.
    pub most_examples: usize,
    /// How to hold articles out.
    pub splits: &'t [Split],
    /// The group of each article where they come in groups, such as outlets, and the model is for
    /// articles of others. Log-odds are of articles, not of groups: what a large group alone says
    /// looks to naive Bayes like much evidence, and the fit does better without.
    pub groups: Option<&'t [u64]>,
    /// What the level above says of each article, where there is one.
    pub above: Option<Above<'t>>,
    /// Whether vectors are those of the level above, and keep their length whatever features have a
    /// weight.
    pub shares_words: bool,
    /// Bytes that the weights may take in the model file.
    pub budget: usize,
    /// Bytes that each feature takes beside its weights.
    pub row_bytes: &'t [u32],
}

impl<'t> ModelSelection<'t> {
    /// A fitter to some of the articles.
    pub(super) fn fitter(&self, articles: &'t [usize]) -> Fitter<'t> {
        let training = DatasetBase::new(self.vectors.view(articles), self.truth.view(articles));
        Fitter::new(training, self.algorithm, self.groups.is_some())
    }

    /// Scores that a model gives to some of the articles.
    pub(super) fn predict(&self, linear: &Linear, articles: &[usize]) -> Array2<f32> {
        let vectors = self.vectors.view(articles);
        if self.shares_words { linear.scores_of_all(vectors) } else { linear.predict(vectors) }
    }

    /// What the level above says of some of the articles; nothing without one.
    pub(super) fn said_above(&self, articles: &[usize]) -> Vec<LabelProbabilities> {
        let above = self.above.iter();
        above.flat_map(|own| articles.iter().map(|&article| own.rows[article].clone())).collect()
    }

    /// The weights that the fitter comes to, which nothing needs any more.
    pub(super) fn weights(&self, fitter: Fitter<'_>, setting: Setting) -> Result<Weights, Error> {
        let mut weights = fitter.fit(setting, FINAL_EPOCHS)?;
        drop(fitter);
        if self.choice == Choice::One {
            weights.centre();
        }
        Ok(weights)
    }

    /// Those weights that matter most, as many as `budget` bytes hold.
    pub(super) fn shrink(
        &self,
        weights: &Weights,
        importance: &Importance<'_>,
        budget: usize,
    ) -> Linear {
        let cut = importance.cut(budget, |feature| self.row_bytes[feature.index()] as usize);
        Linear::quantise(weights, importance.features(), |feature, label| {
            importance.cell(feature, label) >= cut
        })
    }
}
