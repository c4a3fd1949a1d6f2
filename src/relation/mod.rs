//! Relations: who is for or against whom, by whose words.
//!
//! Two actors that stand beside each other in a sentence are a *pair*. What stands before, between
//! and after them becomes *features*: words, and a *skeleton* of the sentence in which words of
//! praise, blame, help and harm are told apart by a table of *attitudes*. Three logistic regressions
//! over them ([`RelationModel`]) say whether the pair is critical, whether it is supportive, and
//! which of the two is the *holder*. Only what is probable enough is a [`Relation`].

mod attitude;
mod card;
mod elastic_net;
mod element;
mod features;
mod find;
mod held_out;
mod label;
mod model;
mod pair;
mod train;

pub use card::RelationCard;
pub use find::{Relation, relations};
pub use held_out::HeldOutRelations;
pub use label::RelationLabel;
pub use model::{RelationModel, RelationModelError};
pub use pair::Pair;
pub use train::RelationTrainer;
