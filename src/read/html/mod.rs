//! Saved web pages: the story of a page, without what stands around it.

mod blocks;
mod captions;
mod comments;
mod depth;
mod format;
mod headline;
mod heart;
mod hidden;
mod json_ld;
mod measure;
mod metadata;
mod named;
mod names;
mod page;
mod role;
mod search;
mod story;

pub(super) use format::{Html, declared, record};
pub(super) use page::{MAX_PAGE, words};
