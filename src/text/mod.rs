//! What an article says, taken apart once: article → blocks → sentences → tokens → stems.
//!
//! Nothing here alters the text. Every step adds spans over the original bytes, so that whatever
//! a higher floor finds can be shown in the article as it stands.

mod article;
mod byte_classes;
mod language;
mod lexicon;
mod line;
mod normalise;
mod quotation;
mod sentence;
mod stem;
mod stop_words;
mod table_error;
mod term_hash;
mod token;

pub use article::{Article, Target};
pub use language::Language;
pub(crate) use lexicon::Lexicon;
pub use lexicon::{LexiconId, WordId};
pub(crate) use line::{Wrap, lines};
pub use normalise::normalise;
pub(crate) use quotation::quotations;
pub(crate) use sentence::starts_sentences;
pub use sentence::{Decision, SplitRule, split_sentences};
pub use stem::Stemmer;
pub use stop_words::StopWords;
pub(crate) use table_error::TableError;
pub use term_hash::TermHash;
pub use token::{Token, TokenKind, Tokeniser};
