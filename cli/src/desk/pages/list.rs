use maud::{Markup, html};
use nutgraf::raw::active_learning::Reason;

use super::address::address;
use crate::corrections::Subject;
use crate::listing::{Head, HeadTag};
use crate::page::when;

/// Head of an article with what people said of it.
pub(crate) struct ListedHead {
    pub(crate) head: Head,
    pub(crate) said: Vec<(Subject, Vec<String>)>,
    /// Why it is to be labelled next, where it was picked.
    pub(crate) picked: Option<Reason>,
}

/// A list of articles; `pairs` say in their addresses which list they are looked at in.
pub(super) fn list(heads: &[ListedHead], pairs: &[(String, String)]) -> Markup {
    html! {
        ol .items {
            @for head in heads { (item(head, pairs)) }
        }
    }
}

fn item(ListedHead { head, said, picked }: &ListedHead, pairs: &[(String, String)]) -> Markup {
    let path = address(&format!("/articles/{}", head.article), pairs);
    let title = head.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let date = head.date.as_deref().map(when);
    let meta = [head.outlet.as_deref(), date.as_deref(), Some(head.id.as_str())];
    let meta: Vec<&str> = meta.into_iter().flatten().collect();
    html! {
        li .item {
            h2 dir="auto" { a href=(path) { (title.unwrap_or(&head.id)) } }
            p .meta { (meta.join(" · ")) }
            @if let Some(picked) = picked { p .why { (why(*picked)) } }
            p .teaser dir="auto" { (head.teaser) }
            ul .tags aria-label="Tags" {
                @for (subject, labels) in said { (said_tag(subject, labels)) }
                @if *picked != Some(Reason::Random) {
                    @for tag in unsaid(&head.tags, said) { (given(tag)) }
                }
            }
        }
    }
}

/// Why an article is to be labelled next, in words.
const fn why(picked: Reason) -> &'static str {
    match picked {
        Reason::Unseen => "fits a label that has no example yet",
        Reason::Typical => "typical: many articles are like it",
        Reason::Uncertain => "uncertain: the model hesitates",
        Reason::Random => {
            "drawn at random, to measure the model: what it says is hidden until you have labelled it"
        }
        _ => "picked",
    }
}

fn said_tag(subject: &Subject, labels: &[String]) -> Markup {
    html! {
        li .said title={ (subject.facet) ", set by a reader" } {
            "✓ " (labels.join(", "))
            @if let Some(target) = &subject.target { " towards " (target) }
        }
    }
}

/// The tags of which nobody has said better.
fn unsaid<'t>(
    tags: &'t [HeadTag],
    said: &'t [(Subject, Vec<String>)],
) -> impl Iterator<Item = &'t HeadTag> {
    tags.iter().filter(|tag| {
        let about = |subject: &Subject| subject.facet == tag.facet && subject.target == tag.actor;
        !said.iter().any(|(subject, _)| about(subject))
    })
}

fn given(tag: &HeadTag) -> Markup {
    let class = if tag.sure { "sure" } else { "unsure" };
    html! {
        li class=(class) title=(tag.facet) {
            (tag.label)
            @if let Some(actor) = &tag.actor { " towards " (actor) }
            @if !tag.sure { (format!(" {:.0} %", 100.0 * tag.probability)) }
        }
    }
}
