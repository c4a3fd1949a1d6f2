use std::sync::Arc;

use maud::{Markup, html};
use nutgraf::raw::label::Facet;

use super::address::address;
use super::forms::undo;
use super::layout::{AGAIN, Shell};
use super::list::{ListedHead, list};
use crate::desk::training::{Picks, Suspicion, Work};
use crate::report::{count, grouped};

/// Queue: what is worth a look.
pub(crate) struct QueuePage<'f> {
    /// Articles to label: those that were picked, then the least sure that nobody has labelled.
    pub(crate) heads: Vec<ListedHead>,
    /// How many of them were picked, and what else there is to know of that.
    pub(crate) picked: usize,
    pub(crate) picks: Option<Arc<Picks>>,
    /// The facets that can be picked for.
    pub(crate) facets: &'f [Facet],
    /// How many articles nobody has labelled.
    pub(crate) waiting: usize,
    pub(crate) labelled: usize,
    /// Labels that look wrong, each with the key of its article where the archive has it.
    pub(crate) suspicious: Vec<(Suspicion, Option<i64>)>,
    /// What is done in the background.
    pub(crate) work: Work,
}

/// The page.
pub(crate) fn queue(shell: &Shell, queue: &QueuePage<'_>) -> String {
    let pairs = [("show".to_owned(), "queue".to_owned())];
    let content = html! {
        div .head {
            h1 { "Queue" }
            a .down href="#choose" { "Choose ↓" }
            span .soft {
                (count(queue.waiting, "article")) " that nobody has labelled, " (grouped(queue.labelled)) " labelled"
            }
        }
        p { "Open an article, press a number, and go on with " kbd { "j" } "." }
        (status(&queue.work))
        div .columns {
            section aria-labelledby="next" {
                h2 #next { "To label next" }
                (picks(queue))
                @if queue.heads.is_empty() { p { "Nothing is left: every article has a label." } }
                (list(&queue.heads, &pairs))
            }
            aside .side {
                section {
                    h2 #choose { "Choose what to label" }
                    p { "At first what is typical teaches a model most, later what it hesitates about; one article of ten is drawn at random, by which alone can be told how good the model is." }
                    (choose(shell, queue.facets))
                }
                section aria-labelledby="suspicious" {
                    h2 #suspicious { "Labels that look wrong" }
                    (check(shell))
                    @if !queue.suspicious.is_empty() {
                        ol .items { @for (own, key) in &queue.suspicious { (suspicion(own, *key, &pairs)) } }
                    }
                }
                (undo(shell))
            }
        }
    };
    shell.page("Queue", &content)
}

/// How far what is done in the background is, and what came of it.
fn status(work: &Work) -> Markup {
    html! {
        @match work {
            Work::Running { what, .. } => p .notice role="status" data-again=(AGAIN) { (what) " …" },
            Work::Failed(why) => p .notice .bad role="alert" { (why) },
            Work::Checked(0) => p .notice role="status" { "The labels were checked: none looks wrong." },
            Work::Picked(0) => p .notice role="status" { "Nothing is left to label." },
            _ => {}
        }
    }
}

/// How the list came about.
fn picks(queue: &QueuePage<'_>) -> Markup {
    html! {
        @match &queue.picks {
            Some(picks) if queue.picked > 0 => {
                p { (count(queue.picked, "article")) " chosen to be labelled for " b { (picks.facet) } "; behind them the least sure." }
                @for note in &picks.notes { p .note { (note) } }
            }
            Some(picks) => p { "All that was chosen for " b { (picks.facet) } " is labelled. The least sure come first." },
            None => p { "The least sure come first." },
        }
    }
}

/// The form that chooses what to label next for a facet.
fn choose(shell: &Shell, facets: &[Facet]) -> Markup {
    html! {
        form method="post" action="/queue/pick" {
            (shell.hidden())
            p .line {
                label {
                    "for "
                    select name="facet" { @for facet in facets { option { (facet.name) } } }
                }
                button .main { "Choose" }
            }
        }
    }
}

/// The button that checks the labels.
fn check(shell: &Shell) -> Markup {
    html! {
        form method="post" action="/queue/check" {
            (shell.hidden())
            p { button { "Check the labels" } }
        }
    }
}

/// Why a label looks wrong; read from the top, and stop where suggestions are no longer right.
fn suspicion(own: &Suspicion, key: Option<i64>, pairs: &[(String, String)]) -> Markup {
    let path = key.map(|key| address(&format!("/articles/{key}"), pairs));
    html! {
        li .item {
            h2 dir="auto" {
                @if let Some(path) = path { a href=(path) { (own.article) } } @else { (own.article) }
            }
            p {
                (own.subject.facet) ": " (own.given.join(", ")) " → " strong { (own.suggested.join(", ")) }
                @if let Some(target) = &own.subject.target { " towards " (target) }
                span .soft { (format!(", p {:.2}", own.p_wrong)) }
            }
            @if !own.words.is_empty() { p .meta { "for it: " (own.words.join(", ")) } }
        }
    }
}
