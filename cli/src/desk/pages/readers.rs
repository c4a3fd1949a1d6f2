use maud::{Markup, html};

use super::layout::Shell;
use crate::corrections::{Agreement, Difference, Subject};
use crate::report::percent;

/// Two readers beside each other.
pub(crate) struct ReadersPage {
    /// Everybody who has said anything.
    pub(crate) names: Vec<String>,
    pub(crate) first: Option<String>,
    pub(crate) second: Option<String>,
    pub(crate) agreements: Vec<Agreement>,
    pub(crate) differences: Vec<Differing>,
}

/// Difference, with the article of the archive that it is about.
pub(crate) struct Differing {
    pub(crate) article: Option<i64>,
    pub(crate) title: Option<String>,
    pub(crate) difference: Difference,
}

/// The page.
pub(crate) fn readers(shell: &Shell, page: &ReadersPage) -> String {
    let content = html! {
        div .head { h1 { "Two readers" } }
        @if page.names.len() < 2 {
            p { "Nobody can be compared yet: it takes two who have set labels, each under a name of their own, which stands at the top of every page." }
        } @else {
            (choice(page))
            (agreements(&page.agreements))
            h2 { "Differences to settle" }
            @if page.differences.is_empty() { p { "None." } }
            ul .items { @for own in &page.differences { (differing(shell, page, own)) } }
        }
    };
    shell.page("Readers", &content)
}

fn choice(page: &ReadersPage) -> Markup {
    let select = |name: &str, chosen: Option<&String>| {
        html! {
            select name=(name) aria-label=(format!("the {name} reader")) {
                @for own in &page.names { option value=(own) selected[Some(own) == chosen] { (own) } }
            }
        }
    };
    html! {
        form .line .along method="get" action="/readers" {
            (select("first", page.first.as_ref())) " and " (select("second", page.second.as_ref()))
            button { "Compare" }
        }
    }
}

fn agreements(agreements: &[Agreement]) -> Markup {
    html! {
        @if agreements.is_empty() { p { "They have answered no question both." } }
        @else {
            div .wide tabindex="0" { table {
                thead { tr { th { "question" } th .number { "both answered" } th .number { "agreed" } th .number { "kappa" } } }
                tbody {
                    @for own in agreements {
                        tr {
                            th scope="row" { (own.facet) }
                            td .number { (own.both) }
                            td .number { (percent(own.agreed as f64 / own.both.max(1) as f64)) }
                            td .number { (own.kappa.map_or("–".to_owned(), |kappa| format!("{kappa:.2}"))) }
                        }
                    }
                }
            } }
            p .note { "Kappa is agreement beyond chance: above 0.8 is very good, under 0.4 poor." }
        }
    }
}

fn differing(shell: &Shell, page: &ReadersPage, own: &Differing) -> Markup {
    let Difference { id, subject: Subject { facet, target }, first, second } = &own.difference;
    let said = [(&page.first, first), (&page.second, second)];
    html! {
        li .item {
            h2 dir="auto" {
                @match own.article {
                    Some(article) => a href=(format!("/articles/{article}")) { (own.title.as_ref().unwrap_or(id)) },
                    None => (id),
                }
            }
            p .meta { (facet) @if let Some(target) = target { " towards " (target) } }
            @match own.article {
                Some(article) => div .labels { @for (reader, labels) in said { (settle(shell, article, own, reader.as_deref(), labels)) } },
                None => p .note { "The archive does not have it." },
            }
        }
    }
}

/// A way to settle the difference as one of the two sees it.
fn settle(
    shell: &Shell,
    article: i64,
    own: &Differing,
    reader: Option<&str>,
    labels: &[String],
) -> Markup {
    let Subject { facet, target } = &own.difference.subject;
    html! {
        form method="post" action=(format!("/articles/{article}/labels")) {
            (shell.hidden())
            input type="hidden" name="facet" value=(facet);
            @if let Some(target) = target { input type="hidden" name="target" value=(target); }
            input type="hidden" name="settles" value="1";
            @for label in labels { input type="hidden" name="label" value=(label); }
            button { (labels.join(", ")) span .soft { " as " (reader.unwrap_or_default()) } }
        }
    }
}
