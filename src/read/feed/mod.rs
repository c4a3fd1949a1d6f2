//! RSS and Atom feeds: one article an entry.

mod date;
mod entry;
mod format;
mod parser;

pub(super) use format::Feed;
