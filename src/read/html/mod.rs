//! Saved web pages: the story of a page, without what stands around it.

mod blocks;
mod chrome;
mod depth;
mod format;
mod metadata;
mod page;

pub(super) use format::{Html, declared, record};
pub(super) use page::{MAX_PAGE, words};
