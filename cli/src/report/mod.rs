//! What a corpus and a model say about themselves, for people.

mod corpus;
mod facet;
mod phrases;
mod table;
mod telling;

pub(crate) use corpus::{doubts, learnt_from, left_out};
pub(crate) use facet::{candidates, held_out, thresholds, weights};
pub(crate) use phrases::{count, percent, question, size};
pub(crate) use table::Table;
pub(crate) use telling::telling_words;
