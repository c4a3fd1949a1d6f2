//! Listing of an archive: a line an article in memory, by which any filter is answered at once, however
//! many articles there are.

mod counts;
mod cursor;
mod day;
mod filter;
mod head;
mod listed;
mod load;
mod names;
mod page;
mod store;

pub(crate) use counts::{Counts, FacetCounts, counts};
pub(crate) use cursor::Cursor;
pub(crate) use filter::Filter;
pub(crate) use head::{Head, HeadTag, heads};
pub(crate) use listed::Listing;
pub(crate) use page::{Page, neighbours, page};
pub(crate) use store::Store;
