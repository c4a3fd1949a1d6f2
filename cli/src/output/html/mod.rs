//! A page by itself.

mod brief;
mod markup;
mod page;
mod relations;
mod tags;

pub(super) use page::Html;
