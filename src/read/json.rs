//! JSON Lines: one object a line.

use std::sync::Arc;

use super::format::{Cut, Format, ReadOptions};
use super::lines::Lines;
use super::listed::records;
use super::source::Source;

/// One JSON object a line; blank lines count and hold nothing.
#[derive(Debug)]
pub(super) struct Jsonl;

impl Format for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    /// An object, which begins with a name or ends at once; also Python's way to write one, to be
    /// told that it is none. Other text in braces is text.
    fn recognises(&self, head: &[u8]) -> bool {
        let name = head.trim_ascii_start().strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
        name.is_some_and(|name| matches!(name, [] | [b'"' | b'\'' | b'}', ..]))
    }

    fn cut(&self, source: Source, options: &Arc<ReadOptions>) -> Cut {
        match Lines::open(source) {
            Err(error) => Box::new(std::iter::once(Err(error))),
            Ok(lines) => records(lines, options),
        }
    }
}
