//! Entities: whom an article is about, and whose words it quotes.
//!
//! Named-entity recognition by rule, for English and languages that write as it does: runs of
//! capitalised words in a *context* (a headline or a sentence) are *names*, without the titles and
//! demonyms around them. Names that share a surname, an acronym or a spelling form a *cluster*,
//! which is one *actor's*; words that stand for it (`she`, `the minister`) join by *coreference*.
//! The actors are ranked by *prominence*, how much of the article they fill, and each mention is
//! *attributed* to the outlet's own voice or to somebody it quotes. Nothing is downloaded: a
//! *gazetteer* of titles, first names, organisations and places says what capitals cannot.

mod actor;
mod actors;
mod agency;
mod alias;
mod asked_name;
mod attribution;
mod cluster;
mod cluster_index;
mod clustering;
mod common;
mod context;
mod coreference;
mod designators;
mod finder;
mod gap;
mod gazetteer;
mod gender;
mod kind_evidence;
mod lookup;
mod name;
mod name_form;
mod name_forms;
mod prominence;
mod recognised;
mod recogniser;
mod reported_speech;
mod runs;
mod spelling;
mod subject;
mod tail;
mod units;
mod word_class;
mod word_shape;
mod written;

pub use actor::{Actor, ActorKind, Mention};
pub use actors::Actors;
pub use alias::canonical_name;
pub use attribution::Attribution;
pub(crate) use gazetteer::{is_first_name, is_place, is_unknown};
pub(crate) use gender::{Gender, gender_of, gender_of_pronoun};
