//! Model of relations: three logistic regressions over named features, and what is told of them.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::card::RelationCard;
use super::elastic_net::probability;
use super::features::{Features, features};
use super::label::RelationLabel;
use super::pair::Pair;
use crate::analysis::Analysis;
use crate::calibrate::Logistic;
use crate::text::{Language, Stemmer};

/// What the three regressions ask: whether the pair is critical, whether it is supportive, and
/// whether the name that stands second is the holder.
pub(super) const QUESTIONS: usize = 3;

/// Log-odds that each question is answered with yes.
pub(super) type Answers = [f64; QUESTIONS];

/// Model that says of a pair who is for or against whom.
///
/// A file of it is TOML, to be read by people: the log-odds that each feature adds.
pub struct RelationModel {
    /// Where it comes from.
    pub card: RelationCard,
    /// How often log-odds of a judgement are right.
    pub(super) calibration: Logistic,
    /// The least probability that is told.
    pub(super) least: f64,
    pub(super) intercepts: Answers,
    pub(super) weights: HashMap<String, Answers>,
    stemmer: Stemmer,
}

/// What a model says of a pair, sure or not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Judgement {
    pub(super) label: RelationLabel,
    /// Whether the name that stands second is the holder.
    pub(super) reversed: bool,
    /// The probability of the label, whoever holds it.
    pub(super) of_label: f64,
    /// Log-odds of label and holder both.
    pub(super) log_odds: f64,
}

/// Error for a file that is no model of relations.
#[derive(Debug, Error)]
#[error("it is no model of relations: {0}")]
pub struct RelationModelError(#[from] toml::de::Error);

#[derive(Serialize, Deserialize)]
struct File {
    least: f64,
    intercepts: Answers,
    card: RelationCard,
    calibration: Logistic,
    weights: BTreeMap<String, Answers>,
}

impl RelationModel {
    /// A model of these regressions that tells nothing yet.
    pub(super) fn unsure(intercepts: Answers, weights: HashMap<String, Answers>) -> Self {
        Self {
            card: RelationCard::default(),
            calibration: Logistic::IDENTITY,
            least: 1.0,
            intercepts,
            weights,
            stemmer: Stemmer::new(Language::English),
        }
    }

    /// Reads a file of a model.
    ///
    /// # Errors
    /// [`RelationModelError`] where it is of another form.
    pub fn from_toml(text: &str) -> Result<Self, RelationModelError> {
        let File { least, intercepts, card, calibration, weights } = toml::from_str(text)?;
        let unsure = Self::unsure(intercepts, weights.into_iter().collect());
        Ok(Self { card, calibration, least, ..unsure })
    }

    /// The file of this model.
    ///
    /// # Panics
    /// Never: a table of numbers is TOML.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let short = |weights: &Answers| weights.map(|weight| (weight * 1e3).round() / 1e3);
        let weights = self.weights.iter().map(|(name, own)| (name.clone(), short(own)));
        let file = File {
            least: self.least,
            intercepts: short(&self.intercepts),
            card: self.card.clone(),
            calibration: self.calibration,
            weights: weights.filter(|(_, own)| own.iter().any(|&weight| weight != 0.0)).collect(),
        };
        toml::to_string(&file).expect("a table of numbers is TOML")
    }

    /// The language of the sentences that it can read.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.stemmer.language()
    }

    pub(super) fn judge(&self, analysis: &Analysis<'_>, pair: &Pair) -> Judgement {
        self.judge_features(&features(analysis, &self.stemmer, pair).of_recent())
    }

    pub(super) fn judge_features(&self, features: &Features) -> Judgement {
        let known = features
            .iter()
            .filter_map(|(name, count)| Some((self.weights.get(name)?, f64::from(count))));
        let answers = known.fold(self.intercepts, |sum, (own, count)| {
            std::array::from_fn(|question| sum[question] + count * own[question])
        });
        Judgement::of(answers)
    }

    /// The probability that a judgement is right, label and holder both.
    pub(super) fn probability(&self, judgement: &Judgement) -> f64 {
        self.calibration.at(judgement.log_odds)
    }

    /// Whether what is so probable is told.
    pub(super) fn tells(&self, probability: f64) -> bool {
        probability >= self.least
    }
}

impl Judgement {
    fn of([critical, supportive, second]: Answers) -> Self {
        let (label, odds) = if critical >= supportive {
            (RelationLabel::Critical, critical)
        } else {
            (RelationLabel::Supportive, supportive)
        };
        let of_label = probability(odds);
        let both = of_label * probability(second.abs());
        let log_odds = libm::log(both / (1.0 - both));
        Self { label, reversed: second > 0.0, of_label, log_odds }
    }
}
