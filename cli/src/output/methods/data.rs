//! What the articles are, and how they were tested.

use nutgraf::raw::corpus::Reason;
use nutgraf::raw::evaluate::Protocol;
use nutgraf::raw::label::Choice;
use nutgraf::raw::select::Algorithm;

use super::sheet::{Block, SheetTable, heading, paragraph};
use crate::report::{count, percent};
use crate::study::{FacetStudy, Study};

/// Outlets that are named.
const OUTLETS: usize = 20;

pub(super) fn data(study: &Study<'_>) -> Vec<Block> {
    let mut table =
        SheetTable::new(&["facet", "labels", "examples", "first day", "last day", "outlets"]);
    for (facet, report) in study.facets.iter().zip(&study.evaluated.report.facets) {
        let choice = match report.choice {
            Choice::One => "one of",
            Choice::Any => "any of",
        };
        let unknown = || ("unknown".to_owned(), "unknown".to_owned());
        let (first, last) = facet.sources.between.clone().unwrap_or_else(unknown);
        let outlets = match facet.sources.by_outlet().len() {
            0 => "unknown".to_owned(),
            number => number.to_string(),
        };
        let labels = format!("{choice} {}", report.labels.len());
        table.row([
            report.facet.clone(),
            labels,
            report.articles.to_string(),
            first,
            last,
            outlets,
        ]);
    }
    let mut blocks = vec![heading(2, "Data"), paragraph(left_out(study)), Block::Table(table)];
    blocks.extend(study.facets.first().and_then(outlets));
    blocks
}

/// How many articles there are, and what of the source was not used.
fn left_out(study: &Study<'_>) -> String {
    let all = &study.corpus.left_out;
    let copies = all.iter().filter(|own| matches!(own.reason, Reason::Duplicate { .. })).count();
    let conflicts = all.iter().filter(|own| matches!(own.reason, Reason::Conflict { .. })).count();
    format!(
        "{}. Not used: {} repeated with the same label, {} repeated with another label, {} for \
         other reasons.",
        count(study.corpus.articles.len(), "article"),
        copies,
        conflicts,
        all.len() - copies - conflicts
    )
}

fn outlets(facet: &FacetStudy) -> Option<Block> {
    let outlets = facet.sources.by_outlet();
    let all: usize = outlets.iter().map(|own| own.1).sum();
    let mut table = SheetTable::new(&["outlet", "examples", "share"]);
    for (name, own) in outlets.iter().take(OUTLETS) {
        table.row([(*name).to_owned(), own.to_string(), percent(*own as f64 / all as f64)]);
    }
    (!outlets.is_empty()).then_some(Block::Table(table))
}

/// How the test came about, and why so.
pub(super) fn design(study: &Study<'_>) -> Vec<Block> {
    let how = match &study.evaluated.report.protocol {
        Protocol::Model { same_data: true, .. } => {
            "A finished model was tested on the very articles that it learnt from. The figures say \
             nothing of articles that it has not seen."
                .to_owned()
        }
        Protocol::Model { .. } => {
            "A finished model was tested on labelled articles that it did not \
             learn from, as far as is known; near copies are counted under each facet."
                .to_owned()
        }
        Protocol::Folds { folds, grouped } => folded(*folds, *grouped),
    };
    let mut blocks = vec![heading(2, "Test"), paragraph(how)];
    if let Some(trainer) = &study.trainer {
        blocks.push(paragraph(format!(
            "Classifier: {}; language {}. Hyperparameters, calibration and thresholds were learnt \
             within each training part, on articles held out there.",
            algorithm(trainer.algorithm),
            trainer.language.name()
        )));
    }
    blocks
}

fn folded(folds: usize, grouped: bool) -> String {
    let together = if grouped {
        "Articles of one group stay in one fold, so that nothing of a tested group was learnt from"
    } else {
        "Copies and near copies of a text stay in one fold, so that no article was learnt from that is tested"
    };
    format!(
        "Stratified cross-validation in {folds} folds: each article was classified by a model that \
         learnt from the other folds alone. {together}; labels are spread evenly over folds, so that \
         each has examples of the rare ones. Every article is tested once, by a model of {} of the \
         data: a model of all of them is a little better.",
        percent(1.0 - 1.0 / folds as f64)
    )
}

const fn algorithm(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Discriminative => {
            "linear margin classifier under a naive Bayes prior, on TF-IDF of words, stems, word pairs \
             and characters, with word embeddings where they helped"
        }
        Algorithm::Multinomial => "multinomial naive Bayes on TF-IDF",
        Algorithm::Complement => "complement naive Bayes on TF-IDF",
    }
}
