//! Web archives (ISO 28500): pages, and the plain text that was made of pages.

mod format;
mod http;
mod media_type;
mod reader;

pub(super) use format::Warc;
