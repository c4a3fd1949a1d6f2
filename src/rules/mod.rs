//! Rules beside the model: what a newsroom knows before there is an example to learn it from.
//!
//! A rule says of articles with certain phrases or names, perhaps within certain days, that a label must
//! be given, or must never be, that it is likelier or less likely than the model thinks, or that a phrase
//! stands for another. Each says why, in a note, and whatever it changes cites it.

mod apply;
mod audit;
mod days;
mod error;
mod file;
mod hit;
mod matcher;
mod rule;
mod said;
mod wording;

pub use apply::{Applied, apply};
pub use audit::{RuleAudit, RuleFacts};
pub use error::RulesError;
pub use hit::Hit;
pub use matcher::RuleMatcher;
pub use rule::{Condition, Effect, Rule, Rules, When};
pub use said::Said;
