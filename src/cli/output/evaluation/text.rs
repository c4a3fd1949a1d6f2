//! A report as a person reads it in a terminal.

use comfy_table::{CellAlignment, Table, presets};
use nutgraf::evaluate::{
    Bin, Confusion, Coverage, FacetReport, Giveaway, LabelReport, Leaks, Report, Sure,
};

use super::words::{duplicates, extent, figure, grouping, interval, percent, protocol, right};
use crate::cli::terminal::{Look, STRONG, one_line, visible};

/// Rows of a list whose end matters less and less; the other renderings have all.
const TOP: usize = 10;

/// The report in tables. Names come from strangers, and are made safe to print.
pub(super) fn text(report: &Report, look: Look) -> String {
    let facets = report.facets.iter().map(|facet| format!("\n{}", of_facet(facet, look)));
    visible(&protocol(&report.protocol)).into_owned() + "\n" + &facets.collect::<String>()
}

fn of_facet(report: &FacetReport, look: Look) -> String {
    let sections = [
        ("Labels", labels(&report.labels)),
        ("Most confused", confused(&report.confusion)),
        ("Whether probabilities mean what they say", in_bins(&report.reliability.bins)),
        ("Tags that can be filed without a look", thresholds(&report.coverage)),
        ("To be as right as wanted", precisions(&report.coverage)),
        ("Share of the words that the model knows", in_bins(&report.known_words.bins)),
    ];
    let name = look.paint(STRONG, one_line(&report.facet));
    let head = format!("{name}: {}\n{}", extent(report), shown(&headline(report)));
    let filled = sections.iter().filter(|section| !section.1.is_empty());
    let sections: Vec<String> = filled
        .map(|(heading, table)| format!("\n{}\n{}", look.paint(STRONG, heading), shown(table)))
        .collect();
    let leaks = format!("\n{}\n{}", look.paint(STRONG, "Leaks"), visible(&leaks(&report.leaks)));
    head + &sections.concat() + &leaks
}

fn shown(table: &Table) -> String {
    visible(&table.trim_fmt()).into_owned() + "\n"
}

fn headline(report: &FacetReport) -> Table {
    let mut table = table(["", "", "95 % interval"]);
    let figures = [
        ("accuracy", report.accuracy),
        ("macro-F1", report.macro_f1),
        ("micro-F1", report.micro_f1),
    ];
    for (name, estimate) in figures {
        table.add_row([name.to_owned(), figure(estimate.value), interval(estimate)]);
    }
    table.add_row(["calibration error", &figure(report.reliability.ece), ""]);
    let Sure { asked, share, precision, .. } = report.sure;
    table.add_row([format!("sure at {asked}"), percent(share), String::new()]);
    table.add_row(["right of the sure", &percent(precision), ""]);
    let known = report.known_words.median().map(percent).unwrap_or_default();
    table.add_row(["words known, median", &known, ""]);
    table
}

fn labels(labels: &[LabelReport]) -> Table {
    let mut table =
        table(["label", "precision", "recall", "F1", "95 % interval", "articles", "tags"]);
    for label in labels {
        let name =
            if label.learnt { label.label.clone() } else { format!("{} (new)", label.label) };
        let [precision, recall, f1] = [label.precision, label.recall, label.f1.value].map(figure);
        let [support, given] = [label.support, label.given].map(|count| count.to_string());
        table.add_row([name, precision, recall, f1, interval(label.f1), support, given]);
    }
    table
}

fn confused(confusion: &Confusion) -> Table {
    let mut table = table(["label", "taken for", "articles", "of the label's", "such as"]);
    for pair in confusion.pairs.iter().take(TOP) {
        table.add_row([
            pair.truth.clone(),
            pair.given.clone(),
            pair.count.to_string(),
            percent(pair.share),
            pair.examples.first().cloned().unwrap_or_default(),
        ]);
    }
    for column in [1, 4] {
        align(&mut table, column, CellAlignment::Left);
    }
    table
}

fn in_bins(bins: &[Bin]) -> Table {
    let mut table = table(["between", "number", "mean", "right"]);
    for bin in bins.iter().filter(|bin| bin.count > 0) {
        let between = format!("{:.1}–{:.1}", bin.from, bin.to);
        table.add_row([between, bin.count.to_string(), figure(bin.mean), percent(bin.right)]);
    }
    table
}

fn thresholds(coverage: &Coverage) -> Table {
    let mut table = table(["probability from", "tags", "right"]);
    for point in &coverage.at_thresholds {
        let threshold = format!("{:.2}", point.threshold);
        table.add_row([threshold, percent(point.coverage), right(point)]);
    }
    table
}

fn precisions(coverage: &Coverage) -> Table {
    let mut table = table(["right", "probability from", "tags"]);
    for point in &coverage.at_precisions {
        let threshold = point.threshold.map_or("–".to_owned(), figure);
        table.add_row([percent(point.precision), threshold, percent(point.coverage)]);
    }
    table
}

fn leaks(leaks: &Leaks) -> String {
    let duplicates = Some(duplicates(leaks.duplicates.as_ref()));
    let found = duplicates.into_iter().chain(leaks.grouping.as_ref().map(grouping));
    let found: Vec<String> = found.map(|line| format!("  {line}\n")).collect();
    let found = found.concat();
    if leaks.giveaways.is_empty() {
        return found + "  No word at the edge of texts gives a label away.\n";
    }
    let giveaways = giveaways(&leaks.giveaways).trim_fmt();
    format!("{found}  Words at the edge of texts that give a label away:\n{giveaways}\n")
}

fn giveaways(giveaways: &[Giveaway]) -> Table {
    let mut table = table(["word", "label", "articles", "with the label", "of the label's"]);
    for giveaway in giveaways.iter().take(TOP) {
        table.add_row([
            giveaway.word.clone(),
            giveaway.label.clone(),
            giveaway.articles.to_string(),
            percent(giveaway.precision),
            percent(giveaway.coverage),
        ]);
    }
    align(&mut table, 1, CellAlignment::Left);
    table
}

/// A table whose first column reads and whose others count.
fn table<const N: usize>(header: [&str; N]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(header);
    for column in 0..N {
        align(
            &mut table,
            column,
            if column == 0 { CellAlignment::Left } else { CellAlignment::Right },
        );
        if let Some(column) = table.column_mut(column) {
            column.set_padding((2, 0));
        }
    }
    table
}

fn align(table: &mut Table, column: usize, alignment: CellAlignment) {
    if let Some(column) = table.column_mut(column) {
        column.set_cell_alignment(alignment);
    }
}
