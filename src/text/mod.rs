//! What an article says, taken apart once: article → blocks → sentences → tokens → stems.
//!
//! Nothing here alters the text. Every step adds spans over the original bytes, so that whatever
//! a higher floor finds can be shown in the article as it stands.

mod actor;
mod analyser;
mod article;
mod byte_classes;
mod cleaned;
mod furniture;
mod language;
mod lexicon;
mod line;
mod normalise;
mod polyglot;
mod quotation;
mod resemblance;
mod sentence;
mod stem;
mod stop_words;
mod term;
mod token;
mod voice;

pub use actor::{Actor, ActorKind, Mention};
pub use analyser::{Analyser, Analysis, Sentence};
pub use article::{Article, Target};
pub use cleaned::{Cleaned, headline};
pub use furniture::{Kind, Segment, segments};
pub use language::Language;
pub use lexicon::{LexiconId, WordId};
pub use normalise::normalise;
pub use polyglot::Polyglot;
pub use resemblance::{COPY, Signature, near_copies, resemblance, words_of};
pub use sentence::split_sentences;
pub use stem::Stemmer;
pub use stop_words::StopWords;
pub use term::Term;
pub use token::{Token, TokenKind, Tokeniser};
pub use voice::Voice;
