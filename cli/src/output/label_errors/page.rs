//! Findings as a page of their own.

use maud::{Markup, html};
use nutgraf::raw::label_errors::{FacetFindings, Finding, NamedExample, Problem, WrongLabel};

use super::checked::Checked;
use super::excerpt::excerpt;
use super::phrases::{MEANING, extent, heading, labels, name, reason, sentence};
use super::sections::{Section, sections};
use crate::page::standalone;

const STYLE: &str = include_str!("page.css");

/// The findings, facet by facet, each suspect with its text.
pub(super) fn page(checked: &Checked<'_>) -> String {
    let body = html! {
        h1 { "Labels" }
        p .soft { (MEANING) }
        @for own in &checked.findings.facets { (facet(checked, own)) }
        @for own in sections(&checked.findings.unread, checked.limit) { (section(checked, &own)) }
    };
    standalone("nutgraf: labels", STYLE, &body)
}

fn facet(checked: &Checked<'_>, own: &FacetFindings) -> Markup {
    html! {
        h2 { (own.facet) }
        p .soft { (extent(own)) }
        @if own.findings.is_empty() { p { "Nothing was found." } }
        @for own in sections(&own.findings, checked.limit) { (section(checked, &own)) }
    }
}

fn section(checked: &Checked<'_>, own: &Section<'_>) -> Markup {
    let [title, advice] = heading(own.kind);
    html! {
        h3 { (title) " (" (own.len()) ")" }
        p .soft { (advice) }
        ol { @for own in own.shown { li { (finding(checked, own)) } } }
        @if own.more > 0 { p .soft { "… and " (own.more) " more" } }
    }
}

fn finding(checked: &Checked<'_>, own: &Finding) -> Markup {
    match &own.problem {
        Problem::WrongLabel(wrong) => of_wrong(checked, wrong),
        problem @ Problem::ParentWithoutChild { example, .. } => html! {
            p { (sentence(problem)) }
            (text(checked, example))
        },
        problem => html! { (sentence(problem)) },
    }
}

fn of_wrong(checked: &Checked<'_>, wrong: &WrongLabel) -> Markup {
    html! {
        p {
            span .given { (labels(&wrong.example.labels)) } " → "
            b .suggested { (labels(&wrong.suggested)) }
            span .soft { ", p " (format!("{:.2}", wrong.p_wrong)) " · " (name(&wrong.example)) }
        }
        (text(checked, &wrong.example))
        p .soft { (reason(wrong)) }
    }
}

/// The text of an example, behind its excerpt.
fn text(checked: &Checked<'_>, example: &NamedExample) -> Markup {
    let article = &checked.corpus.articles[example.article];
    html! {
        details {
            summary { (excerpt(article, example.target.as_deref())) }
            @if let Some(title) = &article.title { p { b { (title) } } }
            p .text { (article.text) }
        }
    }
}
