//! Reports of evaluations in the forms that can be asked for.

mod page;
mod plots;
mod text;
pub(super) mod words;

use nutgraf::raw::evaluate::Report;
use nutgraf::raw::pipeline::FacetPrevalence;
use serde::Serialize;

pub(super) use self::page::STYLE;
use crate::args::ReportFormat;
use crate::terminal::Theme;

#[cfg(feature = "desk")]
pub(crate) use plots::reliability;

/// The report in a form, with label shares where they were asked for, as it suits whoever looks.
pub(crate) fn render(
    report: &Report,
    shares: &[FacetPrevalence],
    format: ReportFormat,
    theme: Theme,
) -> anyhow::Result<String> {
    Ok(match format {
        ReportFormat::Text => text::text(report, theme) + &in_text(shares, theme),
        ReportFormat::Json => serde_json::to_string_pretty(&Told { report, shares })? + "\n",
        ReportFormat::Html => page::page(report, shares),
    })
}

/// A report with the label shares that were asked for.
#[derive(Serialize)]
struct Told<'t> {
    #[serde(flatten)]
    report: &'t Report,
    #[serde(rename = "prevalence", skip_serializing_if = "<[_]>::is_empty")]
    shares: &'t [FacetPrevalence],
}

fn in_text(shares: &[FacetPrevalence], theme: Theme) -> String {
    if shares.is_empty() {
        String::new()
    } else {
        format!("\n{}", super::shares::text(shares, theme))
    }
}

#[cfg(test)]
mod tests {
    use nutgraf::raw::evaluate::{FacetReport, GivenTag, Leaks, Outcome, Protocol};
    use nutgraf::raw::label::{Choice, Facet, Label, LabelId};

    use super::*;

    const HOSTILE: &str = "<script>alert('a')</script>&\"\u{1b}[2J";

    /// Two labels, the second right in ten of twenty articles.
    fn report(facet: &str, label: &str) -> Report {
        let labels = [label, "sport"].map(Label::new).to_vec();
        let name = facet.to_owned();
        let facet = Facet {
            name,
            choice: Choice::One,
            towards_target: false,
            by_mention: false,
            labels,
            pooling: None,
            context: None,
            parent: None,
        };
        let outcome = |n: u16| {
            let probability = 0.5 + f64::from(n) / 40.0;
            let given = LabelId(u16::from(n > 12));
            let tag = GivenTag { label: given, probability, sure: probability > 0.75 };
            let truth = vec![LabelId(n % 2)];
            Outcome { id: label, truth, tags: vec![tag], known_words: probability }
        };
        let outcomes: Vec<_> = (0..20).map(outcome).collect();
        let leaks = Leaks { duplicates: None, shortcut_features: Vec::new(), grouping: None };
        let facets = vec![FacetReport::new(&facet, 1, 0.9, &outcomes, leaks)];
        Report { protocol: Protocol::Folds { folds: 5, grouped: false }, facets }
    }

    fn rendered(report: &Report, format: ReportFormat) -> String {
        render(report, &[], format, Theme::default()).unwrap()
    }

    #[test]
    fn a_person_can_read_it() {
        let text = rendered(&report("topic", "politics"), ReportFormat::Text);
        insta::assert_snapshot!(text);
    }

    #[test]
    fn a_page_runs_nothing_and_shows_names_as_they_are() {
        let page = rendered(&report(HOSTILE, HOSTILE), ReportFormat::Html);
        assert!(!page.contains("<script") && !page.contains("http"), "{page}");
        assert!(page.contains("&lt;script&gt;alert('a')&lt;/script&gt;&amp;"));
        assert!(page.contains("new to the model") && !page.contains('\u{1b}'));
        for tag in ["html", "svg", "table", "td", "text", "rect", "figure"] {
            let opened =
                page.matches(&format!("<{tag}")).count() - page.matches("<textarea").count();
            assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
        }
    }

    /// Headings of the text, by what the page calls them.
    const IN_THE_PAGE: [(&str, &str); 3] = [
        ("Most confused", "taken for"),
        ("right of the sure", "of them right"),
        ("words known, median", "in the median article"),
    ];

    #[test]
    fn a_page_has_what_the_text_has() {
        let report = report("topic", "politics");
        let [text, page] =
            [ReportFormat::Text, ReportFormat::Html].map(|own| rendered(&report, own));
        let headings = text.lines().filter(|line| line.starts_with(char::is_uppercase)).skip(1);
        let named: Vec<&str> = headings.chain(IN_THE_PAGE.map(|own| own.0)).collect();
        assert!(named.len() > 9, "{named:?}");
        for heading in named {
            let known = IN_THE_PAGE.iter().find(|own| own.0 == heading);
            assert!(page.contains(known.map_or(heading, |own| own.1)), "{heading}");
        }
        let cells = text.split_whitespace().filter(|cell| cell.contains('.') && cell.len() > 3);
        for figure in cells.filter(|cell| cell.chars().all(|c| c.is_ascii_digit() || c == '.')) {
            assert!(page.contains(figure), "{figure}");
        }
    }

    #[test]
    fn a_terminal_is_not_taken_over() {
        assert!(!rendered(&report(HOSTILE, HOSTILE), ReportFormat::Text).contains('\u{1b}'));
    }

    #[test]
    fn a_machine_reads_the_figures() {
        let report = report("topic", "politics");
        let json: serde_json::Value =
            serde_json::from_str(&rendered(&report, ReportFormat::Json)).unwrap();
        assert_eq!(json["protocol"]["folds"]["folds"], 5);
        assert_eq!(json["facets"][0]["accuracy"]["value"], report.facets[0].accuracy.value);
    }
}
