use maud::html;

use super::forms::undo;
use super::layout::Shell;
use super::list::{ListedHead, list};
use crate::report::{count, grouped};

/// Queue: what is worth a look.
pub(crate) struct QueuePage {
    /// Articles that nobody has labelled, the least sure first.
    pub(crate) heads: Vec<ListedHead>,
    /// How many there are in all.
    pub(crate) waiting: usize,
    pub(crate) labelled: usize,
    /// Labels that look wrong: an article, and why.
    pub(crate) suspicious: Vec<ListedHead>,
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
        @if !queue.suspicious.is_empty() {
            h2 { "Labels that look wrong" }
            (list(&queue.suspicious, &pairs))
        }
        h2 { "To label next" }
        @if queue.heads.is_empty() { p { "Nothing is left: every article has a label." } }
        (list(&queue.heads, &pairs))
    };
    shell.page("Queue", &content)
}
