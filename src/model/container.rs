//! The safetensors container: arrays with a header, sealed with a checksum.

use std::collections::HashMap;

use safetensors::tensor::{Dtype, SafeTensors, TensorView, serialize};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::error::Error;
use crate::summarise::expected::{Tensor, TensorData};

/// Version of the file format. It rises when an older nutgraf could no longer read the file.
pub const FORMAT_VERSION: u32 = 5;

/// Version of files that carry no rules.
pub(super) const WITHOUT_RULES: u32 = 4;

/// Version of files whose facets look neither for good and bad words around a mention, nor for its
/// role.
pub(super) const WITHOUT_KNOWLEDGE: u32 = 3;

/// Version of files whose facets are on no level, each with words of its own.
pub(super) const WITHOUT_LEVELS: u32 = 2;

/// Version of files that say nothing of word vectors, which the first nutgraf reads too.
pub(super) const WITHOUT_VECTORS: u32 = 1;

/// The one key of the container's metadata. (One, because several would be written in an order
/// that changes from run to run.)
const KEY: &str = "nutgraf";

/// What stands under the key.
#[derive(Serialize, Deserialize)]
struct Seal<'h> {
    format: u32,
    kind: &'h str,
    sha256: &'h str,
    #[serde(borrow)]
    header: &'h RawValue,
}

/// An array of a file, with its name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Array {
    pub(super) name: String,
    dtype: Dtype,
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

impl Array {
    pub(super) fn bytes(name: String, bytes: Vec<u8>) -> Self {
        Self { name, dtype: Dtype::U8, shape: vec![bytes.len()], bytes }
    }

    pub(super) fn signed(name: String, values: &[i8]) -> Self {
        let bytes = values.iter().map(|value| value.cast_unsigned()).collect();
        Self { name, dtype: Dtype::I8, shape: vec![values.len()], bytes }
    }

    pub(super) fn floats(name: String, values: &[f32]) -> Self {
        let bytes = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        Self { name, dtype: Dtype::F32, shape: vec![values.len()], bytes }
    }

    /// Counts, in as few bytes as the largest needs.
    pub(super) fn counts(name: String, values: &[u32]) -> Self {
        let (dtype, width) = match values.iter().max().copied().unwrap_or(0) {
            0..=0xff => (Dtype::U8, 1),
            0x100..=0xffff => (Dtype::U16, 2),
            _ => (Dtype::U32, 4),
        };
        let bytes = values.iter().flat_map(|v| v.to_le_bytes().into_iter().take(width)).collect();
        Self { name, dtype, shape: vec![values.len()], bytes }
    }
}

impl From<Tensor> for Array {
    fn from(Tensor { name, shape, data }: Tensor) -> Self {
        let (dtype, bytes) = match data {
            TensorData::F32(values) => {
                (Dtype::F32, values.into_iter().flat_map(f32::to_le_bytes).collect())
            }
            TensorData::U32(values) => {
                (Dtype::U32, values.into_iter().flat_map(u32::to_le_bytes).collect())
            }
            TensorData::U8(values) => (Dtype::U8, values),
            TensorData::I8(values) => {
                (Dtype::I8, values.into_iter().map(i8::cast_unsigned).collect())
            }
        };
        Self { name, dtype, shape, bytes }
    }
}

/// The bytes of a file of this `kind`, which nutgraf reads from version `format` of the file format
/// on; the same for the same content.
///
/// # Panics
/// When the header has no JSON form; headers are plain data.
pub(super) fn seal(kind: &str, format: u32, header: &impl Serialize, arrays: &[Array]) -> Vec<u8> {
    let header = serde_json::value::to_raw_value(header).expect("headers are plain data");
    let views: Vec<(&str, TensorView<'_>)> = arrays
        .iter()
        .map(|array| {
            let view = TensorView::new(array.dtype, array.shape.clone(), &array.bytes);
            (array.name.as_str(), view.expect("an array is as long as its shape says"))
        })
        .collect();
    let sha256 = checksum(format, header.get(), views.iter().map(|(name, view)| (*name, view)));
    let seal = Seal { format, kind, sha256: &sha256, header: &header };
    let seal = serde_json::to_string(&seal).expect("a seal is plain data");
    let metadata = HashMap::from([(KEY.to_owned(), seal)]);
    serialize(views, Some(metadata)).expect("names are unique and arrays whole")
}

/// A file that has been checked against its seal.
#[derive(Debug)]
pub(super) struct Opened<'b, H> {
    pub(super) header: H,
    /// Its checksum.
    pub(super) sha256: String,
    arrays: SafeTensors<'b>,
}

/// Counts as they lie in a file, each in as many bytes as the largest needs.
#[derive(Clone, Copy, Debug)]
pub(super) enum Counts<'b> {
    One(&'b [u8]),
    Two(&'b [[u8; 2]]),
    Four(&'b [[u8; 4]]),
}

impl<'b> Counts<'b> {
    pub(super) const fn len(self) -> usize {
        match self {
            Self::One(counts) => counts.len(),
            Self::Two(counts) => counts.len(),
            Self::Four(counts) => counts.len(),
        }
    }

    pub(super) fn iter(self) -> impl ExactSizeIterator<Item = u32> + Clone + use<'b> {
        (0..self.len()).map(move |place| match self {
            Self::One(counts) => counts[place].into(),
            Self::Two(counts) => u16::from_le_bytes(counts[place]).into(),
            Self::Four(counts) => u32::from_le_bytes(counts[place]),
        })
    }
}

/// Checks `bytes` and opens them as a file of this `kind`.
pub(super) fn open<'b, H: DeserializeOwned>(
    kind: &str,
    bytes: &'b [u8],
) -> Result<Opened<'b, H>, Error> {
    let (_, metadata) = SafeTensors::read_metadata(bytes)?;
    let seal = metadata.metadata().as_ref().and_then(|m| m.get(KEY)).ok_or(Error::Foreign)?;
    let seal: Seal<'_> = serde_json::from_str(seal).map_err(Error::Header)?;
    match seal.format {
        // No nutgraf has written it.
        0 => return Err(Error::Checksum),
        1..=FORMAT_VERSION => (),
        found => return Err(Error::TooNew { found, known: FORMAT_VERSION }),
    }
    if seal.kind != kind {
        return Err(Error::Kind { found: seal.kind.to_owned(), wanted: kind.to_owned() });
    }
    let arrays = SafeTensors::deserialize(bytes)?;
    let tensors = arrays.tensors();
    let named = tensors.iter().map(|(name, view)| (name.as_str(), view));
    if checksum(seal.format, seal.header.get(), named) != seal.sha256 {
        return Err(Error::Checksum);
    }
    let header = serde_json::from_str(seal.header.get()).map_err(Error::Header)?;
    Ok(Opened { header, sha256: seal.sha256.to_owned(), arrays })
}

impl<H> Opened<'_, H> {
    pub(super) fn bytes(&self, name: &str) -> Result<&[u8], Error> {
        self.array(name, Dtype::U8)
    }

    pub(super) fn signed(&self, name: &str) -> Result<impl ExactSizeIterator<Item = i8>, Error> {
        Ok(self.array(name, Dtype::I8)?.iter().map(|byte| byte.cast_signed()))
    }

    pub(super) fn floats(&self, name: &str) -> Result<Vec<f32>, Error> {
        let (values, _) = self.array(name, Dtype::F32)?.as_chunks();
        let values: Vec<f32> = values.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        if values.iter().all(|value| value.is_finite()) {
            Ok(values)
        } else {
            Err(Error::array(name, "holds what is no number"))
        }
    }

    pub(super) fn counts(&self, name: &str) -> Result<Counts<'_>, Error> {
        let array = self.arrays.tensor(name).map_err(|_| Error::array(name, "is missing"))?;
        match array.dtype() {
            Dtype::U8 => Ok(Counts::One(array.data())),
            Dtype::U16 => Ok(Counts::Two(array.data().as_chunks().0)),
            Dtype::U32 => Ok(Counts::Four(array.data().as_chunks().0)),
            _ => Err(Error::array(name, "is of another type than it must be")),
        }
    }

    /// All arrays, in the order of their names.
    pub(super) fn tensors(&self) -> Result<Vec<Tensor>, Error> {
        let mut names = self.arrays.names();
        names.sort_unstable();
        names.into_iter().map(|name| self.tensor(name)).collect()
    }

    fn tensor(&self, name: &str) -> Result<Tensor, Error> {
        let array = self.arrays.tensor(name).map_err(|_| Error::array(name, "is missing"))?;
        let data = match array.dtype() {
            Dtype::F32 => TensorData::F32(self.floats(name)?),
            Dtype::U32 => TensorData::U32(self.counts(name)?.iter().collect()),
            Dtype::U8 => TensorData::U8(array.data().to_vec()),
            Dtype::I8 => TensorData::I8(self.signed(name)?.collect()),
            _ => return Err(Error::array(name, "is of another type than it must be")),
        };
        Ok(Tensor { name: name.to_owned(), shape: array.shape().to_vec(), data })
    }

    fn array(&self, name: &str, dtype: Dtype) -> Result<&[u8], Error> {
        let array = self.arrays.tensor(name).map_err(|_| Error::array(name, "is missing"))?;
        if array.dtype() == dtype {
            Ok(array.data())
        } else {
            Err(Error::array(name, "is of another type than it must be"))
        }
    }
}

/// SHA-256 over the header and every array, in the order of their names; and over the version of the
/// format, which older versions leave out.
fn checksum<'a, 'd: 'a>(
    format: u32,
    header: &str,
    arrays: impl Iterator<Item = (&'a str, &'a TensorView<'d>)>,
) -> String {
    let mut arrays: Vec<_> = arrays.collect();
    arrays.sort_unstable_by_key(|(name, _)| *name);
    let mut hash = Sha256::new();
    if format > WITHOUT_LEVELS {
        hash.update(format.to_le_bytes());
    }
    hash.update(header);
    for (name, array) in arrays {
        hash.update(format!("\0{name}\0{}\0{}\0", array.dtype(), array.data().len()));
        hash.update(array.data());
    }
    format!("{:x}", hash.finalize())
}
