use maud::{Markup, html};
use nutgraf::raw::classify::Classifier;
use nutgraf::raw::label::LabelId;
use nutgraf::raw::model::{FacetCard, Model};

use super::layout::Shell;
use crate::desk::versions::{FacetScores, VersionCard};
use crate::output::evaluation::reliability;
use crate::report::{count, held_out, question};

/// The model in use.
pub(crate) struct ModelPage<'m> {
    pub(crate) model: &'m Model,
    /// The words that speak most for each label, facet by facet.
    pub(crate) words: &'m [Vec<Vec<String>>],
    pub(crate) name: &'m str,
    pub(crate) fingerprint: &'m str,
    /// The version that it is, where it was trained at the desk.
    pub(crate) version: Option<&'m VersionCard>,
    /// How good it is on articles that it did not learn from, where that is known.
    pub(crate) scores: Vec<FacetScores>,
}

/// The page.
pub(crate) fn model(shell: &Shell, page: &ModelPage<'_>) -> String {
    let facets = page.model.facets.iter().zip(&page.model.card.facets).zip(page.words);
    let content = html! {
        div .head { h1 { "Model " (page.name) } }
        (card(page))
        @if page.scores.is_empty() {
            form method="post" action="/model/test" {
                (shell.hidden())
                p { "Whether its probabilities mean what they say here is not known. " button { "Test it on the labels" } }
            }
        }
        @for ((classifier, card), words) in facets { (facet(page, classifier, card, words)) }
    };
    shell.page("Model", &content)
}

fn card(page: &ModelPage<'_>) -> Markup {
    let card = &page.model.card;
    html! {
        dl {
            dt { "fingerprint" } dd { code { (page.fingerprint) } }
            dt { "trained by" } dd { "nutgraf " (card.nutgraf) @if let Some(version) = page.version { ", for " (version.by) ", " (version.made) } }
            dt { "on" } dd { (count(card.articles, "labelled article")) }
            dt { "language" } dd { (page.model.language.name()) }
            @for (name, note) in &card.notes { dt { (name) } dd { (note) } }
        }
    }
}

fn facet(
    page: &ModelPage<'_>,
    classifier: &Classifier,
    card: &FacetCard,
    words: &[Vec<String>],
) -> Markup {
    let facet = &classifier.facet;
    let scores = page.scores.iter().find(|own| own.facet == facet.name);
    html! {
        section .panel {
            h2 { (facet.name) }
            p { (question(facet)) }
            p .note { (held_out(facet, card)) }
            @if let Some(scores) = scores { (tested(scores)) }
            details open[facet.labels.len() <= 20] {
                summary { (count(facet.labels.len(), "label")) }
                (labels(classifier, card, words))
            }
        }
    }
}

/// Whether probabilities mean what they say.
fn tested(scores: &FacetScores) -> Markup {
    let FacetScores { articles, accuracy, macro_f1, ece, bins, .. } = scores;
    html! {
        p {
            (format!("Accuracy {:.3} ({:.3}–{:.3}), ", accuracy.value, accuracy.low, accuracy.high))
            (format!("macro-F1 {:.3} ({:.3}–{:.3}) ", macro_f1.value, macro_f1.low, macro_f1.high))
            "on " (count(*articles, "labelled article")) "; calibration error " (format!("{ece:.3}")) "."
        }
        figure .plot {
            (reliability(bins))
            figcaption .note { "Bars on the diagonal mean what they say." }
        }
    }
}

fn labels(classifier: &Classifier, card: &FacetCard, words: &[Vec<String>]) -> Markup {
    let labels = (0..).map(LabelId).zip(&classifier.facet.labels).zip(words);
    html! {
        div .wide tabindex="0" { table {
            thead { tr { th { "label" } th .number { "articles" } th { "words that speak for it" } } }
            tbody {
                @for ((id, label), words) in labels {
                    tr {
                        th scope="row" title=[label.definition.as_deref()] { (label.name) }
                        td .number { (card.labels.get(id.index()).map_or(0, |own| own.articles)) }
                        td { (words.join(", ")) }
                    }
                }
            }
        } }
    }
}
