//! The file of the model that writes briefs.

use serde::{Deserialize, Serialize};

use super::container::{Array, Opened, WITHOUT_VECTORS, open, seal};
use super::error::Error;
use crate::summarise::expected::BriefModel;
use crate::text::Language;

/// What the seal of the file says it is.
const KIND: &str = "briefs";

/// A model of briefs with its card: the same kind of file as [`Model`](super::Model)'s.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefFile {
    /// What briefs are written by.
    pub model: BriefModel,
    /// Where it comes from.
    pub card: BriefCard,
}

/// What a model of briefs says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefCard {
    /// The nutgraf that trained it.
    pub nutgraf: String,
    /// SHA-256 over the articles and references it learnt from, in hexadecimal.
    pub data: String,
    /// Number of articles it learnt from.
    pub articles: usize,
}

#[derive(Debug, Serialize, Deserialize)]
struct Header {
    language: Language,
    card: BriefCard,
}

impl BriefFile {
    /// The bytes of the file: the same for the same model, on every machine.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let header = Header { language: self.model.language(), card: self.card.clone() };
        let arrays: Vec<Array> = self.model.tensors().into_iter().map(Array::from).collect();
        seal(KIND, WITHOUT_VECTORS, &header, &arrays)
    }

    /// Reads a model of briefs from the bytes of a file.
    ///
    /// # Errors
    /// Every variant of [`Error`] but [`Error::Vocabulary`]: the bytes may be anything.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let opened: Opened<'_, Header> = open(KIND, bytes)?;
        let model = BriefModel::from_tensors(opened.header.language, &opened.tensors()?)?;
        Ok(Self { model, card: opened.header.card })
    }
}
