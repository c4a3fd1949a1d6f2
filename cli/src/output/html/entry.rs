use maud::{Markup, html};
use nutgraf::raw::pipeline::{FacetTags, Reading, Tag};

use crate::output::phrases;
use crate::page::when;
use crate::record::RecordMetadata;

/// Entry of an article in the index of a page.
#[derive(Default)]
pub(super) struct Entry {
    title: String,
    /// The main topic, where there is one.
    topic: Option<Topic>,
    /// Whether there could be one.
    tagged: bool,
    /// Where and when it was printed, as far as that is known.
    printed: Vec<String>,
}

struct Topic {
    label: String,
    probability: f64,
    sure: bool,
}

impl Entry {
    pub(super) fn new(reading: &Reading<'_>, metadata: &RecordMetadata) -> Self {
        let date = metadata.date().map(|date| when(&date));
        Self {
            title: title(reading).to_owned(),
            tagged: reading.tags.is_some(),
            topic: main(reading).map(|(facet, tag)| Topic::new(facet, tag)),
            printed: [metadata.outlet(), date].into_iter().flatten().collect(),
        }
    }

    /// The entry of what has a name alone.
    pub(super) const fn named(title: String) -> Self {
        Self { title, topic: None, tagged: false, printed: Vec::new() }
    }

    pub(super) const fn has_topic(&self) -> bool {
        self.topic.is_some()
    }

    /// Whether its main topic is unsure.
    pub(super) fn is_unsure(&self) -> bool {
        self.topic.as_ref().is_some_and(|topic| !topic.sure)
    }

    /// A line that leads to the article of this number.
    pub(super) fn line(&self, number: usize) -> Markup {
        html! {
            li {
                a href={ "#a" (number) } dir="auto" { (self.title) }
                @if let Some(topic) = &self.topic { (topic.chip()) }
                @else if self.tagged { span .soft { "no label" } }
                @if !self.printed.is_empty() { span .meta { (self.printed.join(" · ")) } }
            }
        }
    }
}

impl Topic {
    fn new(facet: &FacetTags, tag: &Tag) -> Self {
        let label = phrases::label(facet, tag);
        Self { label, probability: tag.probability, sure: tag.sure }
    }

    fn chip(&self) -> Markup {
        html! {
            @if self.sure { b { (self.label) } }
            @else { i { (self.label) " " (phrases::percent(self.probability)) " %, unsure" } }
        }
    }
}

/// The headline of an article, or else its id.
pub(super) fn title<'r>(reading: &'r Reading<'_>) -> &'r str {
    reading.headline().map(str::trim).filter(|own| !own.is_empty()).unwrap_or(&reading.article().id)
}

/// The first label that is given: of the model's first facet, as those come in its order.
fn main<'r>(reading: &'r Reading<'_>) -> Option<(&'r FacetTags, &'r Tag)> {
    let facets = reading.tags.iter().flat_map(|tags| &tags.facets);
    let mut all = facets.flat_map(|facet| facet.tags.iter().map(move |tag| (facet, tag)));
    all.find(|(_, tag)| tag.given)
}
