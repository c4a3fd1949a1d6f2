//! Answers of annotators to proposed labels, as Prodigy exports them.

use serde_json::Value;

use super::builder::{Builder, Slot};
use super::error::Error;
use super::facet_field::FacetField;
use super::label_values::labels;
use super::labelled::LabelledExample;
use super::left_out::{LeftOut, Reason};
use crate::read::Record;

/// The field of the answer.
pub(super) const ANSWER: &str = "answer";

/// What an annotator said of a proposed label.
pub(super) enum Answer {
    Accepted,
    Rejected,
    Ignored,
}

/// What an annotator said of the label of a record.
pub(super) fn answer(record: &Record) -> Answer {
    match record.field(ANSWER).and_then(Value::as_str) {
        Some("reject") => Answer::Rejected,
        Some("ignore") => Answer::Ignored,
        _ => Answer::Accepted,
    }
}

/// The reason why a record is left out whose label was not accepted.
pub(super) fn turned_down(record: &Record) -> LeftOut {
    let answer = record.field(ANSWER).and_then(Value::as_str).unwrap_or_default();
    let reason = Reason::Answer { answer: answer.to_owned() };
    LeftOut::new(record.location.clone(), reason)
}

/// Takes up the records whose labels were rejected. Where one label was ever proposed, the question
/// was whether it applies, and they are articles without it; else what they are is not known.
pub(super) fn take_rejected(
    builder: &mut Builder,
    slots: &[Slot],
    rejected: Vec<Record>,
    facets: &[FacetField],
) -> Result<(), Error> {
    let binary: Vec<_> = slots
        .iter()
        .zip(facets)
        .filter_map(|(&slot, facet)| {
            let proposed =
                rejected.iter().map(|record| record.field(&facet.field).and_then(labels));
            let mut names = proposed.flatten().flat_map(|(names, _)| names);
            let only = names.next()?;
            let facet = builder.facet(slot).labels.iter();
            let is_binary = names.chain(facet.map(|label| label.name.clone())).all(|n| n == only);
            is_binary.then_some((slot, only))
        })
        .collect();
    for (slot, label) in &binary {
        builder.any_of(*slot);
        builder.occurring(*slot, label)?;
    }
    for record in rejected {
        if binary.is_empty() {
            builder.leave_out(turned_down(&record));
            continue;
        }
        let article = builder.article(record.article);
        for (slot, _) in &binary {
            let location = record.location.clone();
            builder.example(*slot, LabelledExample::new(article, None, Vec::new(), location));
        }
    }
    Ok(())
}
