//! What a search tries, and what comes of it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How a facet's classifier is fitted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Algorithm {
    /// A margin fit under a naive Bayes prior ([`DiscriminativeParams`](super::DiscriminativeParams)).
    #[default]
    Discriminative,
    /// [`MultinomialNb`](super::MultinomialNb).
    Multinomial,
    /// [`ComplementNb`](super::ComplementNb).
    Complement,
}

/// One point of a search.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// Of a generative model.
    Smoothing {
        /// What is added to every count.
        alpha: f64,
    },
    /// Of the discriminative model.
    Margin {
        /// Price of a margin that is not kept.
        cost: f32,
        /// Strength of the prior mean.
        prior: f32,
    },
    /// Of the discriminative model without what naive Bayes knows: a linear SVM.
    Plain {
        /// Price of a margin that is not kept.
        cost: f32,
    },
}

/// What came of one setting on articles that the fit did not see.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    /// The setting.
    pub setting: Setting,
    /// Share of articles whose labels are exactly right; of an any-of facet the micro-F1.
    pub accuracy: f64,
    /// Mean F1 over the labels.
    pub macro_f1: f64,
}

impl Trial {
    /// What a search maximises.
    #[must_use]
    pub fn merit(&self) -> f64 {
        self.accuracy + self.macro_f1
    }
}

impl Setting {
    /// Strength of the prior mean.
    pub(super) const fn prior(self) -> f32 {
        match self {
            Self::Margin { prior, .. } => prior,
            Self::Smoothing { .. } | Self::Plain { .. } => 0.0,
        }
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Smoothing { alpha } => write!(f, "alpha {alpha}"),
            Self::Margin { cost, prior } => write!(f, "cost {cost}, prior {prior}"),
            Self::Plain { cost } => write!(f, "cost {cost}, no prior"),
        }
    }
}
