//! Sentences: where a stretch of prose is split, and by which rules.

mod boundary;
mod boundary_lexicon;
mod glue;
mod list;
mod marks;
mod quotes;
mod rules;
mod speech;
mod split;
mod split_rule;
mod word_table;

pub use split::split_sentences;
pub(crate) use split::starts_sentences;
pub use split_rule::{Decision, SplitRule};
