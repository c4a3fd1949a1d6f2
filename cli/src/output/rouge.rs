//! How good briefs are, in the forms that can be asked for.

use nutgraf::raw::evaluate::{BriefFigures, BriefReport, Estimate, RougeEstimates};

use crate::args::BriefReportFormat;
use crate::report::{Table, count};
use crate::terminal::one_line;

/// The report in a form.
pub(crate) fn render(report: &BriefReport, format: BriefReportFormat) -> anyhow::Result<String> {
    Ok(match format {
        BriefReportFormat::Text => text(report),
        BriefReportFormat::Json => serde_json::to_string_pretty(report)? + "\n",
    })
}

fn text(report: &BriefReport) -> String {
    let over = format!("over {}", one_line(&report.baseline));
    let mut rouge = Table::new(&["", "ROUGE-1", "ROUGE-2", "ROUGE-L", "ROUGE-Lsum", "words"]);
    let mut gains = Table::new(&[&over, "ROUGE-1", "ROUGE-2", "ROUGE-L", "ROUGE-Lsum"]);
    for writer in &report.writers {
        let words = format!("{:.1}", writer.words);
        rouge.row(row(writer, &writer.rouge, figure).chain([words]));
        if let Some(gain) = &writer.gain {
            gains.row(row(writer, gain, difference));
        }
    }
    let articles = count(report.articles, "article");
    let head = format!("{articles}; F1 × 100, with 95 % intervals\n\n{rouge}");
    if gains.is_empty() { head } else { format!("{head}\n{gains}") }
}

fn row(
    writer: &BriefFigures,
    rouge: &RougeEstimates,
    cell: fn(Estimate) -> String,
) -> impl Iterator<Item = String> {
    [one_line(&writer.name)].into_iter().chain(rouge.all().map(cell))
}

fn figure(Estimate { value, low, high }: Estimate) -> String {
    format!("{value:.2} ({low:.2}–{high:.2})")
}

fn difference(Estimate { value, low, high }: Estimate) -> String {
    format!("{value:+.2} ({low:+.2} to {high:+.2})")
}
