//! One algorithm on some of the articles, at one setting after another.

use linfa::ParamGuard;
use ndarray::Array2;

use super::search::Search;
use super::setting::{Algorithm, Setting};
use crate::naive_bayes::{
    ClassCounts, ComplementNb, DiscriminativeParams, DiscriminativeValidParams, Error,
    MultinomialNb, NaiveBayesPrior, PriorShape, Weights,
};

/// Some of the articles, and what every fit to them needs.
pub(super) struct Learner<'t> {
    search: &'t Search<'t>,
    articles: &'t [usize],
    known: Known,
}

/// What is known of the articles before any setting is.
enum Known {
    Prior(NaiveBayesPrior),
    Counts(ClassCounts),
}

impl<'t> Learner<'t> {
    pub(super) fn new(search: &'t Search<'t>, articles: &'t [usize]) -> Self {
        let (vectors, targets) = (search.vectors, search.targets);
        let known = match search.algorithm {
            Algorithm::Discriminative if search.groups.is_some() => {
                Known::Prior(NaiveBayesPrior::flat(vectors.features(), targets.labels()))
            }
            Algorithm::Discriminative => {
                Known::Prior(NaiveBayesPrior::of(vectors, targets, articles, PriorShape::default()))
            }
            Algorithm::Multinomial | Algorithm::Complement => {
                Known::Counts(ClassCounts::of(vectors, targets, articles.iter().copied()))
            }
        };
        Self { search, articles, known }
    }

    pub(super) fn fit(&self, setting: Setting, epochs: usize) -> Result<Weights, Error> {
        let Search { vectors, targets, .. } = *self.search;
        match (&self.known, setting) {
            (Known::Prior(known), Setting::Margin { cost, .. } | Setting::Plain { cost }) => {
                let params = params(cost, setting, epochs)?;
                Ok(params.fit_with_prior(vectors, targets, self.articles, known))
            }
            (Known::Counts(counts), Setting::Smoothing { alpha }) => match self.search.algorithm {
                Algorithm::Multinomial => Ok(MultinomialNb::from_counts(counts, alpha)?.weights()),
                _ => Ok(ComplementNb::from_counts(counts, alpha)?.weights()),
            },
            _ => unreachable!("an algorithm tries its own settings only"),
        }
    }
    /// Scores that a fit gives articles `held_out` of it (those articles × labels).
    pub(super) fn score(
        &self,
        setting: Setting,
        epochs: usize,
        held_out: &[usize],
    ) -> Result<Array2<f32>, Error> {
        let Search { vectors, targets, .. } = *self.search;
        match (&self.known, setting) {
            (Known::Prior(known), Setting::Margin { cost, .. } | Setting::Plain { cost }) => {
                let parts = (self.articles, held_out);
                Ok(params(cost, setting, epochs)?.score_with_prior(vectors, targets, parts, known))
            }
            _ => Ok(self.fit(setting, epochs)?.scores_of(vectors, held_out)),
        }
    }
}

fn params(cost: f32, setting: Setting, epochs: usize) -> Result<DiscriminativeValidParams, Error> {
    let params = DiscriminativeParams::default().cost(cost).prior(setting.prior());
    params.epochs(epochs).check()
}
