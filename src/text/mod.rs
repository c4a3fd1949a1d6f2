//! Text: an article's way to sentences, tokens and stems.
//!
//! A [`Tokeniser`] cuts a text into tokens; each is known by the [`TermHash`] of its normal form
//! and of its stem ([`Stemmer`]), so that whatever comes after compares numbers. A lexicon holds
//! every word form that was met, worked out once. [`split_sentences`] finds the bounds of
//! sentences, `quotations` what stands between quotation marks, [`Language`] what a text is written
//! in. Nothing here alters the text: every step adds spans over the original bytes, so that what a
//! higher room finds can be shown in the article as it stands.

mod article;
mod byte_classes;
mod day;
mod detection;
mod genre;
mod identification;
mod language;
mod layout;
mod lexicon;
mod line;
mod news_report;
mod normalise;
mod polarity;
mod quotation;
mod sentence;
mod stem;
mod stop_words;
mod table;
mod table_error;
mod term_hash;
mod token;
mod votes;

pub use article::{Article, Target};
pub(crate) use day::day;
pub use day::iso_day;
pub use genre::NotNews;
pub use identification::IdentifiedLanguage;
pub use language::Language;
pub use layout::{Layout, LeftOut, Mark};
pub(crate) use lexicon::Lexicon;
pub use lexicon::{LexiconId, WordId};
pub(crate) use line::{Wrap, leads_on, lines};
pub use news_report::NewsReport;
pub(crate) use normalise::is_invisible;
pub use normalise::normalise;
pub(crate) use polarity::polarity;
pub(crate) use quotation::{is_quoted, quotations};
pub(crate) use sentence::starts_sentences;
pub use sentence::{Decision, SplitRule, split_sentences};
pub use stem::Stemmer;
pub use stop_words::StopWords;
pub(crate) use table::{entries, numbered_entries};
pub(crate) use table_error::TableError;
pub use term_hash::TermHash;
pub use token::{Token, TokenKind, Tokeniser};
