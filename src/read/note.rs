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
    /// UTF-8 that someone had read as a code page and written as UTF-8 again was undone.
    Repaired {
        /// Characters that were restored.
        characters: usize,
    },
    /// The article was one of a list in the answer of a news service.
    Listed {
        /// The field of the list, as `response.results`.
        field: &'static str,
    },
    /// There was no text, and a teaser was read in its stead.
    Teaser {
        /// The field of the teaser.
        field: &'static str,
    },
    /// The source gave no more than the beginning of the text, and said so.
    CutShort {
        /// Characters that are missing.
        characters: usize,
    },
    /// A field held HTML where it should hold text, and its words were read.
    Markup,
    /// Someone had read the bytes in a character set that they are not in; read again, by guess.
    Misread {
        /// Its name in the Encoding Standard.
        charset: &'static str,
    },
    /// Escapes that stood as text, `\n`, `\u2019` or Excel's `_x000D_`, were read.
    Unescaped {
        /// In so many places.
        places: usize,
    },
    /// Words that were broken over two lines were joined.
    Joined {
        /// So many.
        words: usize,
    },
    /// Letters in mathematical or wide forms, `𝐁𝐨𝐥𝐝`, were read as plain ones.
    Styled {
        /// So many characters.
        characters: usize,
    },
    /// Words with a space between their letters, `B R E A K I N G`, were put together.
    Spaced {
        /// So many.
        words: usize,
    },
    /// Someone had replaced characters by U+FFFD before; what they were cannot be told.
    Lost {
        /// So many.
        characters: usize,
    },
    /// Characters that nobody sees, as soft hyphens and spaces of no width, were taken out.
    Unseen {
        /// So many.
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
            Self::Listed { field } => write!(f, "one of the list `{field}`"),
            Self::Teaser { field } => write!(f, "no text; read from `{field}`"),
            Self::CutShort { characters } => {
                write!(f, "cut short by its source; characters missing: {characters}")
            }
            Self::Markup => f.write_str("HTML in a field, read as HTML"),
            Self::Misread { charset } => {
                write!(
                    f,
                    "had been read in a wrong character set; read again as {charset}, by guess"
                )
            }
            Self::Unescaped { places } => {
                write!(f, "escapes that stood as text (\\n, \\u2019, _x000D_), read: {places}")
            }
            Self::Joined { words } => write!(f, "words broken over lines, joined: {words}"),
            Self::Styled { characters } => {
                write!(
                    f,
                    "characters in mathematical or wide forms, read as plain ones: {characters}"
                )
            }
            Self::Spaced { words } => {
                write!(f, "words with spaces between their letters, put together: {words}")
            }
            Self::Lost { characters } => {
                write!(f, "characters lost before it came here, � in their place: {characters}")
            }
            Self::Unseen { characters } => {
                write!(f, "invisible characters taken out: {characters}")
            }
        }
    }
}
