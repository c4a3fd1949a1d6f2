//! What a corpus and a model say about themselves, for people.

mod continued;
mod corpus;
mod facet;
mod label_words;
mod offered;
mod phrases;
mod table;
mod warnings;

pub(crate) use continued::continued;
pub(crate) use corpus::{doubts, learnt_from, left_out};
pub(crate) use facet::{candidates, held_out, thresholds, weights, whole_articles};
pub(crate) use label_words::label_words;
pub(crate) use offered::offered;
pub(crate) use phrases::{count, grouped, percent, question, size};
pub(crate) use table::Table;
pub(crate) use warnings::warnings;
