use std::fmt::Display;

use nutgraf::raw::corpus::Corpus;

use super::{Table, count, question};
use crate::terminal::{CAREFUL, STRONG, Theme, one_line, visible};

/// Lines of a long list that are shown unless all are asked for.
const SOME: usize = 8;
/// Labels that are shown unless all are asked for: more than any newsroom's desk has.
const LABELS: usize = 40;

/// The facets of a corpus with their labels, and how many articles each has.
pub(crate) fn learnt_from(corpus: &Corpus, theme: Theme, verbose: bool) -> String {
    let mut report = format!("{}\n", count(corpus.articles.len(), "labelled article"));
    for labelled in &corpus.facets {
        let facet = &labelled.facet;
        let name = theme.paint(STRONG, one_line(&facet.name));
        let examples = count(labelled.examples.len(), "example");
        report += &format!("\n{name}: {}, {examples}\n", question(facet));
        let mut rows: Vec<_> = facet.labels.iter().zip(labelled.counts()).collect();
        let shown = if verbose { rows.len() } else { LABELS };
        let more = rows.len().saturating_sub(shown);
        if more > 0 {
            rows.sort_by_key(|row| std::cmp::Reverse(row.1));
            rows.truncate(shown);
        }
        let mut table = Table::new(&["label", "examples"]);
        for (label, examples) in rows {
            table.row([one_line(&label.name), examples.to_string()]);
        }
        report += &table.to_string();
        if more > 0 {
            report += &format!("  … and {more} more with fewer (--verbose shows all)\n");
        }
    }
    report
}

/// What of a corpus is not used, and why.
pub(crate) fn left_out(corpus: &Corpus, theme: Theme, verbose: bool) -> String {
    list("left out", &corpus.left_out, theme, verbose)
}

/// What of a corpus is used and looks wrong.
pub(crate) fn doubts(corpus: &Corpus, theme: Theme, verbose: bool) -> String {
    list("used, but worth a look", &corpus.doubts, theme, verbose)
}

fn list(what: &str, items: &[impl Display], theme: Theme, verbose: bool) -> String {
    if items.is_empty() {
        return String::new();
    }
    let mut list = format!("\n{}\n", theme.paint(CAREFUL, format!("{} {what}:", items.len())));
    let shown = if verbose { items.len() } else { SOME };
    for item in items.iter().take(shown) {
        list += &format!("  {}\n", visible(&item.to_string()));
    }
    match items.len().saturating_sub(shown) {
        0 => list,
        more => list + &format!("  … and {more} more (--verbose shows all)\n"),
    }
}
