//! Relations as a matrix, and the sentences that tell them.

use std::collections::BTreeSet;

use nutgraf::raw::pipeline::Reading;
use nutgraf::raw::relation::{Relation, RelationLabel};

use super::markup::{escaped, note};
use crate::output::phrases;

/// A table of holders and targets, then a line for each relation.
pub(super) fn section(reading: &Reading<'_>, relations: &[Relation]) -> String {
    if relations.is_empty() {
        return note(phrases::NO_RELATIONS);
    }
    let holders: BTreeSet<&str> = relations.iter().map(|own| own.holder.as_str()).collect();
    let targets: BTreeSet<&str> = relations.iter().map(|own| own.target.as_str()).collect();
    let head: String = targets
        .iter()
        .map(|target| format!("<th scope=\"col\">{}</th>", escaped(target)))
        .collect();
    let rows: String = holders.iter().map(|holder| row(relations, holder, &targets)).collect();
    let told: String = relations.iter().map(|own| item(reading, own)).collect();
    format!(
        "<table>\n<caption>Who is for or against whom</caption>\n<tr><td></td>{head}</tr>\n{rows}\
         </table>\n<ul>\n{told}</ul>\n"
    )
}

fn row(relations: &[Relation], holder: &str, targets: &BTreeSet<&str>) -> String {
    let cells: String = targets.iter().map(|target| cell(relations, holder, target)).collect();
    format!("<tr><th scope=\"row\">{}</th>{cells}</tr>\n", escaped(holder))
}

/// How often a holder is told to be for and against a target.
fn cell(relations: &[Relation], holder: &str, target: &str) -> String {
    let own = |own: &&Relation| own.holder == holder && own.target == target;
    let count = |label| relations.iter().filter(own).filter(|own| own.label == label).count();
    let marks =
        [("for", '+', RelationLabel::Supportive), ("against", '−', RelationLabel::Critical)];
    let marks = marks.map(|(class, sign, label)| match count(label) {
        0 => String::new(),
        count => format!("<mark class=\"{class}\" style=\"--weight:0.5\">{sign}{count}</mark>"),
    });
    format!("<td>{}</td>", marks.concat())
}

fn item(reading: &Reading<'_>, relation: &Relation) -> String {
    let quoted = if relation.quoted { ", quoted" } else { "" };
    format!(
        "<li><b>{}</b> {} towards <b>{}</b>, {} %{quoted}: {}</li>\n",
        escaped(&relation.holder),
        relation.label.name(),
        escaped(&relation.target),
        escaped(&phrases::percent(relation.probability)),
        escaped(relation.sentence.of(&reading.article().text)),
    )
}
