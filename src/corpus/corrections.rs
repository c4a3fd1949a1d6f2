//! Corrections: records with labels of facets that are declared elsewhere, read after what they
//! correct. Of two labels of one article the one in the later file holds.

use std::path::PathBuf;

use super::answers::{Answer, answer, turned_down};
use super::builder::{Builder, Slot};
use super::decode::decode;
use super::error::Error;
use super::facet_field::{FacetField, LabelFields};
use super::label_values::labels;
use super::labelled::LabelledExample;
use super::left_out::{LeftOut, Reason};
use super::options::CorpusOptions;
use super::random_mark::is_marked;
use crate::label::{Choice, LabelId};
use crate::read::{self, Input, Record};

/// Between the labels of one cell, as labels folders and as our own tables have them.
const SEPARATORS: [char; 2] = ['|', ';'];

/// Takes the labels of the records at `paths`, which name the facets of `slots` by a field each: that
/// of `options`, or else one that is called as the facet.
pub(super) fn take(
    builder: &mut Builder,
    slots: &[Slot],
    paths: &[PathBuf],
    options: &CorpusOptions,
) -> Result<(), Error> {
    let fields = fields(builder, slots, options);
    let reading = CorpusOptions { facets: fields.clone(), ..options.clone() };
    let inputs = paths.iter().cloned().map(Input::from).collect::<Vec<_>>();
    decode(
        read::read(inputs, &reading.reading()),
        |record| options.wants(record),
        |record| {
            match record {
                Err(error) => builder.leave_out(error),
                Ok(record) => match answer(&record) {
                    Answer::Accepted => add(builder, slots, &fields, record),
                    _ => builder.leave_out(turned_down(&record)),
                },
            }
            Ok(())
        },
    )
}

/// The field of each facet.
fn fields(builder: &Builder, slots: &[Slot], options: &CorpusOptions) -> Vec<FacetField> {
    let field = |&slot: &Slot| {
        let facet = builder.facet(slot).name.clone();
        let named = options.facets.iter().find(|own| own.facet == facet).cloned();
        named.unwrap_or_else(|| FacetField { field: facet.clone(), facet })
    };
    slots.iter().map(field).collect()
}

/// Takes what a record says of each facet; one that says nothing of any is left out.
fn add(builder: &mut Builder, slots: &[Slot], fields: &[FacetField], mut record: Record) {
    let target = record.article.target.take();
    let said: Vec<_> = slots
        .iter()
        .zip(fields)
        .filter_map(|(&slot, own)| Some((slot, said(builder, slot, own, &record)?)))
        .collect();
    if said.is_empty() {
        let lacking = fields.iter().map(|own| own.field.as_str()).collect::<Vec<_>>().join("`, `");
        let (facet, lacking) = (fields[0].facet.clone(), format!("no field `{lacking}` holds one"));
        let reason = Reason::NoLabel { facet, lacking };
        return builder.leave_out(LeftOut::new(record.location, reason));
    }
    let (location, random) = (record.location.clone(), is_marked(&record));
    let article = builder.known_or_new(record.article);
    for (slot, labels) in said {
        let towards = builder.facet(slot).towards_target;
        let target = target.clone().filter(|_| towards);
        match labels {
            Err(reason) => builder.leave_out(LeftOut::new(location.clone(), reason)),
            Ok(_) if towards && target.is_none() => {
                let facet = builder.facet(slot).name.clone();
                builder.leave_out(LeftOut::new(location.clone(), Reason::NoTarget { facet }));
            }
            Ok(labels) => {
                let example = LabelledExample::new(article, target, labels, location.clone());
                builder.example(slot, LabelledExample { random, ..example });
            }
        }
    }
}

/// The labels that a field of the record names; `None` where it names none.
fn said(
    builder: &Builder,
    slot: Slot,
    own: &FacetField,
    record: &Record,
) -> Option<Result<Vec<LabelId>, Reason>> {
    let LabelFields::One(field) = own.fields() else { return None };
    let (names, _) = record.field(field).and_then(labels)?;
    let facet = builder.facet(slot);
    let names = match facet.choice {
        Choice::One => names,
        Choice::Any => names.iter().flat_map(|name| parted(name)).collect(),
    };
    if facet.choice == Choice::One && names.len() != 1 {
        let (facet, given) = (facet.name.clone(), names.join("|"));
        return Some(Err(Reason::NotOne { facet, given }));
    }
    Some(names.iter().map(|name| builder.label(slot, name)).collect())
}

/// The labels of a cell that holds several.
fn parted(cell: &str) -> Vec<String> {
    cell.split(SEPARATORS)
        .map(|label| label.trim().to_owned())
        .filter(|label| !label.is_empty())
        .collect()
}
