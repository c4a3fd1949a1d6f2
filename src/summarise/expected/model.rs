//! The trained parts, as plain arrays.

use std::sync::Arc;

use thiserror::Error;

use super::super::editorial::EditorialWeights;
use super::super::method::Method;
use super::additive::Additive;
use super::pairs::PairFeature;
use super::scale::{BINS, CELLS};
use super::sentences::SentenceFeature;
use super::value::TERMS;
use super::word_table::WordTable;
use super::words::WordFeature;
use crate::text::Language;

/// A trained model of briefs: what [`Expected`](super::Expected) reads articles by.
///
/// It has two parts of one shape: one that knows the words of a language, and one that knows none
/// and reads any language.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefModel {
    pub(crate) language: Language,
    pub(crate) word_table: WordTable,
    pub(crate) lexical: Variant,
    pub(crate) free: Variant,
    /// What editors chose, where that was learnt.
    pub(crate) editorial: Option<Arc<EditorialWeights>>,
}

/// Three additive models and the value of sets.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Variant {
    pub(crate) words: Additive,
    pub(crate) pairs: Additive,
    pub(crate) sentences: Additive,
    /// One weight for each of [`TERMS`].
    pub(crate) value: Vec<f32>,
}

/// A named array of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Tensor {
    /// Its name: `lexical.words.curves`.
    pub name: String,
    /// Its rows and columns; one number for a plain list.
    pub shape: Vec<usize>,
    /// Its values, row by row.
    pub data: TensorData,
}

/// Values of one type.
#[derive(Clone, Debug, PartialEq)]
pub enum TensorData {
    /// 32-bit floating point.
    F32(Vec<f32>),
    /// Unsigned 32-bit whole numbers.
    U32(Vec<u32>),
    /// Unsigned bytes.
    U8(Vec<u8>),
    /// Signed bytes.
    I8(Vec<i8>),
}

/// Why arrays are no model of briefs.
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum TensorError {
    /// An array is not there.
    #[error("the model of briefs lacks the array `{name}`")]
    Missing {
        /// Its name.
        name: String,
    },
    /// An array has another type or another number of values.
    #[error("the array `{name}` of the model of briefs should hold {expected}")]
    Shape {
        /// Its name.
        name: String,
        /// What it should hold.
        expected: String,
    },
    /// An array holds what is no number, or words that do not rise.
    #[error("the array `{name}` of the model of briefs holds values that no training gives")]
    Value {
        /// Its name.
        name: String,
    },
}

/// Names and sizes of the additive models of a variant.
const MODELS: [(&str, usize, usize); 3] = [
    ("words", WordFeature::COUNT, WordFeature::PAIRS.len()),
    ("pairs", PairFeature::COUNT, PairFeature::PAIRS.len()),
    ("sentences", SentenceFeature::COUNT, SentenceFeature::PAIRS.len()),
];

impl Variant {
    fn models(&self) -> [&Additive; 3] {
        [&self.words, &self.pairs, &self.sentences]
    }
}

impl BriefModel {
    /// The part that `method` reads by.
    pub(crate) fn variant(&self, method: Method) -> &Variant {
        if method == Method::Expected { &self.lexical } else { &self.free }
    }

    /// The language whose words it knows.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The same model with the weights of the editorial method.
    #[must_use]
    pub fn with_editorial(self, weights: Arc<EditorialWeights>) -> Self {
        Self { editorial: Some(weights), ..self }
    }

    /// Its arrays, always in the same order.
    ///
    /// | name | type | shape |
    /// |---|---|---|
    /// | `lexicon.hashes` | u32 | words, rising |
    /// | `lexicon.idf`, `lexicon.retention` | u8, i8 | words |
    /// | `lexicon.unknown_idf` | u8 | 1 |
    /// | `{lexical,free}.{words,pairs,sentences}.bias` | f32 | 1 |
    /// | `….curves` | f32 | features × 64 |
    /// | `….grids` | f32 | pairs of features × 256 |
    /// | `{lexical,free}.value` | f32 | terms |
    #[must_use]
    pub fn tensors(&self) -> Vec<Tensor> {
        let WordTable { hashes, idf, retention, unknown_idf, .. } = &self.word_table;
        let words = hashes.len();
        let mut tensors = vec![
            tensor("lexicon.hashes", &[words], TensorData::U32(hashes.clone())),
            tensor("lexicon.idf", &[words], TensorData::U8(idf.clone())),
            tensor("lexicon.retention", &[words], TensorData::I8(retention.clone())),
            tensor("lexicon.unknown_idf", &[1], TensorData::U8(vec![*unknown_idf])),
        ];
        for (part, variant) in [("lexical", &self.lexical), ("free", &self.free)] {
            for (model, (name, features, pairs)) in variant.models().into_iter().zip(MODELS) {
                let floats = |what: &str, shape: &[usize], values: &[f32]| {
                    tensor(&format!("{part}.{name}.{what}"), shape, TensorData::F32(values.into()))
                };
                tensors.push(floats("bias", &[1], &[model.bias]));
                tensors.push(floats("curves", &[features, BINS], &model.shape_functions));
                tensors.push(floats("grids", &[pairs, CELLS], &model.grids));
            }
            let value = TensorData::F32(variant.value.clone());
            tensors.push(tensor(&format!("{part}.value"), &[TERMS], value));
        }
        tensors
    }

    /// The model that has these arrays, in any order.
    ///
    /// # Errors
    /// [`TensorError::Missing`] for an array that is not there, [`TensorError::Shape`] for one of
    /// another type or size, [`TensorError::Value`] for one whose values cannot be.
    pub fn from_tensors(language: Language, tensors: &[Tensor]) -> Result<Self, TensorError> {
        let arrays = Arrays(tensors);
        let hashes = arrays.u32("lexicon.hashes")?;
        let idf = arrays.u8("lexicon.idf", hashes.len())?;
        let retention = arrays.i8("lexicon.retention", hashes.len())?;
        let unknown_idf = arrays.u8("lexicon.unknown_idf", 1)?[0];
        Ok(Self {
            language,
            word_table: WordTable::new(hashes, idf, retention, unknown_idf),
            lexical: arrays.variant("lexical")?,
            free: arrays.variant("free")?,
            editorial: None,
        })
    }
}

fn tensor(name: &str, shape: &[usize], data: TensorData) -> Tensor {
    Tensor { name: name.to_owned(), shape: shape.to_vec(), data }
}

/// Arrays to be found by name.
struct Arrays<'t>(&'t [Tensor]);

impl Arrays<'_> {
    fn get(&self, name: &str) -> Result<&TensorData, TensorError> {
        let found = self.0.iter().find(|tensor| tensor.name == name);
        found
            .map(|tensor| &tensor.data)
            .ok_or_else(|| TensorError::Missing { name: name.to_owned() })
    }

    fn f32(&self, name: &str, count: usize) -> Result<Vec<f32>, TensorError> {
        match self.get(name)? {
            TensorData::F32(values) if values.len() == count => {
                let finite = values.iter().all(|value| value.is_finite());
                if finite { Ok(values.clone()) } else { Err(value_error(name)) }
            }
            _ => Err(shape_error(name, &format!("{count} 32-bit floats"))),
        }
    }

    fn u32(&self, name: &str) -> Result<Vec<u32>, TensorError> {
        match self.get(name)? {
            TensorData::U32(values) if values.is_sorted_by(|a, b| a < b) => Ok(values.clone()),
            TensorData::U32(_) => Err(value_error(name)),
            _ => Err(shape_error(name, "unsigned 32-bit numbers")),
        }
    }

    fn u8(&self, name: &str, count: usize) -> Result<Vec<u8>, TensorError> {
        match self.get(name)? {
            TensorData::U8(values) if values.len() == count => Ok(values.clone()),
            _ => Err(shape_error(name, &format!("{count} bytes"))),
        }
    }

    fn i8(&self, name: &str, count: usize) -> Result<Vec<i8>, TensorError> {
        match self.get(name)? {
            TensorData::I8(values) if values.len() == count => Ok(values.clone()),
            _ => Err(shape_error(name, &format!("{count} signed bytes"))),
        }
    }

    fn variant(&self, part: &str) -> Result<Variant, TensorError> {
        let model = |(name, features, pairs): (&str, usize, usize)| {
            let array = |what: &str| format!("{part}.{name}.{what}");
            Ok(Additive {
                bias: self.f32(&array("bias"), 1)?[0],
                shape_functions: self.f32(&array("curves"), features * BINS)?,
                grids: self.f32(&array("grids"), pairs * CELLS)?,
            })
        };
        let [words, pairs, sentences] = MODELS;
        Ok(Variant {
            words: model(words)?,
            pairs: model(pairs)?,
            sentences: model(sentences)?,
            value: self.f32(&format!("{part}.value"), TERMS)?,
        })
    }
}

fn shape_error(name: &str, expected: &str) -> TensorError {
    TensorError::Shape { name: name.to_owned(), expected: expected.to_owned() }
}

fn value_error(name: &str) -> TensorError {
    TensorError::Value { name: name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::model;
    use super::*;

    #[test]
    fn arrays_lead_back_to_the_model() {
        let model = model();
        let mut tensors = model.tensors();
        tensors.reverse();
        assert_eq!(BriefModel::from_tensors(model.language(), &tensors).as_ref(), Ok(&*model));
        for tensor in tensors {
            let values = match tensor.data {
                TensorData::F32(values) => values.len(),
                TensorData::U32(values) => values.len(),
                TensorData::U8(values) => values.len(),
                TensorData::I8(values) => values.len(),
            };
            assert_eq!(tensor.shape.iter().product::<usize>(), values, "{}", tensor.name);
        }
    }

    #[test]
    fn arrays_that_are_no_model_are_told_by_name() {
        let tensors = model().tensors();
        let error = |change: fn(&mut Tensor)| {
            let mut changed = tensors.clone();
            let place = changed.iter().position(|t| t.name == "free.pairs.curves").unwrap();
            change(&mut changed[place]);
            BriefModel::from_tensors(Language::English, &changed).unwrap_err()
        };
        let name = || "free.pairs.curves".to_owned();
        assert_eq!(error(|t| t.name.push('x')), TensorError::Missing { name: name() });
        assert_eq!(
            error(|t| t.data = TensorData::F32(vec![f32::NAN; PairFeature::COUNT * BINS])),
            TensorError::Value { name: name() }
        );
        let shape = error(|t| t.data = TensorData::U8(vec![]));
        assert!(shape.to_string().contains("`free.pairs.curves`"), "{shape}");
        let rising = |hashes: Vec<u32>| {
            let mut changed = tensors.clone();
            changed[0].data = TensorData::U32(hashes);
            BriefModel::from_tensors(Language::English, &changed).unwrap_err()
        };
        assert_eq!(rising(vec![2, 1]), TensorError::Value { name: "lexicon.hashes".to_owned() });
    }
}
