use std::collections::BTreeSet;

use maud::{Markup, html};
use nutgraf::raw::clean::Kind;
use nutgraf::raw::label::Facet;
use nutgraf::raw::pipeline::{CleanArticle, FacetTags, Reading, Tag, TextPart};
use nutgraf::raw::span::Span;

use super::address::address;
use super::evidence::{Chosen, chosen, key};
use super::forms::{Question, form, history, towards_another, undo};
use super::layout::Shell;
use super::mark::{Mark, marked};
use super::stances::stances;
use crate::corrections::{Entry, Subject};
use crate::output::percent;
use crate::page::{clues, inline, paragraphs, pieces, when};
use crate::record::ArticleRecord;

/// An article with all that is said of it.
pub(crate) struct ArticlePage<'a> {
    pub(crate) key: i64,
    /// As the archive has it.
    pub(crate) record: &'a ArticleRecord,
    pub(crate) outlet: Option<String>,
    /// As the model reads it now, with reasons.
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) clean: &'a CleanArticle<'a>,
    /// The name of the tag whose evidence is to be shown.
    pub(crate) why: Option<String>,
    /// What can be said of it, and what was.
    pub(crate) facets: &'a [Facet],
    pub(crate) said: &'a [(Subject, Vec<String>)],
    pub(crate) entries: Vec<Entry>,
    /// The pairs that say which list it is looked at in, and its neighbours there.
    pub(crate) pairs: Vec<(String, String)>,
    pub(crate) previous: Option<i64>,
    pub(crate) next: Option<i64>,
    /// The facet of which the model's opinion is hidden, so that a label measures the model.
    pub(crate) hidden: Option<String>,
    /// Its page as it was read, where that lies in the newsroom.
    pub(crate) source: Option<String>,
}

/// The page.
pub(crate) fn article(shell: &Shell, page: &ArticlePage<'_>) -> String {
    let chosen = chosen(page.reading, page.why.as_deref());
    let chosen = chosen.filter(|own| !page.hides(&own.facet.facet));
    let title = page.reading.headline().unwrap_or(&page.record.id).trim();
    let content = html! {
        (neighbours(page))
        div .columns .article {
            article .story {
                h1 dir="auto" { (headline(page, title, chosen.as_ref())) }
                p .meta { (meta(page).join(" · ")) }
                @for note in &page.record.notes { p .note { "Note: " (note) } }
                (legend(chosen.as_ref()))
                div .text { (text(page, chosen.as_ref())) }
                @if let Some(source) = &page.source {
                    details { summary { "The page as it was read, as text" } pre tabindex="0" { (source) } }
                }
            }
            div .side {
                (labels(shell, page))
                (tags(page, chosen.as_ref()))
                (stances(page.reading))
                (brief(page.reading))
            }
        }
    };
    shell.page(title, &content)
}

impl ArticlePage<'_> {
    fn hides(&self, facet: &str) -> bool {
        self.hidden.as_deref() == Some(facet)
    }
}

fn neighbours(page: &ArticlePage<'_>) -> Markup {
    let to = |article: i64| address(&format!("/articles/{article}"), &page.pairs);
    let from_queue = page.pairs.iter().any(|(name, _)| name == "show");
    let (list, name) = if from_queue { ("/queue", "The queue") } else { ("/", "The list") };
    let pairs: &[(String, String)] = if from_queue { &[] } else { &page.pairs };
    html! {
        nav .line .along aria-label="Neighbours" {
            a href=(address(list, pairs)) { (name) }
            @if let Some(previous) = page.previous { a rel="prev" href=(to(previous)) title="Key: k" { "← Previous" } }
            @if let Some(next) = page.next { a rel="next" href=(to(next)) title="Key: j" { "Next →" } }
            a .down href="#labels" { "Labels ↓" }
        }
    }
}

fn meta(page: &ArticlePage<'_>) -> Vec<String> {
    let ArticleRecord { date, url, id, language, .. } = page.record;
    let date = date.as_deref().map(when);
    let all = [page.outlet.clone(), date, language.clone(), url.clone(), Some(id.clone())];
    all.into_iter().flatten().collect()
}

/// The headline, with its evidence where it came apart from the text.
fn headline(page: &ArticlePage<'_>, title: &str, chosen: Option<&Chosen<'_>>) -> Markup {
    let own = page.reading.article().title.as_deref();
    match (own, chosen) {
        (Some(own), Some(chosen)) if own.trim() == title => {
            let marks: Vec<_> = chosen.marks(TextPart::Title).collect();
            inline(own, &pieces(own, &marks), marked)
        }
        _ => html! { (title) },
    }
}

fn legend(chosen: Option<&Chosen<'_>>) -> Markup {
    html! {
        p .key {
            @if let Some(chosen) = chosen {
                span { mark .for .w3 { "speaks for" } " and " mark .against .w3 { "against" } " " b { (chosen.tag.label) } }
            }
            span { span .cut { "struck out" } " is no part of the story" }
            span { span .brief { "underlined" } " is in the brief" }
        }
    }
}

/// The text, with what was cut, what the brief is made of, and the evidence for a tag.
fn text(page: &ArticlePage<'_>, chosen: Option<&Chosen<'_>>) -> Markup {
    let text = &page.reading.article().text;
    let segments = page
        .clean
        .cleaned
        .segments
        .iter()
        .filter_map(|own| Some((own.span, seen(own.kind(), own.rule.name())?)));
    let brief = page.reading.brief.iter().flat_map(|brief| &brief.sentences);
    let brief = brief.map(|sentence| (sentence.span, Mark::Brief));
    let mut layers: Vec<(Span, Mark)> = segments.chain(brief).collect();
    layers.extend(chosen.into_iter().flat_map(|chosen| chosen.marks(TextPart::Text)));
    paragraphs(text, &pieces(text, &layers), marked)
}

const fn seen(kind: Kind, rule: &'static str) -> Option<Mark> {
    match kind {
        Kind::Headline | Kind::Heading => Some(Mark::Heading),
        kind if !kind.is_story() => Some(Mark::Cut(rule)),
        _ => None,
    }
}

fn brief(reading: &Reading<'_>) -> Markup {
    let sentences = reading.sentences();
    html! {
        @if !sentences.is_empty() {
            section .panel aria-labelledby="brief" {
                h2 #brief { "Brief" }
                ol .briefing { @for sentence in &sentences { li dir="auto" { (sentence) } } }
            }
        }
    }
}

/// What the model says, each tag leading to its evidence.
fn tags(page: &ArticlePage<'_>, chosen: Option<&Chosen<'_>>) -> Markup {
    let facets = page.reading.tags.iter().flat_map(|tags| &tags.facets);
    let given = facets.flat_map(|facet| facet.tags.iter().map(move |tag| (facet, tag)));
    let given = given.filter(|(facet, tag)| tag.given && !page.hides(&facet.facet));
    let given: Vec<_> = given.collect();
    let why = page.record.remarks();
    html! {
        section .panel aria-labelledby="tags" {
            h2 #tags { "What the model says" }
            @if let Some(hidden) = &page.hidden {
                p .note { "What it says of " b { (hidden) } " is hidden until you have labelled it: the article was drawn at random, to measure the model." }
            } @else if given.is_empty() {
                p { "Nothing." }
            }
            @if !why.is_empty() && given.is_empty() { p .note { (why) } }
            @if !given.is_empty() {
                table .given {
                    thead { tr { th { "question" } th { "label" } th .number { "probability" } } }
                    tbody { @for (facet, tag) in &given { (row(page, facet, tag, chosen)) } }
                }
            }
            @if let Some(chosen) = chosen {
                p .note { "Why " (chosen.facet.facet) " is " b { (chosen.tag.label) } ":" }
                (clues(chosen.explanation))
            }
        }
    }
}

fn row(
    page: &ArticlePage<'_>,
    facet: &FacetTags,
    tag: &Tag,
    chosen: Option<&Chosen<'_>>,
) -> Markup {
    let name = ("why".to_owned(), key(facet, tag));
    let is_chosen = chosen.is_some_and(|own| std::ptr::eq(own.tag, tag));
    let pairs: Vec<_> = page.pairs.iter().cloned().chain([name]).collect();
    let path = address(&format!("/articles/{}", page.key), &pairs);
    let label = if tag.path.is_empty() { tag.label.clone() } else { tag.path.join(" › ") };
    html! {
        tr {
            td .soft { (facet.facet) }
            td {
                a href=(path) aria-current=[is_chosen.then_some("true")] { (label) }
                @if let Some(target) = &facet.target { " towards " (target) }
                @if !tag.sure { span .soft { " unsure" } }
            }
            td .number {
                meter value=(format!("{:.4}", tag.probability)) aria-label="probability" {}
                " " (percent(tag.probability)) " %"
            }
        }
    }
}

/// The forms by which a reader says better.
fn labels(shell: &Shell, page: &ArticlePage<'_>) -> Markup {
    html! {
        section .panel aria-labelledby="labels" {
            h2 #labels { "Your labels" }
            @for facet in page.facets {
                @for question in questions(page, facet) { (form(shell, page.key, &question)) }
                @if facet.towards_target { (towards_another(shell, page.key, facet)) }
            }
            p .note { "• what the model says. Keys: 1–9 set a label, f the next question, u undo, j and k the next and the previous article." }
            (undo(shell))
            (history(&page.entries))
        }
    }
}

/// A facet as a question, or one a target of those that the model or people name.
fn questions<'p>(page: &'p ArticlePage<'_>, facet: &'p Facet) -> Vec<Question<'p>> {
    if !facet.towards_target {
        return vec![question(page, facet, None)];
    }
    let of_model = facets(page, facet).filter_map(|own| own.target.as_deref());
    let of_people = page.said.iter().filter(|(subject, _)| subject.facet == facet.name);
    let of_people = of_people.filter_map(|(subject, _)| subject.target.as_deref());
    let mut seen = BTreeSet::new();
    let targets = of_model.chain(of_people).filter(|target| seen.insert(*target));
    targets.map(|target| question(page, facet, Some(target.to_owned()))).collect()
}

fn question<'p>(
    page: &'p ArticlePage<'_>,
    facet: &'p Facet,
    target: Option<String>,
) -> Question<'p> {
    let subject = Subject { facet: facet.name.clone(), target };
    let said = page.said.iter().find(|(own, _)| *own == subject);
    let given =
        facets(page, facet).filter(|own| !facet.towards_target || own.target == subject.target);
    let given = given.filter(|own| !page.hides(&own.facet));
    let given = given.flat_map(|own| own.tags.iter().filter(|tag| tag.given));
    Question {
        facet,
        given: given.map(|tag| tag.label.clone()).collect(),
        said: said.map(|(_, labels)| labels.clone()).unwrap_or_default(),
        target: subject.target,
    }
}

/// What the model says in answer to a facet.
fn facets<'p>(page: &'p ArticlePage<'_>, facet: &'p Facet) -> impl Iterator<Item = &'p FacetTags> {
    let all = page.reading.tags.iter().flat_map(|tags| &tags.facets);
    all.filter(|own| own.facet == facet.name)
}
