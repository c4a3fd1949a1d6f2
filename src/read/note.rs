//! What a reader did to a record that its source might not expect.

use std::fmt;

/// Something a reader had to do to make text of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Note {
    /// Neither UTF-8 nor a declaration: the character set was guessed from the bytes.
    Guessed {
        /// Its name in the Encoding Standard.
        charset: &'static str,
    },
    /// Bytes that stand for no character were replaced by U+FFFD.
    Replaced {
        /// In so many places.
        places: usize,
    },
    /// UTF-8 that someone had read as windows-1252 and written as UTF-8 again was undone.
    Repaired {
        /// Characters that were restored.
        characters: usize,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guessed { charset } => write!(f, "read as {charset}, by guess"),
            Self::Replaced { places } => {
                write!(f, "places that were no text, replaced by �: {places}")
            }
            Self::Repaired { characters } => {
                write!(f, "encoded twice; characters repaired: {characters}")
            }
        }
    }
}
