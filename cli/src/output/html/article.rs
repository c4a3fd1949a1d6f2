use maud::{Markup, html};
use nutgraf::raw::pipeline::{ArticleBrief, MergedBrief, Reading, Tags};
use nutgraf::raw::text::Language;

use super::entry::{Entry, title};
use super::evidence::Evidence;
use super::note::note;
use super::{brief, relations, tags};
use crate::output::phrases;
use crate::page::when;
use crate::record::RecordMetadata;
use crate::terminal::visible;

/// An article as it stands on a page, with its entry in the index.
#[derive(Default)]
pub(crate) struct HtmlArticle {
    pub(super) entry: Entry,
    pub(super) section: String,
    /// How many labels can be chosen in it.
    pub(super) labels: usize,
}

impl HtmlArticle {
    fn new(entry: Entry, section: Markup, labels: usize) -> Self {
        Self { entry, section: visible(&section.into_string()).into_owned(), labels }
    }
}

/// All that is said of an article.
pub(crate) fn article(reading: &Reading<'_>, metadata: &RecordMetadata) -> HtmlArticle {
    let entry = Entry::new(reading, metadata);
    let given = reading.tags.as_ref().filter(|tags| tags.abstained.is_none());
    let evidence = given.map(Evidence::of);
    let labels = evidence.as_ref().map_or(0, Evidence::len);
    let headline = evidence.as_ref().and_then(|own| own.title(reading));
    let section = html! {
        h2 dir="auto" { (headline.unwrap_or_else(|| html! { (title(reading)) })) }
        p .meta { (meta(reading, metadata).join(" · ")) }
        @for read in &metadata.notes { (note(&format!("Note: {read}"))) }
        @if let Some(why) = phrases::no_tags(reading) { (note(&why)) }
        @match (given, &evidence) {
            (Some(tags), Some(evidence)) => (tagged(reading, tags, evidence)),
            _ => {
                @if let Some(own) = &reading.brief { (brief::section(reading, own)) }
            }
        }
    };
    HtmlArticle::new(entry, section, labels)
}

/// The brief of several articles, as an article.
pub(crate) fn merged(merged: &MergedBrief<'_>, name: Option<&str>) -> HtmlArticle {
    let name = name.unwrap_or("Together").to_owned();
    let section = html! {
        h2 dir="auto" { (name) }
        p .meta { (merged.articles().len()) " reports" }
        (brief::merged(merged))
    };
    HtmlArticle::new(Entry::named(name), section, 0)
}

/// The tags beside the text.
fn tagged(reading: &Reading<'_>, tags: &Tags, evidence: &Evidence<'_>) -> Markup {
    let own = reading.brief.as_ref();
    html! {
        div .columns .article {
            div .side {
                (tags::panel(tags, evidence))
                @if let Some(brief) = own { (short(reading, brief)) }
                @if let Some(relations) = &reading.relations { (relations::section(reading, relations)) }
            }
            (evidence.text(reading, own))
        }
    }
}

/// The brief beside a text in which its sentences are marked.
fn short(reading: &Reading<'_>, own: &ArticleBrief) -> Markup {
    html! {
        section .panel { h2 { "Brief" } (brief::list(&reading.sentences())) (brief::notes(own)) }
    }
}

/// Where and when the article was printed, what it is written in and how much of that is known.
fn meta(reading: &Reading<'_>, metadata: &RecordMetadata) -> Vec<String> {
    let language = reading.language.map(|code| {
        Language::from_code(code).map_or_else(|| code.to_owned(), |own| own.name().to_owned())
    });
    let known = reading.tags.as_ref().filter(|tags| tags.abstained.is_none());
    let known = known.map(|tags| format!("{:.0} % of the words known", 100.0 * tags.known_words));
    let date = metadata.date().map(|date| when(&date));
    let id = Some(reading.article().id.clone()).filter(|id| id != title(reading));
    [metadata.outlet(), date, language.filter(|_| known.is_some()), known, id]
        .into_iter()
        .flatten()
        .collect()
}
