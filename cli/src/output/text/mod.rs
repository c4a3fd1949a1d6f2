//! Text for people, in a terminal.

mod brief;
mod document;
mod evidence;
mod head;
mod plain;
mod reasons;
mod relations;
mod tags;

pub(super) use document::Text;
pub(super) use reasons::phrase;
