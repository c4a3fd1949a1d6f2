//! What a report says in words, in whatever form.

use nutgraf::raw::evaluate::{
    CoveragePoint, Duplicates, Estimate, FacetReport, Grouping, Protocol,
};
use nutgraf::raw::label::Choice;

use crate::report::{count, percent};

/// Pairs of twins that are named.
const PAIRS: usize = 2;

pub(in crate::output) fn protocol(protocol: &Protocol) -> String {
    match protocol {
        Protocol::Model { same_data: true, .. } => {
            "Tested on the very articles that the model learnt from: the figures say nothing."
                .to_owned()
        }
        Protocol::Model { data, .. } => {
            format!("Tested a model that learnt from other data ({data:.12}).")
        }
        Protocol::Folds { folds, grouped: false } => {
            format!("Trained and tested in {folds} folds.")
        }
        Protocol::Folds { folds, grouped: true } => {
            format!("Trained and tested in {folds} folds that keep groups together.")
        }
    }
}

/// How many articles and labels there are.
pub(in crate::output) fn extent(report: &FacetReport) -> String {
    let choice = match report.choice {
        Choice::One => "one of",
        Choice::Any => "any of",
    };
    let untagged = match report.untagged {
        0 => String::new(),
        number => format!(", {number} of them without a tag"),
    };
    let (articles, labels) = (report.articles, report.labels.len());
    format!("{}, {choice} {}{untagged}", count(articles, "article"), count(labels, "label"))
}

pub(in crate::output) fn duplicates(duplicates: Option<&Duplicates>) -> String {
    let Some(duplicates) = duplicates else {
        return "What the model learnt from was not given to compare with.".to_owned();
    };
    if duplicates.is_empty() {
        return "No test article has a twin among those learnt from.".to_owned();
    }
    let pairs = duplicates.examples.iter().take(PAIRS);
    let pairs: Vec<_> = pairs.map(|twins| format!("{} = {}", twins.tested, twins.learnt)).collect();
    format!(
        "Test articles with a twin among those learnt from: {} to the word, {} nearly so; such as {}.",
        duplicates.exact,
        duplicates.near,
        pairs.join(", ")
    )
}

pub(in crate::output) fn grouping(grouping: &Grouping) -> String {
    format!(
        "{} groups: whoever knows the group alone is right in {}; macro-F1 is {} where groups are \
         mixed and {} where they are kept apart.",
        grouping.groups,
        percent(grouping.told_by_group),
        figure(grouping.macro_f1_mixed),
        figure(grouping.macro_f1_apart),
    )
}

/// The share that is right; a dash where there is nothing to be right.
pub(in crate::output) fn right(point: &CoveragePoint) -> String {
    if point.coverage > 0.0 { percent(point.precision) } else { "–".to_owned() }
}

/// `0.861–0.874`.
pub(in crate::output) fn interval(estimate: Estimate) -> String {
    format!("{}–{}", figure(estimate.low), figure(estimate.high))
}

pub(in crate::output) fn figure(value: f64) -> String {
    format!("{value:.3}")
}
