//! Weights of an editor's taste: what each feature of a sentence and of a set counts for.

use std::array::from_fn;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::features::{SentenceFeature, SetFeature};
use super::sentence_features::SentenceRow;
use super::tally::SetRow;

/// Weights of the editorial method, by the names of its features, and where they come from.
///
/// A file of them is TOML, to be read by people: the log-odds that a unit of a feature adds.
#[derive(Clone, Debug, PartialEq)]
pub struct EditorialWeights {
    /// Where they come from.
    pub card: EditorialCard,
    pub(super) bias: f32,
    /// By [`SentenceFeature`].
    pub(super) sentence: Vec<f32>,
    /// By [`SetFeature`].
    pub(super) set: Vec<f32>,
}

/// What a file of weights says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditorialCard {
    /// The nutgraf that trained it.
    pub nutgraf: String,
    /// SHA-256 over the articles and the picks that it learnt from, in hexadecimal.
    pub data: String,
    /// Number of articles it learnt from.
    pub articles: usize,
}

/// Error for a file of weights that cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum EditorialWeightsError {
    /// It is not TOML of this form.
    #[error("it is no file of weights: {0}")]
    Form(#[from] toml::de::Error),
    /// It lacks a feature, or has one that this nutgraf does not know.
    #[error(
        "the weights of {part} are {found}, and this nutgraf knows {expected} features by these \
         names: train it again with `nutgraf train-brief --picks`"
    )]
    Features {
        /// Which weights.
        part: &'static str,
        /// How many of the known features it has, of how many.
        found: String,
        /// How many there are.
        expected: usize,
    },
}

#[derive(Serialize, Deserialize)]
struct File {
    card: EditorialCard,
    bias: f32,
    sentence: toml::Table,
    set: toml::Table,
}

impl EditorialWeights {
    /// Reads a file of weights.
    ///
    /// # Errors
    /// [`EditorialWeightsError`] where it is of another form, or of other features.
    pub fn from_toml(text: &str) -> Result<Self, EditorialWeightsError> {
        let file: File = toml::from_str(text)?;
        let names = SentenceFeature::ALL.iter().map(|feature| feature.name());
        let sentence = numbers("sentences", &file.sentence, names)?;
        let names = SetFeature::ALL.iter().map(|feature| feature.name());
        let set = numbers("sets", &file.set, names)?;
        Ok(Self { card: file.card, bias: file.bias, sentence, set })
    }

    /// The file of these weights.
    ///
    /// # Panics
    /// Never: a table of numbers is TOML.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let sentence = SentenceFeature::ALL.iter().map(|feature| feature.name());
        let set = SetFeature::ALL.iter().map(|feature| feature.name());
        let file = File {
            card: self.card.clone(),
            bias: self.bias,
            sentence: table(sentence, &self.sentence),
            set: table(set, &self.set),
        };
        toml::to_string(&file).expect("a table of numbers is TOML")
    }

    /// Log-odds that an editor takes a sentence.
    pub(super) fn log_odds(&self, row: &SentenceRow) -> f32 {
        self.bias + inner(row, &self.sentence)
    }

    /// What a unit of each feature of a set counts for; faults beyond what was learnt of them.
    pub(super) fn worth(&self) -> SetRow {
        from_fn(|place| self.set[place] - SetFeature::ALL[place].cost())
    }
}

fn inner(row: &[f32], weights: &[f32]) -> f32 {
    row.iter().zip(weights).map(|(number, weight)| number * weight).sum()
}

fn numbers(
    part: &'static str,
    table: &toml::Table,
    names: impl ExactSizeIterator<Item = &'static str>,
) -> Result<Vec<f32>, EditorialWeightsError> {
    let expected = names.len();
    let number = |name| table.get(name).and_then(toml::Value::as_float).map(|number| number as f32);
    let found: Vec<f32> = names.filter_map(number).collect();
    if found.len() == expected && table.len() == expected {
        return Ok(found);
    }
    let found = format!("{} of {}", found.len(), table.len());
    Err(EditorialWeightsError::Features { part, found, expected })
}

/// Weights by name, to six digits: more than a few hundred picks can tell.
fn table(names: impl Iterator<Item = &'static str>, weights: &[f32]) -> toml::Table {
    let short = |weight: f32| (f64::from(weight) * 1e6).round() / 1e6;
    let number = |(name, &weight): (&'static str, &f32)| {
        (name.to_owned(), toml::Value::Float(short(weight)))
    };
    names.zip(weights).map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::weights;
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let weights = weights();
        assert_eq!(&EditorialWeights::from_toml(&weights.to_toml()).unwrap(), &*weights);
    }

    #[test]
    fn other_features_are_told() {
        let file = weights().to_toml();
        let error = |file: &str| EditorialWeights::from_toml(file).unwrap_err().to_string();
        let other = file.replace("log_place =", "log_places =");
        assert!(error(&other).contains("train it again"), "{}", error(&other));
        assert!(error("bias = 1").contains("no file of weights"));
    }

    #[test]
    fn no_fault_is_a_virtue() {
        let weights = weights();
        let faults = SetFeature::ALL.iter().filter(|feature| feature.is_fault());
        assert!(faults.copied().all(|fault| weights.set[fault as usize] <= 0.0));
    }
}
