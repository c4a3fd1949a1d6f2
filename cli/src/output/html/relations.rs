//! Relations as a matrix, and the sentences that tell them.

use std::collections::BTreeSet;

use maud::{Markup, html};
use nutgraf::raw::pipeline::Reading;
use nutgraf::raw::relation::{Relation, RelationLabel};

use crate::output::phrases;

/// A table of holders and targets, then a line for each relation.
pub(super) fn section(reading: &Reading<'_>, relations: &[Relation]) -> Markup {
    let holders: BTreeSet<&str> = relations.iter().map(|own| own.holder.as_str()).collect();
    let targets: BTreeSet<&str> = relations.iter().map(|own| own.target.as_str()).collect();
    html! {
        section .panel {
            h2 { "Who is for or against whom" }
            @if relations.is_empty() { p .note { (phrases::NO_RELATIONS) } } @else {
                div .wide tabindex="0" { table {
                    thead { tr { td {} @for target in &targets { th scope="col" { (target) } } } }
                    tbody { @for holder in &holders { (row(relations, holder, &targets)) } }
                } }
                ul { @for own in relations { (item(reading, own)) } }
            }
        }
    }
}

fn row(relations: &[Relation], holder: &str, targets: &BTreeSet<&str>) -> Markup {
    html! {
        tr { th scope="row" { (holder) } @for target in targets { (cell(relations, holder, target)) } }
    }
}

/// How often a holder is told to be for and against a target.
fn cell(relations: &[Relation], holder: &str, target: &str) -> Markup {
    let own = |own: &&Relation| own.holder == holder && own.target == target;
    let count = |label| relations.iter().filter(own).filter(|own| own.label == label).count();
    let (pro, contra) = (count(RelationLabel::Supportive), count(RelationLabel::Critical));
    html! {
        td {
            @if pro > 0 { mark .for .w4 { "+" (pro) } }
            @if contra > 0 { mark .against .w4 { "−" (contra) } }
        }
    }
}

fn item(reading: &Reading<'_>, relation: &Relation) -> Markup {
    html! {
        li {
            b { (relation.holder) } " " (relation.label.name()) " towards " b { (relation.target) } ", "
            (phrases::percent(relation.probability)) " %" @if relation.quoted { ", quoted" } ": "
            (relation.sentence.of(&reading.article().text))
        }
    }
}
