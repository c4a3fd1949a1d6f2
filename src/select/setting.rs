//! Settings that a grid search tries, and their results.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Algorithm that fits a facet's classifier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Algorithm {
    /// A margin fit under a naive Bayes prior ([`DiscriminativeParams`](crate::naive_bayes::DiscriminativeParams)).
    #[default]
    Discriminative,
    /// [`MultinomialNb`](crate::naive_bayes::MultinomialNb).
    Multinomial,
    /// [`ComplementNb`](crate::naive_bayes::ComplementNb).
    Complement,
}

/// Hyperparameters: one point of the grid.
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
        /// Scale of the dense features; 0 where they are not looked at.
        #[serde(default, skip_serializing_if = "is_zero")]
        dense: f32,
    },
    /// Of the discriminative model without what naive Bayes knows: a linear SVM.
    Plain {
        /// Price of a margin that is not kept.
        cost: f32,
    },
}

/// Result of one candidate on articles that the fit did not see.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CandidateResult {
    /// The setting.
    pub setting: Setting,
    /// Share of articles whose labels are exactly right; of an any-of facet the micro-F1.
    pub accuracy: f64,
    /// Mean F1 over the labels.
    pub macro_f1: f64,
}

impl CandidateResult {
    /// Objective that a search maximises.
    #[must_use]
    pub fn objective(&self) -> f64 {
        self.accuracy + self.macro_f1
    }
}

impl Setting {
    /// What is added to every count; of a generative model alone.
    pub(super) const fn alpha(self) -> f64 {
        match self {
            Self::Smoothing { alpha } => alpha,
            Self::Margin { .. } | Self::Plain { .. } => 0.0,
        }
    }

    /// Price of a margin that is not kept; of the discriminative model alone.
    pub(super) const fn cost(self) -> f32 {
        match self {
            Self::Margin { cost, .. } | Self::Plain { cost } => cost,
            Self::Smoothing { .. } => 0.0,
        }
    }

    /// Scale of the dense features; of the discriminative model alone.
    pub(crate) const fn dense(self) -> f32 {
        match self {
            Self::Margin { dense, .. } => dense,
            Self::Smoothing { .. } | Self::Plain { .. } => 0.0,
        }
    }

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
            Self::Margin { cost, prior, dense: 0.0 } => write!(f, "cost {cost}, prior {prior}"),
            Self::Margin { cost, prior, dense } => {
                write!(f, "cost {cost}, prior {prior}, meaning {dense}")
            }
            Self::Plain { cost } => write!(f, "cost {cost}, no prior"),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands the field by reference")]
fn is_zero(value: &f32) -> bool {
    *value == 0.0
}
