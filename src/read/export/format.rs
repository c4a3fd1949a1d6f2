//! Exports as a format: from the lines of a file to records.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::super::charset::decode;
use super::super::error::{Error, ErrorKind};
use super::super::format::{Cut, Format, ReadOptions};
use super::super::lines::Lines;
use super::super::location::Location;
use super::super::pending::Pending;
use super::super::record::Record;
use super::super::source::{MAX_RECORD, Source};
use super::shape::{Entry, Mark, Shape};
use super::shapes::shape_of;
use crate::text::Article;

/// Bytes that are looked at for the shape of an export: its first article ends in them.
const HEAD: u64 = 64 << 10;

/// An export of `LexisNexis`, Nexis Uni, Factiva, Europresse or `ProQuest`, or a corpus of `IRaMuTeQ`
/// or Alceste.
#[derive(Debug)]
pub(in crate::read) struct Export;

impl Format for Export {
    fn name(&self) -> &'static str {
        "export"
    }

    /// Exports are text files, as their names have it.
    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        !head.contains(&0) && shape_of(&decode(head, None).0).is_some()
    }

    fn cut(&self, source: Source, options: &Arc<ReadOptions>) -> Cut {
        let options = Arc::clone(options);
        match Articles::open(source, options) {
            Err(error) => Box::new(std::iter::once(Err(error))),
            Ok(articles) => Box::new(articles),
        }
    }
}

/// The articles of an export, as runs of lines from mark to mark.
struct Articles {
    path: Arc<Path>,
    shape: &'static dyn Shape,
    lines: Lines,
    options: Arc<ReadOptions>,
    /// The lines of the article that is being read.
    article: Run,
    /// Whether a mark has been met: what stands before the first is no article.
    begun: bool,
    ended: bool,
}

/// Some lines of a file, from `first` on.
#[derive(Default)]
struct Run {
    first: u64,
    bytes: Vec<u8>,
}

impl Run {
    /// Adds a line; of a run that is too long, no more than tells that.
    fn push(&mut self, line: u64, bytes: &[u8]) {
        if self.is_blank() {
            self.bytes.clear();
            self.first = line;
        }
        if !self.is_too_long() {
            self.bytes.extend_from_slice(bytes);
            self.bytes.push(b'\n');
        }
    }

    const fn is_too_long(&self) -> bool {
        self.bytes.len() as u64 > MAX_RECORD
    }

    fn text(&self) -> Cow<'_, str> {
        decode(&self.bytes, None).0
    }

    fn is_blank(&self) -> bool {
        self.bytes.trim_ascii().is_empty()
    }
}

impl Articles {
    fn open(source: Source, options: Arc<ReadOptions>) -> Result<Self, Error> {
        let path = Arc::clone(source.path());
        let (head, source) = source.peek(HEAD)?;
        let unknown = || {
            let reason = "no line of any database that nutgraf knows begins or ends an article";
            Error::file(&path, ErrorKind::Export { reason })
        };
        let shape = shape_of(&decode(&head, None).0).ok_or_else(unknown)?;
        let (lines, article) = (Lines::open(source)?, Run::default());
        Ok(Self { path, shape, lines, options, article, begun: false, ended: false })
    }

    /// Takes up a line; the run of lines that it ends, if it does.
    fn take(&mut self, line: u64, bytes: &[u8]) -> Option<Run> {
        let mark = self.shape.mark(String::from_utf8_lossy(bytes).trim());
        let before = (mark == Mark::Begins).then(|| self.end()).flatten();
        self.article.push(line, bytes);
        match mark {
            Mark::Within => None,
            Mark::Begins if self.begun => before,
            Mark::Begins => {
                self.begun = true;
                before.and_then(|_| self.pass_over())
            }
            Mark::Ends => {
                let run = self.end()?;
                if self.shape.holds_article(&run.text()) { Some(run) } else { self.pass_over() }
            }
        }
    }

    /// Ends a run of lines; nothing where all are blank.
    fn end(&mut self) -> Option<Run> {
        Some(std::mem::take(&mut self.article)).filter(|run| !run.is_blank())
    }

    /// Counts what is no article.
    fn pass_over(&self) -> Option<Run> {
        self.options.passed_over.count_record();
        None
    }

    /// Ends the last run of lines: services put a summary of the search behind all articles.
    fn last(&mut self) -> Option<Run> {
        let run = self.end()?;
        let entry = self.shape.entry(&run.text().lines().collect::<Vec<_>>());
        if entry.text.is_empty() { self.pass_over() } else { Some(run) }
    }

    fn pending(&self, run: Run) -> Result<Pending, Error> {
        let location = Location::line(Arc::clone(&self.path), run.first);
        if run.is_too_long() {
            return Err(Error::new(location, ErrorKind::TooLong { limit: MAX_RECORD }));
        }
        let (shape, options) = (self.shape, Arc::clone(&self.options));
        Ok(Pending::new(location, run.bytes.len(), move |location| {
            record(&run.bytes, shape, location, &options)
        }))
    }
}

impl Iterator for Articles {
    type Item = Result<Pending, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let run = match self.lines.next() {
                Some(Err(error)) => return Some(Err(error)),
                Some(Ok((location, line))) => self.take(location.line.unwrap_or_default(), &line),
                None => {
                    self.ended = true;
                    self.last()
                }
            };
            if let Some(run) = run {
                return Some(self.pending(run));
            }
        }
        None
    }
}

fn record(
    bytes: &[u8],
    shape: &dyn Shape,
    location: Location,
    options: &ReadOptions,
) -> Result<Record, Error> {
    let (text, note) = decode(bytes, None);
    let lines: Vec<&str> = text.lines().collect();
    let Entry { id, title, text, fields } = shape.entry(&lines);
    let id = id.unwrap_or_else(|| location.to_string());
    let mut record = Record::new(Article { title, ..Article::new(id, text) }, location)?;
    record.note(note);
    let kept = fields.into_iter().filter(|(name, _)| options.fields.keeps(name));
    record.fields.extend(kept.map(|(name, value)| (name, Value::String(value))));
    Ok(record)
}
