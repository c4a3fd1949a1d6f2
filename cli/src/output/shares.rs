//! Label shares of a batch.

use nutgraf::raw::evaluate::Estimate;
use nutgraf::raw::pipeline::{FacetPrevalence, LabelPrevalence};

use super::csv;
use crate::report::{Table, count, percent};
use crate::terminal::{CAREFUL, STRONG, Theme, one_line};

/// Forms that shares can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SharesFormat {
    Text,
    Json,
    Csv,
}

/// The shares of each facet.
pub(crate) fn render(
    facets: &[FacetPrevalence],
    format: SharesFormat,
    theme: Theme,
) -> anyhow::Result<String> {
    match format {
        SharesFormat::Text => Ok(text(facets, theme)),
        SharesFormat::Json => {
            let line = |own| Ok(serde_json::to_string(own)? + "\n");
            facets.iter().map(line).collect()
        }
        SharesFormat::Csv => Ok(csv::shares(facets)),
    }
}

/// The shares as a person reads them.
pub(super) fn text(facets: &[FacetPrevalence], theme: Theme) -> String {
    let facets = facets.iter().map(|own| {
        let name = theme.paint(STRONG, one_line(&own.facet));
        format!("{name}: {}\n{}\n{}", extent(own), table(own), said(own, theme))
    });
    facets.collect::<Vec<_>>().join("\n")
}

fn extent(own: &FacetPrevalence) -> String {
    let abstained = match own.abstained {
        0 => String::new(),
        number => format!(", and {number} more that it abstains from"),
    };
    format!("label shares of {}{abstained}", count(own.articles, "article"))
}

fn table(own: &FacetPrevalence) -> Table {
    let labelled = own.labels.iter().any(|label| label.labelled.is_some());
    let mut names = vec!["label", "counted", "corrected", "95 % interval"];
    names.extend(labelled.then_some("by people"));
    let mut table = Table::new(&names);
    for label in &own.labels {
        let cells = [one_line(&label.label), percent(label.counted)];
        let labelled = label.labelled.map(percent);
        table.row(cells.into_iter().chain(corrected(label)).chain(labelled));
    }
    table
}

fn corrected(label: &LabelPrevalence) -> [String; 2] {
    let interval = |own: Estimate| format!("{}–{}", percent(own.low), percent(own.high));
    let or_dash = |own: Option<String>| own.unwrap_or_else(|| "–".to_owned());
    [or_dash(label.corrected.map(|own| percent(own.value))), or_dash(label.corrected.map(interval))]
}

/// What the shares stand on.
pub(super) fn said(own: &FacetPrevalence, theme: Theme) -> String {
    let auc = own.two_sample_auc.map_or_else(String::new, |auc| format!(" (AUC {auc:.2})"));
    if own.different {
        let warning = format!(
            "  The articles are unlike the labelled ones{auc}: no correction can be trusted. Label 100 of \
             these articles, picked at random, and give them as --labels."
        );
        return theme.paint(CAREFUL, warning) + "\n";
    }
    if own.held_out == 0 {
        return "  Counted alone: mistakes are counted, too. To correct them give labelled articles as \
                --labels, at best 100 of these, picked at random.\n"
            .to_owned();
    }
    format!(
        "  Corrected by {} that were not learnt from{auc}; right if articles of a label are alike in \
         both.\n",
        count(own.held_out, "labelled article")
    )
}
