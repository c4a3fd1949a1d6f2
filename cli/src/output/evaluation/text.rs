//! A report as a person reads it in a terminal.

use nutgraf::raw::evaluate::{
    Bin, Confusion, Coverage, FacetReport, LabelReport, Leaks, Report, ShortcutFeature, Sure,
};

use super::words::{duplicates, extent, figure, grouping, interval, protocol, right};
use crate::report::{Table, percent};
use crate::terminal::{STRONG, Theme, one_line};

/// Rows of a list whose end matters less and less; the other forms have all.
const TOP: usize = 10;

/// The report in tables. Names come from strangers, and are made safe to print.
pub(super) fn text(report: &Report, theme: Theme) -> String {
    let facets = report.facets.iter().map(|facet| format!("\n{}", of_facet(facet, theme)));
    let facets: Vec<String> = facets.collect();
    one_line(&protocol(&report.protocol)) + "\n" + &facets.concat()
}

fn of_facet(report: &FacetReport, theme: Theme) -> String {
    let sections = [
        ("Labels", labels(&report.labels)),
        ("Most confused", confused(&report.confusion)),
        ("Whether probabilities mean what they say", in_bins(&report.reliability.bins)),
        ("Tags that can be filed without a look", thresholds(&report.coverage)),
        ("To be as right as wanted", precisions(&report.coverage)),
        ("Share of the words that the model knows", in_bins(&report.known_words.bins)),
    ];
    let filled = sections.iter().filter(|section| !section.1.is_empty());
    let sections: Vec<String> = filled
        .map(|(heading, table)| format!("\n{}\n{table}", theme.paint(STRONG, heading)))
        .collect();
    let name = theme.paint(STRONG, one_line(&report.facet));
    let head = format!("{name}: {}\n{}", extent(report), headline(report));
    let leaks = format!("\n{}\n{}", theme.paint(STRONG, "Leaks"), leaks(&report.leaks));
    head + &sections.concat() + &leaks
}

fn headline(report: &FacetReport) -> Table {
    let mut table = Table::new(&["", "", "95 % interval"]);
    let figures = [
        ("accuracy", report.accuracy),
        ("macro-F1", report.macro_f1),
        ("micro-F1", report.micro_f1),
    ];
    for (name, estimate) in figures {
        table.row([name.to_owned(), figure(estimate.value), interval(estimate)]);
    }
    table.row(["calibration error".to_owned(), figure(report.reliability.ece)]);
    let Sure { asked, share, precision, .. } = report.sure;
    table.row([format!("sure at {asked}"), percent(share)]);
    table.row(["right of the sure".to_owned(), percent(precision)]);
    let known = report.known_words.median().map(percent).unwrap_or_default();
    table.row(["words known, median".to_owned(), known]);
    table
}

fn labels(labels: &[LabelReport]) -> Table {
    let mut table =
        Table::new(&["label", "precision", "recall", "F1", "95 % interval", "articles", "tags"]);
    for label in labels {
        let name = one_line(&label.label);
        let name = if label.learnt { name } else { format!("{name} (new)") };
        let [precision, recall, f1] = [label.precision, label.recall, label.f1.value].map(figure);
        let [support, given] = [label.support, label.given].map(|count| count.to_string());
        table.row([name, precision, recall, f1, interval(label.f1), support, given]);
    }
    table
}

fn confused(confusion: &Confusion) -> Table {
    let names = ["label", "taken for", "articles", "of the label's", "such as"];
    let mut table = Table::new(&names).reading(&[1, 4]);
    for pair in confusion.pairs.iter().take(TOP) {
        table.row([
            one_line(&pair.truth),
            one_line(&pair.given),
            pair.count.to_string(),
            percent(pair.share),
            pair.examples.first().map(|id| one_line(id)).unwrap_or_default(),
        ]);
    }
    table
}

fn in_bins(bins: &[Bin]) -> Table {
    let mut table = Table::new(&["between", "number", "mean", "right"]);
    for bin in bins.iter().filter(|bin| bin.count > 0) {
        let between = format!("{:.1}–{:.1}", bin.from, bin.to);
        table.row([between, bin.count.to_string(), figure(bin.mean), percent(bin.right)]);
    }
    table
}

fn thresholds(coverage: &Coverage) -> Table {
    let mut table = Table::new(&["probability from", "tags", "right"]);
    for point in &coverage.at_thresholds {
        table.row([format!("{:.2}", point.threshold), percent(point.coverage), right(point)]);
    }
    table
}

fn precisions(coverage: &Coverage) -> Table {
    let mut table = Table::new(&["right", "probability from", "tags"]);
    for point in &coverage.at_precisions {
        let threshold = point.threshold.map_or("–".to_owned(), figure);
        table.row([percent(point.precision), threshold, percent(point.coverage)]);
    }
    table
}

fn leaks(leaks: &Leaks) -> String {
    let duplicates = Some(duplicates(leaks.duplicates.as_ref()));
    let found = duplicates.into_iter().chain(leaks.grouping.as_ref().map(grouping));
    let found: Vec<String> = found.map(|line| format!("  {}\n", one_line(&line))).collect();
    let found = found.concat();
    if leaks.shortcut_features.is_empty() {
        return found + "  No word at the edge of texts gives a label away.\n";
    }
    let shortcut_features = shortcut_features(&leaks.shortcut_features);
    format!("{found}  Words at the edge of texts that give a label away:\n{shortcut_features}")
}

fn shortcut_features(shortcut_features: &[ShortcutFeature]) -> Table {
    let names = ["word", "label", "articles", "with the label", "of the label's"];
    let mut table = Table::new(&names).reading(&[1]);
    for feature in shortcut_features.iter().take(TOP) {
        table.row([
            one_line(&feature.word),
            one_line(&feature.label),
            feature.articles.to_string(),
            percent(feature.precision),
            percent(feature.coverage),
        ]);
    }
    table
}
