//! Briefs that an editor prints: sets of sentences, chosen as editors chose.
//!
//! Sentences that no brief holds are left out (`exclusion`). A linear model says how likely an editor
//! takes each of the others (`sentence_features`). Of all sets of the best rated and the first, that
//! one is taken whose score is highest: a linear function of what the set covers, how far it reaches, of
//! what the headline means that it does not tell and what it tells again in other words (`sensed`), and
//! of the faults that an editor sends a brief back for, each of which costs more than most sets differ
//! by (`set_features`), unless an edit mends it (`edits`). Both models are learnt from the picks of
//! readers who saw no brief before they chose (`train`).

mod antecedent;
mod avoided;
mod caption;
mod ceiling;
mod conditional_logit;
mod coverage;
mod edits;
mod examined;
mod exclusion;
mod expansion;
mod explain;
mod features;
#[cfg(test)]
pub(crate) mod fixture;
mod given;
mod logarithm;
mod members;
mod name_run;
mod names;
mod opening;
mod phrases;
mod pool;
mod profile;
mod quotation_marks;
mod roles;
mod search;
mod sensed;
mod sentence_features;
mod sentence_words;
mod set_features;
mod standard;
mod standfirst;
mod standing;
mod story_profile;
mod summariser;
mod survey;
mod tally;
mod tongue;
mod train;
mod weights;

pub use summariser::Editorial;
pub use train::{EditorialTrainer, LeadVerdict};
pub use weights::{EditorialCard, EditorialWeights, EditorialWeightsError};
