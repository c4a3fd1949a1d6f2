use maud::{Markup, html};
use nutgraf::raw::label::Facet;

use super::layout::Shell;
use crate::corrections::{Entry, Subject};

/// Labels that a key sets.
const KEYS: usize = 9;

/// Question that a form asks: a facet of the labels folder, towards somebody where it asks that.
pub(super) struct Question<'f> {
    pub(super) facet: &'f Facet,
    pub(super) target: Option<String>,
    /// The labels that people set.
    pub(super) said: Vec<String>,
    /// Those that the model gives.
    pub(super) given: Vec<String>,
}

/// The form of a question; each label is a button.
pub(super) fn form(shell: &Shell, article: i64, question: &Question<'_>) -> Markup {
    let Question { facet, target, said, given } = question;
    html! {
        form method="post" action=(format!("/articles/{article}/labels")) {
            (shell.hidden())
            input type="hidden" name="facet" value=(facet.name);
            @if let Some(target) = target { input type="hidden" name="target" value=(target); }
            fieldset data-keys {
                legend { (facet.name) @if let Some(target) = target { " towards " (target) } }
                div .labels {
                    @for (place, label) in facet.labels.iter().enumerate() {
                        button name="label" value=(label.name) title=[label.definition.as_deref()]
                            aria-pressed=(said.contains(&label.name).to_string()) {
                            @if place < KEYS { kbd aria-hidden="true" { (place + 1) } }
                            (label.name)
                            @if given.contains(&label.name) { " " span title="what the model says" { "•" } }
                        }
                    }
                    @if !said.is_empty() {
                        button .plain name="label" value="" title="Take back what was said" { "✕ none" }
                    }
                }
            }
        }
    }
}

/// The form of a question towards somebody whom nobody has asked about yet.
pub(super) fn towards_another(shell: &Shell, article: i64, facet: &Facet) -> Markup {
    html! {
        details {
            summary { (facet.name) " towards somebody else" }
            form method="post" action=(format!("/articles/{article}/labels")) {
                (shell.hidden())
                input type="hidden" name="facet" value=(facet.name);
                p { label { "Whom or what " input name="target" required maxlength="200"; } }
                div .labels {
                    @for label in &facet.labels { button name="label" value=(label.name) { (label.name) } }
                }
            }
        }
    }
}

/// A way to undo the last correction.
pub(super) fn undo(shell: &Shell) -> Markup {
    html! {
        form #undo method="post" action="/undo" {
            (shell.hidden())
            button title="Key: u" { "Undo my last correction" }
        }
    }
}

/// Who said what of an article, the last first.
pub(super) fn history(entries: &[Entry]) -> Markup {
    html! {
        @if !entries.is_empty() {
            details {
                summary { "Who said what" }
                ul { @for entry in entries.iter().rev() { li { (told(entry)) } } }
            }
        }
    }
}

fn told(entry: &Entry) -> Markup {
    let Subject { facet, target } = &entry.subject;
    let said =
        |labels: &[String]| if labels.is_empty() { "none".to_owned() } else { labels.join(", ") };
    html! {
        b { (entry.by) } ": " (facet)
        @if let Some(target) = target { " towards " (target) }
        " " (said(&entry.before)) " → " (said(&entry.after))
        @if entry.undoes.is_some() { " (undone)" }
        span .soft { ", " (entry.at) }
    }
}
