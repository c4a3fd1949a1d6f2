//! Whom an article is about, by their names, and whose words it quotes.

mod actor;
mod actors;
mod cues;
mod form;
mod group;
mod name;
mod named;
mod passage;
mod report;
mod spelling;
mod stand_in;
mod voice;
mod words;

pub use actor::{Actor, ActorKind, Mention};
pub use actors::Actors;
pub use voice::Voice;
