//! Relations as JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::numbers::rounded;
use crate::relation::Relation;
use crate::span::ScalarOffsets;

#[derive(Serialize)]
pub(super) struct RelationObject<'r> {
    holder: &'r str,
    target: &'r str,
    label: &'static str,
    probability: f64,
    quoted: bool,
    sentence: &'r str,
    start: usize,
    end: usize,
}

impl<'r> RelationObject<'r> {
    /// The relations of an article of this `text`.
    pub(super) fn all(text: &'r str, relations: &'r [Relation]) -> Vec<Self> {
        let scalars = scalars(text, relations);
        let object = |relation: &'r Relation| Self {
            holder: &relation.holder,
            target: &relation.target,
            label: relation.label.name(),
            probability: rounded(relation.probability),
            quoted: relation.quoted,
            sentence: relation.sentence.of(text),
            start: scalars[&relation.sentence.start],
            end: scalars[&relation.sentence.end],
        };
        relations.iter().map(object).collect()
    }
}

/// The scalar offset of each byte offset that relations use; several may stand in one sentence.
fn scalars(text: &str, relations: &[Relation]) -> BTreeMap<usize, usize> {
    let ends = |own: &Relation| [own.sentence.start, own.sentence.end];
    let bytes: BTreeSet<usize> = relations.iter().flat_map(ends).collect();
    let mut scalars = ScalarOffsets::new(text);
    bytes.into_iter().map(|byte| (byte, scalars.at(byte))).collect()
}
