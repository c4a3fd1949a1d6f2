//! The file of static word vectors.

use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

use super::container::{Opened, open};
use super::error::Error;
use crate::features::{WordVectors, WordVectorsId};
use crate::text::Language;

/// What the seal of the file says it is.
const KIND: &str = "vectors";

/// What stands between two words.
const BETWEEN_WORDS: char = '\n';

#[derive(Debug, Serialize, Deserialize)]
struct Header {
    language: Language,
    name: String,
    dimensions: usize,
}

/// Reads word vectors from the bytes of a file: the arrays `words` (one a line), `scales` (one a word),
/// `rows` (words × dimensions) and `mean` (the mean embedding of texts). `models/vectors-en` makes such files.
///
/// # Errors
/// Every variant of [`Error`] but those of models: the bytes may be anything.
pub fn read_vectors(bytes: &[u8]) -> Result<WordVectors, Error> {
    let opened: Opened<'_, Header> = open(KIND, bytes)?;
    let Header { language, name, dimensions } = &opened.header;
    let id = WordVectorsId { name: name.clone(), sha256: opened.sha256.clone() };
    let words = std::str::from_utf8(opened.bytes("words")?)
        .map_err(|_| Error::array("words", "is not UTF-8"))?;
    let (scales, rows) = (opened.floats("scales")?, opened.signed("rows")?.collect());
    let (words, mean) = (words.split(BETWEEN_WORDS), opened.floats("mean")?);
    WordVectors::new(id, *language, *dimensions, words, scales, rows, mean)
        .ok_or_else(|| Error::array("rows", "does not fit words, scales and dimensions"))
}

/// The word vectors of a language inside the library, read when they are first asked for; none where
/// it has none.
///
/// # Panics
/// Never: a test reads the committed file.
#[must_use]
pub fn embedded_vectors(language: Language) -> Option<Arc<WordVectors>> {
    static ENGLISH: LazyLock<Option<Arc<WordVectors>>> = LazyLock::new(|| {
        let read = |bytes| read_vectors(bytes).expect("a test reads the committed file");
        EMBEDDED.map(|bytes| Arc::new(read(bytes)))
    });
    (language == Language::English).then(|| ENGLISH.clone()).flatten()
}

/// The file of English word vectors, as it is committed.
#[cfg(feature = "vectors")]
const EMBEDDED: Option<&[u8]> = Some(include_bytes!("../../models/vectors-en.safetensors"));
#[cfg(not(feature = "vectors"))]
const EMBEDDED: Option<&[u8]> = None;

/// The word vectors that a model was trained with.
pub(super) fn vectors_of(
    id: &WordVectorsId,
    language: Language,
) -> Result<Arc<WordVectors>, Error> {
    let own = embedded_vectors(language).filter(|vectors| vectors.id() == id);
    own.ok_or_else(|| Error::Vectors { name: id.name.clone(), sha256: id.sha256.clone() })
}

#[cfg(test)]
mod tests {
    use super::super::container::{Array, WITHOUT_VECTORS, seal};
    use super::*;

    fn file(words: &str, scales: &[f32], rows: &[i8], mean: &[f32]) -> Vec<u8> {
        let header =
            Header { language: Language::English, name: "test-2".to_owned(), dimensions: 2 };
        let arrays = [
            Array::bytes("words".to_owned(), words.as_bytes().to_vec()),
            Array::floats("scales".to_owned(), scales),
            Array::signed("rows".to_owned(), rows),
            Array::floats("mean".to_owned(), mean),
        ];
        seal(KIND, WITHOUT_VECTORS, &header, &arrays)
    }

    #[test]
    fn a_file_is_read_whole_or_turned_down() {
        let whole = file("peace\nwar", &[1.0, 2.0], &[1, 2, 3, 4], &[0.5, 0.0]);
        let vectors = read_vectors(&whole).unwrap();
        assert_eq!((vectors.len(), vectors.dimensions(), vectors.mean()), (2, 2, &[0.5, 0.0][..]));
        assert_eq!(vectors.id().sha256.len(), 64);
        for (what, bytes) in [
            (
                "a word without a row",
                file("peace\nwar\ntalks", &[1.0, 2.0], &[1, 2, 3, 4], &[0.5, 0.0]),
            ),
            ("a scale without a word", file("peace", &[1.0, 2.0], &[1, 2], &[0.5, 0.0])),
            ("half a row", file("peace", &[1.0], &[1], &[0.5, 0.0])),
            ("no mean", file("peace", &[1.0], &[1, 2], &[])),
            ("a scale that is no number", file("peace", &[f32::NAN], &[1, 2], &[0.5, 0.0])),
        ] {
            assert!(matches!(read_vectors(&bytes), Err(Error::Array { .. })), "{what}");
        }
    }

    #[test]
    #[cfg(feature = "vectors")]
    fn the_committed_file_is_read() {
        let vectors = embedded_vectors(Language::English).unwrap();
        assert_eq!((vectors.len(), vectors.dimensions()), (40_000, 64));
        assert!(embedded_vectors(Language::German).is_none());
    }
}
