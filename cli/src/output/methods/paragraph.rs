//! What a paper can take over as it stands.

use nutgraf::raw::evaluate::{FacetReport, Protocol};
use nutgraf::raw::label::Choice;

use super::phrases::{figure, with_interval};
use crate::report::count;
use crate::study::{FacetStudy, Study};

/// The paragraph on one facet.
pub(super) fn citable(study: &Study<'_>, report: &FacetReport, own: &FacetStudy) -> String {
    [sample(report, own), test(study), outcome(report, own), coders(own)].concat()
}

fn sample(report: &FacetReport, own: &FacetStudy) -> String {
    let choice = match report.choice {
        Choice::One => "one of",
        Choice::Any => "any of",
    };
    let between = own.sources.between.as_ref();
    let between = between.map(|(first, last)| format!(" printed between {first} and {last}"));
    let outlets = match own.sources.by_outlet().len() {
        0 => String::new(),
        number => format!(" in {}", count(number, "outlet")),
    };
    format!(
        "{}{}{outlets} were classified on “{}” ({choice} {}) with nutgraf {}",
        count(report.articles, "labelled article"),
        between.unwrap_or_default(),
        report.facet,
        count(report.labels.len(), "label"),
        env!("CARGO_PKG_VERSION")
    )
}

fn test(study: &Study<'_>) -> String {
    match (&study.evaluated.report.protocol, &study.model) {
        (Protocol::Folds { folds, grouped }, _) => {
            let together = if *grouped { "groups" } else { "near copies" };
            format!(
                ", each by a model that did not learn from it (stratified {folds}-fold \
                 cross-validation, {together} kept together). "
            )
        }
        (Protocol::Model { .. }, Some(model)) => {
            format!(" (model {}, SHA-256 {} …). ", model.name, model.fingerprint)
        }
        (Protocol::Model { .. }, None) => ". ".to_owned(),
    }
}

fn outcome(report: &FacetReport, own: &FacetStudy) -> String {
    let words = own.splits.bag_of_words.as_ref().map(|words| {
        let value = figure(words.accuracy.value);
        format!(" and {value} for naive Bayes on a bag of words")
    });
    format!(
        "Accuracy was {} and macro-F1 {} (95 % bootstrap intervals), against an accuracy of {} for the \
         commonest label{}; agreement with the labels was κ = {} (Cohen) and α = {} (Krippendorff, \
         nominal).",
        with_interval(report.accuracy),
        with_interval(report.macro_f1),
        figure(own.majority.accuracy.value),
        words.unwrap_or_default(),
        figure(own.with_coder.kappa.value),
        figure(own.with_coder.alpha.value)
    )
}

fn coders(own: &FacetStudy) -> String {
    own.second.as_ref().map_or_else(String::new, |second| {
        format!(
            " Two coders agreed on {} with α = {}, the classifier and the second coder with α = {}.",
            count(second.coders.units, "article"),
            with_interval(second.coders.alpha),
            with_interval(second.with_classifier.alpha)
        )
    })
}
