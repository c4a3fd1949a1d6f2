//! A page by itself: articles under an index, with the evidence for each label in the text.

mod article;
mod brief;
mod entry;
mod evidence;
mod file;
mod note;
mod relations;
mod tags;

pub(crate) use article::{article, merged};
pub(crate) use file::HtmlFile;
