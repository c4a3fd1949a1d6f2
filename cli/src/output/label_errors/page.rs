//! Findings as a page that needs nothing but itself: no script, no font, no address elsewhere.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use nutgraf::raw::label_errors::{FacetFindings, Finding, Problem, WrongLabel};

use super::checked::Checked;
use super::excerpt::excerpt;
use super::phrases::{MEANING, extent, heading, labels, name, reason, sentence};
use super::sections::{Section, sections};
use crate::terminal::visible;

const STYLE: &str = include_str!("page.css");

/// The findings, facet by facet, each suspect with its text.
pub(super) fn page(checked: &Checked<'_>) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "nutgraf: labels" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { "Labels" }
                p .soft { (MEANING) }
                @for own in &checked.findings.facets { (facet(checked, own)) }
                @for own in sections(&checked.findings.unread, checked.limit) { (section(checked, &own)) }
            }
        }
    };
    visible(&page.into_string()).into_owned()
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
        problem => html! { (sentence(problem)) },
    }
}

fn of_wrong(checked: &Checked<'_>, wrong: &WrongLabel) -> Markup {
    let article = &checked.corpus.articles[wrong.example.article];
    html! {
        p {
            span .given { (labels(&wrong.example.labels)) } " → "
            b .suggested { (labels(&wrong.suggested)) }
            span .soft { ", p " (format!("{:.2}", wrong.p_wrong)) " · " (name(&wrong.example)) }
        }
        details {
            summary { (excerpt(article, wrong.example.target.as_deref())) }
            @if let Some(title) = &article.title { p { b { (title) } } }
            p .text { (article.text) }
        }
        p .soft { (reason(wrong)) }
    }
}
