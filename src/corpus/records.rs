//! Records with the label in a field: JSON Lines and tables, as most corpora are published.

use std::path::{Path, PathBuf};

use super::answers::{Answer, answer, take_rejected, turned_down};
use super::builder::{Builder, Slot};
use super::decode::decode;
use super::error::Error;
use super::facet_field::LabelFields;
use super::label_values::labels;
use super::labelled::{Corpus, LabelledExample};
use super::left_out::Doubt;
use super::one_hot::columns;
use super::options::CorpusOptions;
use super::random_mark::is_marked;
use super::record_labels::{SaidLabels, said};
use crate::read;
use crate::read::{Input, Keep, Location, Record};
use crate::text::{Target, TermHash};

/// Reads the records at `paths`.
pub(super) fn read(paths: &[PathBuf], options: &CorpusOptions) -> Result<Corpus, Error> {
    let first = paths.first().map_or(Path::new(""), PathBuf::as_path);
    if options.facets.is_empty() {
        return Err(Error::NoFacetField {
            path: first.to_path_buf(),
            fields: fields(first, options),
        });
    }
    let mut builder = Builder::default();
    builder.keep_repeats = options.keep_repeats;
    builder.later_holds = true;
    let options = &with_columns(first, options, &mut builder);
    let slots: Vec<Slot> = options.facets.iter().map(|named| builder.open(&named.facet)).collect();
    let inputs: Vec<Input> = paths.iter().cloned().map(Input::from).collect();
    let pending = read::read(inputs, &options.reading());
    let mut rejected = Vec::new();
    decode(
        pending,
        |record| options.wants(record),
        |record| {
            match record {
                Err(error) => builder.leave_out(error),
                Ok(record) => match answer(&record) {
                    Answer::Accepted => add(&mut builder, &slots, record, options)?,
                    Answer::Rejected => rejected.push(record),
                    Answer::Ignored => builder.leave_out(turned_down(&record)),
                },
            }
            Ok(())
        },
    )?;
    take_rejected(&mut builder, &slots, rejected, &options.facets)?;
    builder.finish(first)
}

/// The fields of the first record at `path` that make no article.
fn fields(path: &Path, options: &CorpusOptions) -> Vec<String> {
    let mut reading = options.read.clone();
    reading.fields.keep = Keep::Rest;
    let mut pending = read::read([Input::from(path.to_path_buf())], &reading).flatten();
    let first = pending.next().and_then(|pending| pending.decode().ok());
    first.into_iter().flat_map(|record| record.fields).map(|(name, _)| name).collect()
}

/// The options with the columns of labels in place of a field that a table does not have, which is
/// said.
fn with_columns(path: &Path, options: &CorpusOptions, builder: &mut Builder) -> CorpusOptions {
    let mut options = options.clone();
    let format = options.read.format.or_else(|| read::format_of(path)).map(read::Format::name);
    let delimiter = match format {
        Some("csv") => b',',
        Some("tsv") => b'\t',
        _ => return options,
    };
    for named in &mut options.facets {
        let LabelFields::One(field) = named.fields() else { continue };
        let Some(columns) = columns(path, delimiter, field, &options.read.fields) else { continue };
        let joined = columns.join(",");
        builder.doubt(Doubt::Columns {
            location: Location::line(path.into(), 1),
            facet: named.facet.clone(),
            field: std::mem::replace(&mut named.field, joined),
            columns,
        });
    }
    options
}

fn add(
    builder: &mut Builder,
    slots: &[Slot],
    mut record: Record,
    options: &CorpusOptions,
) -> Result<(), Error> {
    let target = target(&mut record, options);
    let group = options.group.as_ref().map(|field| group(&record, field));
    let beside = options.beside.iter();
    let beside = beside.filter_map(|name| Some((name.clone(), record.field(name)?.clone())));
    let beside: Vec<_> = beside.collect();
    let said = said(builder, slots, &record, &options.facets)?;
    let random = is_marked(&record);
    let article = builder.article(record.article);
    if let Some(group) = group {
        builder.group(group);
    }
    for (slot, SaidLabels { labels, unknown }) in said {
        let (target, location) = (target.clone(), record.location.clone());
        let example = LabelledExample::new(article, target, labels, location);
        builder
            .example(slot, LabelledExample { unknown, random, beside: beside.clone(), ..example });
    }
    Ok(())
}

/// A field that is a facet's label is not what the label is about, though it be called `target`.
fn target(record: &mut Record, options: &CorpusOptions) -> Option<Target> {
    let target = record.article.target.take();
    target.filter(|_| options.facets.iter().all(|facet| facet.field != "target"))
}

fn group(record: &Record, field: &str) -> u64 {
    let values = record.field(field).and_then(labels).map(|(values, _)| values.concat());
    TermHash::of(values.as_deref().unwrap_or(&record.article.id)).0
}
