//! Drift as a person reads it.

use nutgraf::raw::drift::ExpectedAccuracy;
use nutgraf::raw::pipeline::{DriftReport, FacetDrift};

use crate::report::{Table, count, percent};
use crate::terminal::{CAREFUL, STRONG, Theme, one_line};

/// Difference of shares from which on a label is marked.
const MUCH: f64 = 0.05;

pub(crate) fn text(report: &DriftReport, theme: Theme) -> String {
    let facets = report.facets.iter().map(|own| format!("\n{}", of_facet(own, theme)));
    format!(
        "{} before, {} now\n\n{}\n{}{}{}",
        count(report.old, "article"),
        count(report.new, "article"),
        different(report, theme),
        words(report),
        shown_by(report),
        facets.collect::<String>()
    )
}

fn different(report: &DriftReport, theme: Theme) -> String {
    let heading = theme.paint(STRONG, "Different?");
    let said = match report.two_sample_auc {
        None => "not told: it takes twenty articles a side that the model can read".to_owned(),
        Some(auc) if report.different => theme.paint(
            CAREFUL,
            format!("yes: a new article is told from an old one with {auc:.2} (.50 is chance)"),
        ),
        Some(auc) => format!(
            "no more than quarters of one source: a new article is told from an old one with {auc:.2} \
             (.50 is chance)"
        ),
    };
    format!("{heading} {said}\n")
}

fn words(report: &DriftReport) -> String {
    if report.newcomers.is_empty() {
        return "  No word is new.\n".to_owned();
    }
    let mut table = Table::new(&["newcomer", "articles now", "before"]);
    for own in &report.newcomers {
        table.row([one_line(&own.word), own.articles.to_string(), own.before.to_string()]);
    }
    table.to_string()
}

fn shown_by(report: &DriftReport) -> String {
    let names: Vec<String> = report.shown_by.iter().map(|own| one_line(own)).collect();
    if names.is_empty() { String::new() } else { format!("\n  Shown by {}\n", names.join(", ")) }
}

fn of_facet(own: &FacetDrift, theme: Theme) -> String {
    let name = theme.paint(STRONG, format!("{}: worse?", one_line(&own.facet)));
    let worse = own.expected.as_ref().map_or_else(
        || "not told: nothing is known of how often the model is right".to_owned(),
        |expected| self::worse(own, expected, theme),
    );
    let abstained = format!(
        "  It abstains from {} of the articles, before from {}.\n",
        percent(own.abstained_new),
        percent(own.abstained_old)
    );
    format!("{name} {worse}\n{abstained}{}", labels(own))
}

fn worse(own: &FacetDrift, expected: &ExpectedAccuracy, theme: Theme) -> String {
    let verdict = if own.worse {
        theme.paint(CAREFUL, "probably: it is less confident")
    } else {
        "not that its confidence tells".to_owned()
    };
    let source = if own.by_labels {
        "on labelled articles that were not learnt from"
    } else {
        "promised by the model's card"
    };
    format!(
        "{verdict}\n  Mean confidence {} (before {}); accuracy {source} {}, expected now {} give or \
         take {} (by the fall of confidence: {}).",
        percent(expected.confidence),
        percent(expected.confidence_held_out),
        percent(expected.held_out),
        percent(expected.by_threshold),
        percent(expected.give_or_take),
        percent(expected.by_difference)
    )
}

fn labels(own: &FacetDrift) -> Table {
    let mut table = Table::new(&["label", "before", "now"]);
    for label in &own.labels {
        let mark = if (label.new - label.old).abs() > MUCH { "← moved" } else { "" };
        let [old, new] = [label.old, label.new].map(percent);
        table.row([one_line(&label.label), old, new, mark.to_owned()]);
    }
    table
}
