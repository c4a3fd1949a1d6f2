use maud::{Markup, html};

use super::address::address;
use super::forms::undo;
use super::layout::Shell;
use super::list::{ListedHead, list};
use crate::desk::training::{Suspicion, Work};
use crate::report::{count, grouped};

/// Milliseconds after which a page that waits looks again.
const AGAIN: &str = "1500";

/// Queue: what is worth a look.
pub(crate) struct QueuePage {
    /// Articles that nobody has labelled, the least sure first.
    pub(crate) heads: Vec<ListedHead>,
    /// How many there are in all.
    pub(crate) waiting: usize,
    pub(crate) labelled: usize,
    /// Labels that look wrong, each with the key of its article where the archive has it.
    pub(crate) suspicious: Vec<(Suspicion, Option<i64>)>,
    /// What is done in the background.
    pub(crate) work: Work,
}

/// The page.
pub(crate) fn queue(shell: &Shell, queue: &QueuePage) -> String {
    let pairs = [("show".to_owned(), "queue".to_owned())];
    let content = html! {
        div .head {
            h1 { "Queue" }
            span .soft {
                (count(queue.waiting, "article")) " that nobody has labelled, " (grouped(queue.labelled)) " labelled"
            }
        }
        p {
            "The least sure come first: a label there teaches the model most. "
            "Open one, press a number, and go on with " kbd { "j" } "."
        }
        (undo(shell))
        h2 { "Labels that look wrong" }
        (check(shell, &queue.work))
        @if !queue.suspicious.is_empty() {
            ol .items { @for (own, key) in &queue.suspicious { (suspicion(own, *key, &pairs)) } }
        }
        h2 { "To label next" }
        @if queue.heads.is_empty() { p { "Nothing is left: every article has a label." } }
        (list(&queue.heads, &pairs))
    };
    shell.page("Queue", &content)
}

/// The button that checks the labels, and how far that is.
fn check(shell: &Shell, work: &Work) -> Markup {
    html! {
        @match work {
            Work::Running { what, .. } => p .soft role="status" data-again=(AGAIN) { (what) " …" },
            Work::Failed(why) => p .notice .bad role="alert" { (why) },
            Work::Checked(0) => p .soft role="status" { "The labels were checked: none looks wrong." },
            _ => {}
        }
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
