//! What a record says of its labels: in a field that names them, or in one field a label.

use serde_json::Value;

use super::builder::{Builder, Slot};
use super::choice_style::is_single;
use super::error::Error;
use super::facet_field::{FacetField, LabelFields};
use super::label_values::labels;
use super::left_out::{LeftOut, Reason};
use super::one_hot;
use crate::label::LabelId;
use crate::read::Record;

/// What the record says its labels are, by facet.
pub(super) fn said(
    builder: &mut Builder,
    slots: &[Slot],
    record: &Record,
    facets: &[FacetField],
) -> Result<Vec<(Slot, SaidLabels)>, Error> {
    let mut said = Vec::with_capacity(slots.len());
    for (&slot, named) in slots.iter().zip(facets) {
        let labels = match named.fields() {
            LabelFields::One(field) => in_field(builder, slot, record, field)?,
            fields => in_fields(builder, slot, record, &fields)?,
        };
        match labels {
            Ok(labels) => said.push((slot, labels)),
            Err(lacking) => {
                let reason = Reason::NoLabel { facet: named.facet.clone(), lacking };
                builder.leave_out(LeftOut::new(record.location.clone(), reason));
            }
        }
    }
    Ok(said)
}

/// The labels that a record is said to have, and those of which it says nothing.
#[derive(Default)]
pub(super) struct SaidLabels {
    pub(super) labels: Vec<LabelId>,
    pub(super) unknown: Vec<LabelId>,
}

/// The labels that a field names, or what is lacking.
fn in_field(
    builder: &mut Builder,
    slot: Slot,
    record: &Record,
    field: &str,
) -> Result<Result<SaidLabels, String>, Error> {
    let Some((names, list)) = record.field(field).and_then(labels) else {
        return Ok(Err(lacking(record, field)));
    };
    if list && !(names.len() == 1 && is_single(record)) {
        builder.any_of(slot);
    }
    let labels =
        names.iter().map(|name| builder.occurring(slot, name)).collect::<Result<_, _>>()?;
    Ok(Ok(SaidLabels { labels, unknown: Vec::new() }))
}

/// The labels whose fields say so, or what is lacking.
fn in_fields(
    builder: &mut Builder,
    slot: Slot,
    record: &Record,
    fields: &LabelFields<'_>,
) -> Result<Result<SaidLabels, String>, Error> {
    builder.any_of(slot);
    let told = match one_hot::said(record, fields) {
        Ok(told) => told,
        Err(lacking) => return Ok(Err(lacking)),
    };
    let mut said = SaidLabels::default();
    for (name, truth) in told {
        let id = builder.occurring(slot, &name)?;
        match truth {
            Some(true) => said.labels.push(id),
            Some(false) => {}
            None => said.unknown.push(id),
        }
    }
    Ok(Ok(said))
}

/// What is wrong with a field that holds no label.
fn lacking(record: &Record, field: &str) -> String {
    match record.field(field) {
        Some(object @ Value::Object(_)) => format!("the field `{field}` holds {object}"),
        _ => format!("the field `{field}` is missing or empty"),
    }
}
