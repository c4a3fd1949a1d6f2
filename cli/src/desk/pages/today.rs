use maud::{Markup, html};
use time::Date;

use super::address::address;
use super::layout::Shell;
use super::list::{ListedHead, list};
use super::plot;
use crate::listing::{Counts, Cursor, FacetCounts, Filter, Page};
use crate::report::{count, grouped};

/// Labels of a facet, actors and outlets that are shown before one asks for more.
const SHORT: usize = 12;
/// Formats that a list can be taken away in.
const FORMATS: [(&str, &str); 4] =
    [("jsonl", "JSON lines"), ("csv", "table"), ("long", "table of tags"), ("ninjs", "ninjs")];

/// Today: the articles that a filter lets pass.
pub(crate) struct TodayPage {
    pub(crate) filter: Filter,
    pub(crate) counts: Counts,
    pub(crate) page: Page,
    pub(crate) heads: Vec<ListedHead>,
    /// Whether what was searched for cannot be understood.
    pub(crate) not_understood: bool,
}

/// The page.
pub(crate) fn today(shell: &Shell, today: &TodayPage) -> String {
    let content = html! {
        div .head {
            h1 { (count(today.counts.articles, "article")) }
            a .down href="#filters" { "Filters ↓" }
            @if today.counts.unsure > 0 {
                span .soft { (grouped(today.counts.unsure)) " with an unsure label" }
            }
        }
        (search(&today.filter))
        (chips(&today.filter))
        @if today.not_understood {
            p .notice .bad role="alert" {
                "The search cannot be understood. Put what is no word into double quotes, as "
                code { "\"rate-cut\" OR budget" } "."
            }
        }
        div .columns {
            div {
                (plot::days(&today.counts.days, |from, to| between(&today.filter, from, to)))
                (list(&today.heads, &today.filter.pairs()))
                @if today.heads.is_empty() { p { "No article is so." } }
                (pager(&today.filter, &today.page, today.counts.articles))
            }
            aside .side #filters aria-label="Filters" { (filters(&today.filter, &today.counts)) }
        }
    };
    shell.page("Today", &content)
}

fn search(filter: &Filter) -> Markup {
    let kept = filter.pairs().into_iter().filter(|(name, _)| name != "q");
    html! {
        form .line role="search" method="get" action="/" {
            @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
            input type="search" name="q" value=(filter.words.as_deref().unwrap_or_default())
                aria-label="Words to search for" placeholder="Words, \"a phrase\", this OR that";
            button .main { "Search" }
        }
    }
}

/// What the filter asks for, each with a way to be rid of it.
fn chips(filter: &Filter) -> Markup {
    let pairs = filter.pairs();
    let without = |place: usize| {
        let others = pairs.iter().enumerate().filter(|(own, _)| *own != place);
        let others: Vec<_> = others.map(|(_, pair)| pair.clone()).collect();
        address("/", &others)
    };
    html! {
        @if !pairs.is_empty() {
            ul .chips aria-label="Filters in use" {
                @for (place, (name, value)) in pairs.iter().enumerate() {
                    li { a href=(without(place)) title="Leave this filter" {
                        (spoken(name)) ": " (if name == "unsure" { "only" } else { value.as_str() }) " ✕"
                    } }
                }
                li { a href="/" { "All articles" } }
            }
        }
    }
}

fn spoken(name: &str) -> &str {
    if name == "q" { "words" } else { name }
}

fn pager(filter: &Filter, page: &Page, all: usize) -> Markup {
    let to = |name: &str, cursor: Cursor| {
        let pairs = filter.pairs().into_iter().chain([(name.to_owned(), cursor.to_string())]);
        address("/", &pairs.collect::<Vec<_>>())
    };
    let last = page.first + page.places.len();
    html! {
        @if page.newer.is_some() || page.older.is_some() {
            nav .pager aria-label="Further articles" {
                span { @if let Some(cursor) = page.newer { a href=(to("before", cursor)) { "← Newer" } } }
                span .soft { (grouped(page.first + 1)) "–" (grouped(last)) " of " (grouped(all)) }
                span { @if let Some(cursor) = page.older { a href=(to("after", cursor)) { "Older →" } } }
            }
        }
    }
}

fn filters(filter: &Filter, counts: &Counts) -> Markup {
    html! {
        section {
            h2 { "Sureness" }
            ul .counts { (row(filter, "unsure", "1", "unsure", counts.unsure)) }
        }
        (dates(filter))
        @for facet in &counts.facets { (labels(filter, facet)) }
        (named(filter, "actor", "Actors", &counts.actors))
        (named(filter, "outlet", "Outlets", &counts.outlets))
        section .export {
            h2 { "Take it away" }
            @for (format, name) in FORMATS {
                @let format = ("format".to_owned(), format.to_owned());
                @let pairs: Vec<_> = filter.pairs().into_iter().chain([format]).collect();
                a href=(address("/export", &pairs)) { (name) }
            }
        }
    }
}

fn dates(filter: &Filter) -> Markup {
    let kept = filter.pairs().into_iter().filter(|(name, _)| name != "from" && name != "to");
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    html! {
        section {
            h2 { "Date" }
            form method="get" action="/" {
                @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
                p .line { label { "from " input type="date" name="from" value=(day(filter.from)); } }
                p .line { label { "to " input type="date" name="to" value=(day(filter.to)); } }
                button { "Show these days" }
            }
        }
    }
}

fn labels(filter: &Filter, facet: &FacetCounts) -> Markup {
    named(filter, &facet.facet, &facet.facet, &facet.labels)
}

/// What a list can be narrowed to, the most frequent first.
fn named(filter: &Filter, name: &str, title: &str, counted: &[(String, usize)]) -> Markup {
    let (short, rest) = counted.split_at(counted.len().min(SHORT));
    html! {
        @if !counted.is_empty() {
            section {
                h2 { (title) }
                ul .counts { @for (value, number) in short { (row(filter, name, value, value, *number)) } }
                @if !rest.is_empty() {
                    details {
                        summary { (rest.len()) " more" }
                        ul .counts { @for (value, number) in rest { (row(filter, name, value, value, *number)) } }
                    }
                }
            }
        }
    }
}

/// A way to narrow the list to a value, or to widen it again.
fn row(filter: &Filter, name: &str, value: &str, shown: &str, number: usize) -> Markup {
    let mut pairs = filter.pairs();
    let asked = pairs.iter().any(|(own, other)| own == name && other == value);
    pairs.retain(|(own, _)| own != name);
    if !asked {
        pairs.push((name.to_owned(), value.to_owned()));
    }
    html! {
        li { a href=(address("/", &pairs)) aria-current=[asked.then_some("true")] {
            bdi { (shown) } span { (grouped(number)) }
        } }
    }
}

fn between(filter: &Filter, from: Date, to: Date) -> String {
    let filter = Filter { from: Some(from), to: Some(to), ..filter.clone() };
    address("/", &filter.pairs())
}
