//! Findings as a person reads them in a terminal.

use anstyle::Style;
use nutgraf::raw::label_errors::{FacetFindings, Finding, Problem, WrongLabel};

use super::checked::Checked;
use super::excerpt::excerpt;
use super::phrases::{MEANING, extent, heading, labels, name, reason, sentence};
use super::sections::{Section, sections};
use crate::terminal::{AGAINST, FAINT, FOR, STRONG, Theme, one_line, wrapped};

/// Before a line under the first of a finding.
const INDENT: &str = "      ";

/// The findings, facet by facet. Names come from strangers, and are made safe to print.
pub(super) fn text(checked: &Checked<'_>, theme: Theme) -> String {
    let facets = checked.findings.facets.iter().map(|own| of_facet(checked, own, theme));
    let mut text = facets.collect::<Vec<_>>().join("\n");
    let unread = sections(&checked.findings.unread, checked.limit);
    text += &unread.map(|own| section(checked, &own, theme)).collect::<String>();
    format!("{text}\n{MEANING}\n")
}

fn of_facet(checked: &Checked<'_>, facet: &FacetFindings, theme: Theme) -> String {
    let name = theme.paint(STRONG, one_line(&facet.facet));
    let head = format!("{name}: {}\n", extent(facet));
    if facet.findings.is_empty() {
        return head + "\nNothing was found.\n";
    }
    let sections = sections(&facet.findings, checked.limit);
    head + &sections.map(|own| section(checked, &own, theme)).collect::<String>()
}

fn section(checked: &Checked<'_>, section: &Section<'_>, theme: Theme) -> String {
    let [title, advice] = heading(section.kind);
    let mut text = format!("\n{}\n", theme.paint(STRONG, format!("{title} ({})", section.len())));
    text += &wrapped(theme, advice, FAINT, "");
    for (number, found) in section.shown.iter().enumerate() {
        text += &finding(checked, number + 1, found, theme);
    }
    if section.more > 0 {
        text += &format!("  … and {} more (--limit 0 shows all)\n", section.more);
    }
    text
}

fn finding(checked: &Checked<'_>, number: usize, found: &Finding, theme: Theme) -> String {
    let number = format!("{number:>4}  ");
    match &found.problem {
        Problem::WrongLabel(wrong) => number + &of_wrong(checked, wrong, theme),
        problem => {
            let said = wrapped(theme, &one_line(&sentence(problem)), Style::new(), &number);
            said + &childless_excerpt(checked, problem, theme)
        }
    }
}

/// The beginning of an article that lacks a child; of other problems nothing.
fn childless_excerpt(checked: &Checked<'_>, problem: &Problem, theme: Theme) -> String {
    let Problem::ParentWithoutChild { example, .. } = problem else { return String::new() };
    let excerpt = excerpt(&checked.corpus.articles[example.article], None);
    wrapped(theme, &excerpt, FAINT, INDENT)
}

fn of_wrong(checked: &Checked<'_>, wrong: &WrongLabel, theme: Theme) -> String {
    let example = &wrong.example;
    let paint = |style, names: &[String]| theme.paint(style, one_line(&labels(names)));
    let (given, suggested) = (paint(AGAINST, &example.labels), paint(FOR, &wrong.suggested));
    let head =
        format!("{given} → {suggested}, p {:.2}  {}\n", wrong.p_wrong, one_line(&name(example)));
    let article = &checked.corpus.articles[example.article];
    let excerpt = excerpt(article, example.target.as_deref());
    head + &wrapped(theme, &excerpt, Style::new(), INDENT)
        + &wrapped(theme, &one_line(&reason(wrong)), FAINT, INDENT)
}
