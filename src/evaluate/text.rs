//! A report as a person reads it in a terminal.

use std::fmt::{self, Display, Formatter};

use comfy_table::{CellAlignment, Table, presets};

use super::{
    Bin, Confusion, Coverage, CoveragePoint, Duplicates, Estimate, FacetReport, Giveaway, Grouping,
    KnownWords, LabelReport, Leaks, Protocol, Report, Sure,
};
use crate::classify::Choice;

/// Rows of a list whose end matters less and less; the other renderings have all.
const TOP: usize = 10;

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.protocol)?;
        self.facets.iter().try_for_each(|facet| write!(f, "\n{facet}"))
    }
}

impl Display for Protocol {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Model { same_data: true, .. } => f.write_str(
                "Tested on the very articles that the model learnt from: the figures say nothing.",
            ),
            Self::Model { data, .. } => {
                write!(f, "Tested a model that learnt from other data ({data:.12}).")
            }
            Self::Folds { folds, grouped: false } => {
                write!(f, "Trained and tested in {folds} folds.")
            }
            Self::Folds { folds, grouped: true } => {
                write!(f, "Trained and tested in {folds} folds that keep groups together.")
            }
        }
    }
}

impl Display for FacetReport {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {}", self.facet, self.extent())?;
        section(f, "", &self.headline())?;
        section(f, "Labels", &labels(&self.labels))?;
        section(f, "Most confused", &confused(&self.confusion))?;
        section(f, "Whether probabilities mean what they say", &in_bins(&self.reliability.bins))?;
        section(f, "Tags that can be filed without a look", &thresholds(&self.coverage))?;
        section(f, "To be as right as wanted", &precisions(&self.coverage))?;
        section(f, "Share of the words that the model knows", &in_bins(&self.known_words.bins))?;
        write!(f, "\nLeaks\n{}", self.leaks)
    }
}

impl FacetReport {
    /// How many articles and labels there are.
    #[must_use]
    pub fn extent(&self) -> String {
        let choice = match self.choice {
            Choice::One => "one of",
            Choice::Any => "any of",
        };
        let untagged = match self.untagged {
            0 => String::new(),
            count => format!(", {count} of them without a tag"),
        };
        format!("{} articles, {choice} {} labels{untagged}", self.articles, self.labels.len())
    }

    fn headline(&self) -> Table {
        let mut table = table(["", "", "95 % interval"]);
        let figures =
            [("accuracy", self.accuracy), ("macro-F1", self.macro_f1), ("micro-F1", self.micro_f1)];
        for (name, estimate) in figures {
            table.add_row([name.to_owned(), figure(estimate.value), estimate.interval()]);
        }
        table.add_row(["calibration error", &figure(self.reliability.ece), ""]);
        let Sure { asked, share, precision, .. } = self.sure;
        table.add_row([format!("sure at {asked}"), percent(share), String::new()]);
        table.add_row(["right of the sure", &percent(precision), ""]);
        let known = self.known_words.median().map(percent).unwrap_or_default();
        table.add_row(["words known, median", &known, ""]);
        table
    }
}

impl CoveragePoint {
    /// The share that is right, in words; a dash where there is nothing to be right.
    pub(super) fn right(&self) -> String {
        if self.coverage > 0.0 { percent(self.precision) } else { "–".to_owned() }
    }
}

impl KnownWords {
    /// The share that half of the articles exceed.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        self.quartiles.get(2).copied()
    }
}

impl Estimate {
    /// The interval in words: `0.861–0.874`.
    #[must_use]
    pub fn interval(&self) -> String {
        format!("{}–{}", figure(self.low), figure(self.high))
    }
}

fn labels(labels: &[LabelReport]) -> Table {
    let mut table =
        table(["label", "precision", "recall", "F1", "95 % interval", "articles", "tags"]);
    for label in labels {
        let name =
            if label.learnt { label.label.clone() } else { format!("{} (new)", label.label) };
        let [precision, recall, f1] = [label.precision, label.recall, label.f1.value].map(figure);
        let [support, given] = [label.support, label.given].map(|count| count.to_string());
        table.add_row([name, precision, recall, f1, label.f1.interval(), support, given]);
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
        table.add_row([threshold, percent(point.coverage), point.right()]);
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

impl Display for Leaks {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.duplicates {
            Some(duplicates) => writeln!(f, "  {duplicates}")?,
            None => writeln!(f, "  What the model learnt from was not given to compare with.")?,
        }
        if let Some(grouping) = &self.grouping {
            writeln!(f, "  {grouping}")?;
        }
        if self.giveaways.is_empty() {
            return writeln!(f, "  No word at the edge of texts gives a label away.");
        }
        writeln!(f, "  Words at the edge of texts that give a label away:")?;
        writeln!(f, "{}", giveaways(&self.giveaways).trim_fmt())
    }
}

impl Display for Duplicates {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("No test article has a twin among those learnt from.");
        }
        write!(
            f,
            "Test articles with a twin among those learnt from: {} to the word, {} nearly so; such as ",
            self.exact, self.near
        )?;
        let pairs = self.examples.iter().take(2);
        let pairs: Vec<_> =
            pairs.map(|twins| format!("{} = {}", twins.tested, twins.learnt)).collect();
        write!(f, "{}.", pairs.join(", "))
    }
}

impl Display for Grouping {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { groups, told_by_group, macro_f1_mixed, macro_f1_apart } = *self;
        write!(
            f,
            "{groups} groups: whoever knows the group alone is right in {}; macro-F1 falls from {} \
             where groups are mixed to {} where they are kept apart.",
            percent(told_by_group),
            figure(macro_f1_mixed),
            figure(macro_f1_apart),
        )
    }
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

/// A heading over a table, or nothing where the table has no row.
fn section(f: &mut Formatter<'_>, heading: &str, table: &Table) -> fmt::Result {
    if table.row_count() == 0 {
        return Ok(());
    }
    if !heading.is_empty() {
        writeln!(f, "\n{heading}")?;
    }
    writeln!(f, "{}", table.trim_fmt())
}

/// A table whose first column reads and whose others count.
pub(super) fn table<const N: usize>(header: [&str; N]) -> Table {
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

pub(super) fn figure(value: f64) -> String {
    format!("{value:.3}")
}

pub(super) fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}
