//! The program as its user meets it: command lines in, exit codes, streams and files out.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]
#![expect(clippy::format_push_string, reason = "fixtures read as they are written")]

mod harness;
mod languages;

#[cfg(feature = "archive")]
mod archive;
mod bad_input;
mod briefs;
mod classify;
mod clean;
mod continued;
mod copies;
mod define;
#[cfg(feature = "desk")]
mod desk;
mod edits;
mod evaluate;
mod files;
mod formats;
mod help;
mod html;
mod labels_check;
mod labels_next;
mod levels;
mod model;
#[cfg(feature = "parquet")]
mod parquet;
mod record;
mod relations;
mod rules;
mod run;
#[cfg(feature = "desk")]
mod serve;
mod stance;
mod streams;
mod summarise;
mod together;
mod train;
