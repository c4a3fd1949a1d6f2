//! Archive of records: one SQLite file that strangers can query (`docs/archive.md`). What it holds of
//! an article is its whole record, so that every format can be written from it.

mod cell;
mod command;
mod counts;
mod database;
mod known;
mod load;
mod migrate;
mod rules;
mod search;
mod settings;
mod store;
mod version;
mod writer;

#[cfg(feature = "desk")]
pub(crate) use command::exported;
pub(crate) use command::run;
pub(crate) use database::Archive;
pub(crate) use known::KnownVersions;
#[cfg(feature = "desk")]
pub(crate) use load::record;
pub(crate) use settings::Settings;
pub(crate) use version::Version;
pub(crate) use writer::{ArchiveWriter, Archived};
