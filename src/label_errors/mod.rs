//! Label errors: labels that are probably wrong, and what else spoils labels.
//!
//! Wrong labels are found by confident learning with several views (Northcutt, Jiang and Chuang,
//! "Confident Learning", JAIR 2021, is the family): every article is judged by seven models that
//! did not see it, over folds that are stratified by label and over folds that hold whole
//! neighbourhoods together, so that one wrong topic of an annotator does not vouch for itself. The
//! views are calibrated and mixed, a noise matrix tells which labels are given for which, and
//! articles are ranked by the log-odds of another label against the given one.
//!
//! Of a facet that gives any number of labels each label is checked against all others (has it,
//! lacks it), without the complement view, whose scores have no zero; an article is named once, with
//! the label that is likeliest wrong. Rare labels are not doubted for being rare: as many articles are
//! taken to have a label wrongly as to lack it wrongly, and how often the models miss a right one is
//! told by its own held-out examples. Of a facet towards a target an example is the mention, or the
//! article, with that target.
//!
//! Nothing is changed: a [`Finding`] says what looks wrong, and a person decides.

mod check;
mod childless;
mod copies;
mod definitions;
mod error;
mod example;
mod fault;
mod few;
mod finding;
mod given;
mod groups;
mod misses;
mod mixture;
mod neighbourhoods;
mod noise;
#[cfg(test)]
mod planted;
mod ranking;
mod shortcuts;
mod spelling;
mod targets;
mod twins;
mod unread;
mod vectors;
mod views;
mod words;
mod wrong;
mod wrong_label;

pub use check::{FacetFindings, LabelCheck, LabelFindings};
pub use error::Error;
pub use example::{Mention, NamedExample};
pub use fault::Fault;
pub use finding::{Finding, Problem};
pub use given::{FEWEST, Unchecked};
pub use words::Word;
pub use wrong_label::WrongLabel;
