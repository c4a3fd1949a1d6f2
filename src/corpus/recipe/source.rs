//! One source of a recipe, read into the corpus.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::super::builder::{Builder, Slot};
use super::super::decode::decode;
use super::super::error::Error;
use super::super::folds::bag_of_words;
use super::super::label_values::labels;
use super::super::labelled::LabelledExample;
use super::super::left_out::{LeftOut, Reason};
use super::annotations::Annotations;
use super::declared;
use super::mapping::{Said, Table};
use super::mask::Mask;
use crate::label::Choice;
use crate::read;
use crate::read::{Fields, Input, Keep, Record};
use crate::text::{Target, TermHash};

/// A source with all that it takes to read it.
pub(super) struct Source<'p> {
    pub(super) path: PathBuf,
    pub(super) declared: &'p declared::Source,
    /// The facet that its labels are of.
    pub(super) facet: &'p str,
    pub(super) slot: Slot,
    pub(super) labelling: Labelling<'p>,
    pub(super) mask: &'p Mask,
}

/// Where labels stand.
pub(super) enum Labelling<'p> {
    /// In a field, by the names that the facet declares.
    Named { field: &'p str },
    /// In a field, by names that a table translates.
    Mapped { field: &'p str, table: Table<'p> },
    /// In a table of their own.
    Annotated { table: Annotations },
}

/// A record with the labels that its source gives it.
struct Candidate {
    given: Vec<String>,
    record: Record,
    /// Hash of its id, by which it is sampled.
    hash: u64,
    /// Its place in the source.
    order: usize,
}

impl Source<'_> {
    /// Adds its examples to `builder`.
    pub(super) fn read(&self, builder: &mut Builder) -> Result<(), Error> {
        let mut drawn = Sampler::new(self.declared.most);
        let mut order = 0;
        let inputs = [Input::from(self.path.clone())];
        decode(
            read::read(inputs, &self.reading()),
            |record| self.wants(record),
            |record| {
                match record {
                    Err(error) => builder.leave_out(error),
                    Ok(record) => match self.given(&record) {
                        Err(reason) => builder.leave_out(LeftOut::new(record.location, reason)),
                        Ok(given) => {
                            let hash = TermHash::of(&record.article.id).0;
                            drawn.put(Candidate { given, record, hash, order });
                            order += 1;
                        }
                    },
                }
                Ok(())
            },
        )?;
        for candidate in drawn.finish() {
            self.add(builder, candidate);
        }
        Ok(())
    }

    fn reading(&self) -> read::ReadOptions {
        let declared::Source { id, title, text, group, conditions, .. } = self.declared;
        let field = match &self.labelling {
            Labelling::Named { field } | Labelling::Mapped { field, .. } => Some(*field),
            Labelling::Annotated { .. } => None,
        };
        let kept = conditions.keys().map(String::as_str).chain(group.as_deref()).chain(field);
        let keep = Keep::Named(kept.map(str::to_owned).collect());
        let fields = Fields { id: id.clone(), title: title.clone(), text: text.clone(), keep };
        read::ReadOptions { fields, ..read::ReadOptions::default() }
    }

    fn wants(&self, record: &Record) -> bool {
        let annotated = match &self.labelling {
            Labelling::Annotated { table } => table.of(&record.article.id).is_some(),
            Labelling::Named { .. } | Labelling::Mapped { .. } => true,
        };
        annotated
            && self.declared.conditions.iter().all(|(field, value)| {
                let found = record.field(field).and_then(labels);
                found.is_some_and(|(values, _)| values.contains(value))
            })
    }

    /// The labels as the source names them.
    fn given(&self, record: &Record) -> Result<Vec<String>, Reason> {
        match &self.labelling {
            Labelling::Annotated { table } => {
                let annotation = table.of(&record.article.id);
                Ok(annotation.map(|own| own.labels.clone()).unwrap_or_default())
            }
            Labelling::Named { field } | Labelling::Mapped { field, .. } => {
                let found = record.field(field).and_then(labels);
                found.map(|(names, _)| names).ok_or_else(|| Reason::NoLabel {
                    facet: self.facet.to_owned(),
                    lacking: format!("the field `{field}` is missing or empty"),
                })
            }
        }
    }

    fn add(&self, builder: &mut Builder, candidate: Candidate) {
        let Candidate { given, record, .. } = candidate;
        match self.said(builder, &given) {
            Err(reason) => builder.leave_out(LeftOut::new(record.location, reason)),
            Ok(None) => {}
            Ok(Some(Said { labels, unknown })) => {
                let group = self.declared.group.as_ref().map(|field| group(&record, field));
                let mut article = self.mask.apply(record.article);
                let target = article.target.take().or_else(|| self.target(&article.id));
                let known =
                    builder.of_another_facet(self.slot, &article).filter(|_| target.is_none());
                let article = known.unwrap_or_else(|| {
                    let group = group.unwrap_or_else(|| bag_of_words(&article));
                    let place = builder.article(article);
                    builder.group(group);
                    place
                });
                let weight = self.declared.weight;
                let example = LabelledExample::new(article, target, labels, record.location);
                let source = Some(self.declared.name().into());
                builder.example(self.slot, LabelledExample { unknown, weight, source, ..example });
            }
        }
    }

    /// Whom or what the labels of an article are towards, where a table of their own says so.
    fn target(&self, id: &str) -> Option<Target> {
        let Labelling::Annotated { table } = &self.labelling else { return None };
        let name = table.of(id)?.target.clone()?;
        Some(Target { name, mention: None })
    }

    /// What is said of an article; nothing where it is to be passed over.
    fn said(&self, builder: &Builder, given: &[String]) -> Result<Option<Said>, Reason> {
        if let Labelling::Mapped { table, .. } = self.labelling {
            return table.read(given, builder, self.slot);
        }
        let labels = given.iter().map(|name| builder.label(self.slot, name));
        let labels: Vec<_> = labels.collect::<Result<_, _>>()?;
        let facet = builder.facet(self.slot);
        if facet.choice == Choice::One && labels.len() != 1 {
            return Err(Reason::NotOne { facet: facet.name.clone(), given: given.join("`, `") });
        }
        Ok(Some(Said { labels, unknown: Vec::new() }))
    }
}

fn group(record: &Record, field: &str) -> u64 {
    let values = record.field(field).and_then(labels).map(|(values, _)| values.concat());
    TermHash::of(values.as_deref().unwrap_or(&record.article.id)).0
}

/// Sampler of at most so many articles of each combination of labels, as the source names them and
/// before any mapping: those whose ids have the lowest hashes, which is a random sample that stays
/// as it is when others come or go.
struct Sampler {
    most: Option<usize>,
    by_labels: BTreeMap<Vec<String>, Vec<Candidate>>,
}

impl Sampler {
    const fn new(most: Option<usize>) -> Self {
        Self { most, by_labels: BTreeMap::new() }
    }

    fn put(&mut self, candidate: Candidate) {
        let same = self.by_labels.entry(candidate.given.clone()).or_default();
        same.push(candidate);
        // Now and then, so that memory holds no more than twice what is wanted.
        if self.most.is_some_and(|most| same.len() >= 2 * most.max(1)) {
            keep(same, self.most);
        }
    }

    /// What was drawn, in the order of the source.
    fn finish(self) -> Vec<Candidate> {
        let most = self.most;
        let mut all: Vec<_> = self
            .by_labels
            .into_values()
            .flat_map(|mut same| {
                keep(&mut same, most);
                same
            })
            .collect();
        all.sort_by_key(|candidate| candidate.order);
        all
    }
}

fn keep(candidates: &mut Vec<Candidate>, most: Option<usize>) {
    if let Some(most) = most {
        candidates.sort_by_key(|candidate| (candidate.hash, candidate.order));
        candidates.truncate(most);
    }
}
