use crate::record::{ArticleRecord, TagRecord};

/// Cell of a table, or one part of a list in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell<'r> {
    Text(&'r str),
    Number(f64),
    Count(usize),
    Flag(bool),
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Count,
    Flag,
}

/// Row of a table: an article, or one of its tags.
#[derive(Clone, Copy)]
pub(super) struct Row<'r> {
    pub(super) record: &'r ArticleRecord,
    pub(super) tag: Option<&'r TagRecord>,
}
