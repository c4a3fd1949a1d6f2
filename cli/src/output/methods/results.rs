//! What was found of a facet.

use nutgraf::raw::corpus::Corpus;
use nutgraf::raw::evaluate::{ArticlePrediction, FacetReport, LabelReport, wilson};
use nutgraf::raw::pipeline::FacetPrevalence;

use super::phrases::{agreement, figure, figures, start, with_interval};
use super::sheet::{Block, SheetTable, heading, paragraph};
use crate::output::evaluation::words;
use crate::report::percent;
use crate::study::{FacetStudy, Slice, Study};

/// Pairs of labels that are shown with texts.
const PAIRS: usize = 8;

pub(super) fn facet(study: &Study<'_>, report: &FacetReport, own: &FacetStudy) -> Vec<Block> {
    let mut blocks = vec![heading(2, &report.facet), paragraph(words::extent(report))];
    blocks.extend([heading(3, "Figures and baselines"), Block::Table(baselines(report, own))]);
    blocks.extend(own.splits.untested.iter().map(|why| paragraph(format!("Not tested: {why}."))));
    blocks.extend([heading(3, "Labels"), Block::Table(labels(&report.labels))]);
    blocks.extend([heading(3, "Agreement"), Block::Table(agreements(own))]);
    for (name, slices) in [("By time", &own.periods), ("By outlet", &own.outlets)] {
        if !slices.is_empty() {
            blocks.extend([heading(3, name), Block::Table(self::slices(slices))]);
        }
    }
    blocks.extend([heading(3, "Calibration"), paragraph(calibration(report))]);
    blocks.push(Block::Table(bins(report)));
    if let Some(shares) = &own.shares {
        blocks.extend([
            heading(3, "Prevalence"),
            paragraph(SHARES),
            Block::Table(self::shares(shares)),
        ]);
    }
    if !report.confusion.pairs.is_empty() {
        blocks.extend([heading(3, "Most confused"), Block::Table(confused(study, report))]);
    }
    blocks.extend([heading(3, "Leaks"), Block::Items(leaks(report))]);
    blocks
}

fn baselines(report: &FacetReport, own: &FacetStudy) -> SheetTable {
    let mut table = SheetTable::new(&["", "articles", "accuracy", "macro-F1"]);
    let [accuracy, macro_f1] = [report.accuracy, report.macro_f1].map(with_interval);
    table.row(["classifier".to_owned(), report.articles.to_string(), accuracy, macro_f1]);
    table.row(figures("baseline: the commonest label", &own.majority));
    if let Some(words) = &own.splits.bag_of_words {
        table.row(figures("baseline: bag of words, naive Bayes", words));
    }
    if let Some(Slice { name, figures: own }) = &own.splits.latest {
        table.row(figures(
            &format!("classifier, learnt before {name} and tested from then on"),
            own,
        ));
    }
    if let Some(own) = &own.splits.new_outlets {
        table.row(figures("classifier, on outlets it did not learn from", own));
    }
    table
}

fn labels(labels: &[LabelReport]) -> SheetTable {
    let names = ["label", "articles", "given", "precision", "recall", "F1"];
    let mut table = SheetTable::new(&names);
    for own in labels {
        let hits = (own.recall * own.support as f64).round() as usize;
        let [precision, recall] = [wilson(hits, own.given), wilson(hits, own.support)];
        let [support, given] = [own.support, own.given].map(|number| number.to_string());
        let [precision, recall, f1] = [precision, recall, own.f1].map(with_interval);
        table.row([own.label.clone(), support, given, precision, recall, f1]);
    }
    table
}

fn agreements(own: &FacetStudy) -> SheetTable {
    let names = ["", "articles", "agree", "Cohen's kappa", "Krippendorff's alpha"];
    let mut table = SheetTable::new(&names);
    table.row(agreement("classifier and labels", &own.with_coder));
    if let Some(second) = &own.second {
        table.row(agreement(
            &format!("labels and second coder ({})", second.column),
            &second.coders,
        ));
        table.row(agreement("classifier and second coder", &second.with_classifier));
    }
    table
}

fn slices(slices: &[Slice]) -> SheetTable {
    let mut table = SheetTable::new(&["", "articles", "accuracy", "macro-F1"]);
    for own in slices {
        table.row(figures(&own.name, &own.figures));
    }
    table
}

fn calibration(report: &FacetReport) -> String {
    let sure = &report.sure;
    let sure = match sure.tags {
        0 => format!("No tag is called sure at a precision of {}", figure(sure.asked)),
        _ => format!(
            "{} of the tags are called sure at a precision of {}, of which {} were right",
            percent(sure.share),
            figure(sure.asked),
            percent(sure.precision)
        ),
    };
    format!("Expected calibration error {}. {sure}.", figure(report.reliability.ece))
}

fn bins(report: &FacetReport) -> SheetTable {
    let mut table = SheetTable::new(&["probability", "tags", "mean probability", "right"]);
    for bin in report.reliability.bins.iter().filter(|bin| bin.count > 0) {
        let hits = (bin.right * bin.count as f64).round() as usize;
        let between = format!("{:.1}–{:.1}", bin.from, bin.to);
        let right = with_interval(wilson(hits, bin.count));
        table.row([between, bin.count.to_string(), figure(bin.mean), right]);
    }
    table
}

const SHARES: &str = "Label shares of every other article, counted and corrected for the classifier's \
    errors by the others (expectation maximisation, Saerens et al. 2002, on bias-corrected probabilities; \
    bootstrap of 200 rounds over both halves), beside what people said.";

fn shares(own: &FacetPrevalence) -> SheetTable {
    let mut table = SheetTable::new(&["label", "counted", "corrected", "by people"]);
    for label in &own.labels {
        let corrected = label.corrected.map(with_interval).unwrap_or_default();
        let labelled = label.labelled.map(figure).unwrap_or_default();
        table.row([label.label.clone(), figure(label.counted), corrected, labelled]);
    }
    table
}

fn confused(study: &Study<'_>, report: &FacetReport) -> SheetTable {
    let names = ["label", "taken for", "articles", "of the label's", "such as", "which begins"];
    let mut table = SheetTable::new(&names).reading(&[1, 4, 5]);
    for pair in report.confusion.pairs.iter().take(PAIRS) {
        let id = pair.examples.first().cloned().unwrap_or_default();
        let text = text_of(study, report, &id).unwrap_or_default();
        let (count, share) = (pair.count.to_string(), percent(pair.share));
        table.row([pair.truth.clone(), pair.given.clone(), count, share, id, text]);
    }
    table
}

/// How the article of this name begins.
fn text_of(study: &Study<'_>, report: &FacetReport, id: &str) -> Option<String> {
    let of_facet = |own: &&ArticlePrediction| own.facet == report.facet && own.id == id;
    let own = study.evaluated.predictions.iter().find(of_facet)?;
    let corpus: &Corpus = study.corpus;
    let example = corpus.facet(&report.facet)?.examples.get(own.example)?;
    let article = &corpus.articles[example.article];
    let title = article.title.as_deref().map(|title| format!("{title}. ")).unwrap_or_default();
    Some(start(&(title + &article.text)))
}

fn leaks(report: &FacetReport) -> Vec<String> {
    let leaks = &report.leaks;
    let mut items = vec![words::duplicates(leaks.duplicates.as_ref())];
    items.extend(leaks.grouping.as_ref().map(words::grouping));
    let told = leaks.shortcut_features.iter().map(|own| format!("“{}” ({})", own.word, own.label));
    let told: Vec<String> = told.take(PAIRS).collect();
    items.push(if told.is_empty() {
        "No word at the edge of texts gives a label away.".to_owned()
    } else {
        format!("Words at the edge of texts that give a label away: {}.", told.join(", "))
    });
    items
}
