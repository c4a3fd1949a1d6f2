//! Records with the label in a field: JSON Lines and tables, as most corpora are published.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::builder::{Builder, Slot};
use super::decode::decode;
use super::error::Error;
use super::label_values::labels;
use super::labelled::{Corpus, LabelledExample};
use super::left_out::{LeftOut, Reason};
use crate::label::LabelId;
use crate::read;
use crate::read::{Input, Keep, Location, Record};
use crate::text::{Target, TermHash};

/// The field in which Prodigy keeps what an annotator said of a proposed label …
const ANSWER: &str = "answer";
/// … where it was not accepted.
const TURNED_DOWN: [&str; 2] = ["reject", "ignore"];

/// How to read a corpus.
#[derive(Clone, Debug, Default)]
pub struct CorpusOptions {
    /// The facets to learn, and the field of the labels of each. A field that holds a list makes a
    /// facet that gives an article any label that fits.
    pub facets: Vec<FacetField>,
    /// The conditions that a record must meet, all of them.
    pub only: Vec<Condition>,
    /// The field whose value keeps records together when training and test are parted: the outlet,
    /// or the story.
    pub group: Option<String>,
    /// Whether records that repeat an article are kept: a test counts them, training does not.
    pub keep_repeats: bool,
    /// How to read the articles; which fields are kept is decided here.
    pub read: read::ReadOptions,
    /// Where the corpora of a recipe lie, if not where it says.
    pub corpora: Option<PathBuf>,
}

/// A facet, and the field that holds its labels: `topic=label`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetField {
    /// The name of the facet.
    pub facet: String,
    /// The name of the field.
    pub field: String,
}

/// A condition on a record: `split=train`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The name of the field.
    pub field: String,
    /// What it must hold, alone or in its list.
    pub value: String,
}

impl FromStr for FacetField {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self, Error> {
        let (facet, field) = pair(given, "a facet and its field, as `topic=label`")?;
        Ok(Self { facet, field })
    }
}

impl FromStr for Condition {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self, Error> {
        let (field, value) = pair(given, "a field and its value, as `split=train`")?;
        Ok(Self { field, value })
    }
}

fn pair(given: &str, expected: &'static str) -> Result<(String, String), Error> {
    match given.split_once('=') {
        Some((name, value)) if !name.is_empty() && !value.is_empty() => {
            Ok((name.to_owned(), value.to_owned()))
        }
        _ => Err(Error::NoPair { given: given.to_owned(), expected }),
    }
}

impl CorpusOptions {
    /// The name of the one facet of a corpus that has no names for facets.
    pub(super) fn facet_name(&self) -> &str {
        self.facets.first().map_or("topic", |facet| &facet.facet)
    }

    fn reading(&self) -> read::ReadOptions {
        let labels = self.facets.iter().map(|facet| &facet.field);
        let conditions = self.only.iter().map(|condition| &condition.field);
        let named = labels.chain(conditions).chain(&self.group).cloned();
        let mut reading = self.read.clone();
        reading.fields.keep = Keep::Named(named.chain([ANSWER.to_owned()]).collect());
        reading
    }

    fn wants(&self, record: &Record) -> bool {
        self.only.iter().all(|condition| {
            let found = record.field(&condition.field).and_then(labels);
            found.is_some_and(|(values, _)| values.contains(&condition.value))
        })
    }
}

/// Reads the records at `paths`.
pub(super) fn read(paths: &[PathBuf], options: &CorpusOptions) -> Result<Corpus, Error> {
    let first = paths.first().map_or(Path::new(""), PathBuf::as_path);
    if options.facets.is_empty() {
        return Err(Error::NoFacetField { path: first.to_path_buf() });
    }
    let mut builder = Builder::default();
    builder.keep_repeats = options.keep_repeats;
    let slots: Vec<Slot> = options.facets.iter().map(|named| builder.open(&named.facet)).collect();
    let inputs: Vec<Input> = paths.iter().cloned().map(Input::from).collect();
    let pending = read::read(inputs, &options.reading());
    decode(
        pending,
        |record| options.wants(record),
        |record| {
            match record {
                Err(error) => builder.leave_out(error),
                Ok(record) => match turned_down(&record) {
                    Some(left_out) => builder.leave_out(left_out),
                    None => add(&mut builder, &slots, record, options)?,
                },
            }
            Ok(())
        },
    )?;
    builder.finish(first)
}

/// A record that an annotator has rejected or passed over: its label is what was proposed, and not
/// what it is.
fn turned_down(record: &Record) -> Option<LeftOut> {
    let answer = record.field(ANSWER)?.as_str()?;
    let reason = Reason::Answer { answer: answer.to_owned() };
    TURNED_DOWN.contains(&answer).then(|| LeftOut::new(record.location.clone(), reason))
}

fn add(
    builder: &mut Builder,
    slots: &[Slot],
    mut record: Record,
    options: &CorpusOptions,
) -> Result<(), Error> {
    let target = target(&mut record, options);
    let group = options.group.as_ref().map(|field| group(&record, field));
    let said = said(builder, slots, &record, options)?;
    let article = builder.article(record.article);
    if let Some(group) = group {
        builder.group(group);
    }
    for (slot, labels) in said {
        let (target, location) = (target.clone(), record.location.clone());
        builder.example(slot, LabelledExample::new(article, target, labels, location));
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

/// What the record says its labels are, by facet.
fn said(
    builder: &mut Builder,
    slots: &[Slot],
    record: &Record,
    options: &CorpusOptions,
) -> Result<Vec<(Slot, Vec<LabelId>)>, Error> {
    let mut said = Vec::with_capacity(slots.len());
    for (&slot, FacetField { facet, field }) in slots.iter().zip(&options.facets) {
        let Some((names, list)) = record.field(field).and_then(labels) else {
            builder.leave_out(unlabelled(record.location.clone(), facet, field));
            continue;
        };
        if list {
            builder.any_of(slot);
        }
        let ids = names.iter().map(|name| builder.occurring(slot, name));
        said.push((slot, ids.collect::<Result<_, _>>()?));
    }
    Ok(said)
}

fn unlabelled(location: Location, facet: &str, field: &str) -> LeftOut {
    let lacking = format!("the field `{field}` is missing or empty");
    LeftOut::new(location, Reason::NoLabel { facet: facet.to_owned(), lacking })
}
