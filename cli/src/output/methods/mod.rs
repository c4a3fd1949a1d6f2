//! Methods sheet: what a paper says of how its articles were classified.

mod data;
mod html;
mod markdown;
mod paragraph;
mod phrases;
mod results;
mod sheet;

use nutgraf::raw::corpus::fingerprint;

use self::sheet::{Block, Sheet, heading, paragraph};
use crate::study::Study;

/// Forms that a sheet can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SheetFormat {
    Markdown,
    Html,
}

/// The sheet of a study.
pub(crate) fn methods(study: &Study<'_>, format: SheetFormat) -> String {
    let sheet = sheet(study);
    match format {
        SheetFormat::Markdown => markdown::markdown(&sheet),
        SheetFormat::Html => html::page(&sheet),
    }
}

fn sheet(study: &Study<'_>) -> Sheet {
    let mut sheet = vec![heading(1, "Methods"), heading(2, "In short")];
    let facets = || study.evaluated.report.facets.iter().zip(&study.facets);
    sheet.extend(
        facets().map(|(report, own)| Block::Citation(paragraph::citable(study, report, own))),
    );
    sheet.extend(data::data(study));
    sheet.extend(data::design(study));
    facets().for_each(|(report, own)| sheet.extend(results::facet(study, report, own)));
    sheet.extend([heading(2, "How the figures were made"), Block::Items(made())]);
    sheet.extend([heading(2, "To do it again"), Block::Items(again(study))]);
    sheet.push(paragraph(
        "What this sheet cannot tell: whether the labels are right, and whether other articles than \
         these are like them.",
    ));
    sheet
}

fn made() -> Vec<String> {
    [
        "Accuracy: share of the articles whose labels are exactly right. Macro-F1: mean F1 over the \
         labels that occur. An article that got no tag counts as wrong.",
        "Intervals of accuracy, F1, kappa and alpha: 95 % percentile bootstrap, 1,000 resamples of \
         articles (Efron and Tibshirani 1993). They hold the fitted models fixed.",
        "Intervals of precision, recall and shares: 95 % score intervals (Wilson 1927).",
        "Kappa: Cohen 1960. Alpha: Krippendorff 2011, nominal; where an article may have several labels, \
         a set of labels is one category.",
        "Calibration error: ten bins of equal width (Guo et al. 2017).",
        "Near copies: the same shingles of words to four fifths or more.",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn again(study: &Study<'_>) -> Vec<String> {
    let mut items = vec![
        format!("Command: {}", study.command),
        format!("Program: nutgraf {}", env!("CARGO_PKG_VERSION")),
        format!("Labelled articles: SHA-256 {}", fingerprint(study.corpus)),
        "Seeds: fixed in the program (folds 1, folds of the search 0, bootstrap 0); the same articles \
         give the same figures on any machine and any number of threads."
            .to_owned(),
    ];
    items.extend(study.model.as_ref().map(|own| {
        format!("Model: {}, whose file's SHA-256 begins with {}", own.name, own.fingerprint)
    }));
    items
}
