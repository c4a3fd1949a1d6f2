//! fastText's lines: `__label__politics __label__europe The talks resumed.`

use std::path::{Path, PathBuf};

use super::builder::{Builder, Slot};
use super::error::Error;
use super::labelled::{Corpus, LabelledExample};
use super::left_out::{LeftOut, Reason};
use crate::read;
use crate::read::{Lines, Location, Record, Source, text_of};
use crate::text::Article;

/// What starts a label.
pub(super) const PREFIX: &str = "__label__";

/// Reads the lines of the files at `paths`, whose labels are those of `facet`. It gives an article
/// any label that fits if a line has more than one.
pub(super) fn read(paths: &[PathBuf], facet: &str) -> Result<Corpus, Error> {
    let mut builder = Builder::default();
    let slot = builder.open(facet);
    for path in paths {
        match Lines::open(Source::file(path)) {
            Err(error) => builder.leave_out(error),
            Ok(lines) => add(&mut builder, slot, lines)?,
        }
    }
    builder.finish(paths.first().map_or(Path::new(""), PathBuf::as_path))
}

fn add(builder: &mut Builder, slot: Slot, lines: Lines) -> Result<(), Error> {
    for line in lines {
        match line {
            Err(error) => builder.leave_out(error),
            Ok((_, line)) if line.trim_ascii().is_empty() => {}
            Ok((location, line)) => add_line(builder, slot, &line, location)?,
        }
    }
    Ok(())
}

fn add_line(
    builder: &mut Builder,
    slot: Slot,
    line: &[u8],
    location: Location,
) -> Result<(), Error> {
    let (names, record) = match record(line, location) {
        Ok((names, record)) => (names, record),
        Err(error) => {
            builder.leave_out(error);
            return Ok(());
        }
    };
    let Record { article, location, .. } = record;
    if names.is_empty() {
        let lacking = format!("the line does not start with `{PREFIX}`");
        let reason = Reason::NoLabel { facet: builder.facet(slot).name.clone(), lacking };
        builder.leave_out(LeftOut::new(location, reason));
        return Ok(());
    }
    let labels = names.iter().map(|name| builder.occurring(slot, name));
    let labels: Vec<_> = labels.collect::<Result<_, _>>()?;
    if labels.len() > 1 {
        builder.any_of(slot);
    }
    let article = builder.article(article);
    builder.example(slot, LabelledExample::new(article, None, labels, location));
    Ok(())
}

/// The labels of a line, and its article.
fn record(line: &[u8], location: Location) -> Result<(Vec<&str>, Record), read::Error> {
    let (names, text) = split(text_of(line, &location)?);
    Ok((names, Record::new(Article::new(location.to_string(), text), location)?))
}

/// The labels before the text, and the text.
fn split(line: &str) -> (Vec<&str>, &str) {
    let mut names = Vec::new();
    let mut rest = line.trim();
    while let Some(label) = rest.strip_prefix(PREFIX) {
        let (name, after) = label.split_once(char::is_whitespace).unwrap_or((label, ""));
        names.push(name);
        rest = after.trim_start();
    }
    (names, rest)
}
