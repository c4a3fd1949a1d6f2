use maud::{Markup, html};
use nutgraf::raw::evaluate::Estimate;

use super::layout::{AGAIN, Shell};
use crate::desk::training::{Change, Trained, Work};
use crate::desk::versions::{FacetScores, VersionCard};
use crate::page::when;
use crate::report::count;

/// Retraining: what is being done, what came of it, and the versions there are.
pub(crate) struct RetrainPage {
    pub(crate) work: Work,
    pub(crate) versions: Vec<VersionCard>,
    /// The version in use; none where it is the model that the desk was opened with.
    pub(crate) current: Option<String>,
    pub(crate) labels: String,
}

/// The page.
pub(crate) fn retrain(shell: &Shell, page: &RetrainPage) -> String {
    let content = html! {
        div .head { h1 { "Retrain" } }
        p { "A model is learnt from the labels in " code { (page.labels) } ". Nothing changes before you have seen what would." }
        (work(shell, &page.work))
        (versions(shell, page))
    };
    shell.page("Retrain", &content)
}

fn work(shell: &Shell, work: &Work) -> Markup {
    html! {
        @match work {
            Work::Running { what, share } => div .panel data-again=(AGAIN) role="status" {
                p { (what) " …" }
                progress max="1" value=[share.map(|share| format!("{share:.3}"))] aria-label="Progress" {}
                noscript { p { a href="/retrain" { "Look again" } } }
            },
            Work::Failed(why) => { p .notice .bad role="alert" { (why) } (begin(shell)) }
            Work::Trained(trained) => { (self::trained(shell, trained)) (begin(shell)) }
            Work::Checked(labels) => {
                p .notice role="status" { "The labels were checked: " (count(*labels, "label")) " look wrong. " a href="/queue" { "See them" } }
                (begin(shell))
            }
            Work::Picked(articles) => {
                p .notice role="status" { (count(*articles, "article")) " to label next. " a href="/queue" { "See them" } }
                (begin(shell))
            }
            Work::Reread(articles) => {
                p .notice role="status" { "The archive was read again: " (count(*articles, "article")) "." }
                (begin(shell))
            }
            Work::None => (begin(shell)),
        }
    }
}

fn begin(shell: &Shell) -> Markup {
    html! {
        form method="post" action="/retrain" {
            (shell.hidden())
            p { button .main { "Train from the labels" } }
        }
    }
}

fn trained(shell: &Shell, trained: &Trained) -> Markup {
    let VersionCard { name, articles, left_out, scores, .. } = &trained.card;
    html! {
        section .panel aria-labelledby="trained" {
            h2 #trained { "Version " (name) }
            p {
                "Learnt from " (count(*articles, "article"))
                @if *left_out > 0 { "; " (left_out) " labels could not be used (nutgraf train tells which)" }
                ". In use is " (trained.in_use) "."
            }
            @if let Some(why) = &trained.unmeasured { p .notice .bad { "How good it is could not be measured: " (why) } }
            (compared(&trained.before, scores))
            (changes(trained))
            div .line {
                (switch(shell, Some(name), &format!("Switch to version {name}"), true))
                form method="post" action="/retrain/keep" { (shell.hidden()) button { "Keep the model in use" } }
            }
        }
    }
}

/// The scores before and after, facet by facet.
fn compared(before: &[FacetScores], after: &[FacetScores]) -> Markup {
    let old = |facet: &str| before.iter().find(|own| own.facet == facet);
    html! {
        @if !after.is_empty() {
            div .wide tabindex="0" { table {
                thead { tr {
                    th { "question" } th { "measure" } th { "in use" } th { "new" } th .number { "articles" }
                } }
                tbody {
                    @for own in after {
                        (figures(&own.facet, "accuracy", old(&own.facet).map(|old| old.accuracy), own.accuracy, own.articles))
                        (figures(&own.facet, "macro-F1", old(&own.facet).map(|old| old.macro_f1), own.macro_f1, own.articles))
                    }
                }
            } }
            p .note { "With 95 % intervals. The new version was measured on labels that it did not learn from, in five parts; one that was opened with, on the labels folder." }
        }
    }
}

fn figures(
    facet: &str,
    measure: &str,
    before: Option<Estimate>,
    after: Estimate,
    articles: usize,
) -> Markup {
    let class = before.and_then(|before| match () {
        () if after.low > before.high => Some("better"),
        () if after.high < before.low => Some("worse"),
        () => None,
    });
    html! {
        tr {
            th scope="row" { (facet) }
            td { (measure) }
            td { @match before { Some(before) => (estimate(before)), None => "–" } }
            td class=[class] { (estimate(after)) @if class == Some("better") { " better" } @if class == Some("worse") { " worse" } }
            td .number { (articles) }
        }
    }
}

fn estimate(estimate: Estimate) -> Markup {
    html! {
        (format!("{:.3}", estimate.value))
        span .soft { (format!(" ({:.3}–{:.3})", estimate.low, estimate.high)) }
    }
}

fn changes(trained: &Trained) -> Markup {
    let Trained { compared, changed, changes, .. } = trained;
    html! {
        h3 { "What would change" }
        p { (changed) " of the " (count(*compared, "newest article")) " would be labelled otherwise." }
        @if !changes.is_empty() {
            details open[changes.len() <= 20] {
                summary { "Which, and why" }
                div .wide tabindex="0" { table {
                    thead { tr { th { "article" } th { "question" } th { "in use" } th { "new" } th { "words that speak for it" } } }
                    tbody { @for own in changes { (change(own)) } }
                } }
            }
        }
    }
}

fn change(change: &Change) -> Markup {
    let said =
        |labels: &[String]| if labels.is_empty() { "–".to_owned() } else { labels.join(", ") };
    html! {
        tr {
            td dir="auto" { a href=(format!("/articles/{}", change.article)) { (change.title) } }
            td { (change.facet) @if let Some(target) = &change.target { " towards " (target) } }
            td { (said(&change.before)) }
            td { (said(&change.after)) }
            td .soft { (change.why.join(", ")) }
        }
    }
}

fn versions(shell: &Shell, page: &RetrainPage) -> Markup {
    html! {
        h2 { "Versions" }
        div .wide tabindex="0" { table {
            thead { tr { th { "version" } td {} th { "trained" } th { "by" } th .number { "articles" } th { "accuracy" } } }
            tbody {
                @for card in &page.versions { (version(shell, card, page.current.as_deref() == Some(card.name.as_str()))) }
                tr {
                    th scope="row" { "opened with" }
                    td { @if page.current.is_none() { b { "in use" } } @else { (switch(shell, None, "Switch back", false)) } }
                    td { "–" } td { "–" } td .number { "–" } td { "–" }
                }
            }
        } }
    }
}

fn version(shell: &Shell, card: &VersionCard, in_use: bool) -> Markup {
    let scores = card.scores.iter().map(|own| format!("{} {:.3}", own.facet, own.accuracy.value));
    html! {
        tr {
            th scope="row" { (card.name) }
            td { @if in_use { b { "in use" } } @else { (switch(shell, Some(&card.name), "Switch", false)) } }
            td { (when(&card.made)) }
            td { (card.by) }
            td .number { (card.articles) }
            td { (scores.collect::<Vec<_>>().join(", ")) }
        }
    }
}

fn switch(shell: &Shell, version: Option<&str>, name: &str, is_main: bool) -> Markup {
    html! {
        form method="post" action="/retrain/switch" {
            (shell.hidden())
            input type="hidden" name="version" value=(version.unwrap_or_default());
            button .main[is_main] { (name) }
        }
    }
}
