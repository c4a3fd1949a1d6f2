use maud::{Markup, html};
use nutgraf::raw::pipeline::{FacetTags, Reading, Tag, TagExplanation, TextPart};
use nutgraf::raw::span::Span;

use super::layers::Mark;
use super::paragraphs::signed;

/// Words that are listed for a tag, and against it.
const FOR: usize = 11;
const AGAINST: usize = 4;

/// Tag whose evidence is shown.
pub(super) struct Chosen<'r> {
    pub(super) facet: &'r FacetTags,
    pub(super) tag: &'r Tag,
    explanation: &'r TagExplanation,
}

/// The name of a tag in an address: facet, label and actor.
pub(super) fn key(facet: &FacetTags, tag: &Tag) -> String {
    let target = facet.target.as_deref().unwrap_or_default();
    format!("{}|{}|{target}", facet.facet, tag.label)
}

/// The tag that is asked for by its name; or else the first that is given.
pub(super) fn chosen<'r>(reading: &'r Reading<'_>, asked: Option<&str>) -> Option<Chosen<'r>> {
    let facets = || reading.tags.iter().flat_map(|tags| &tags.facets);
    let all = || facets().flat_map(|facet| facet.tags.iter().map(move |tag| (facet, tag)));
    let of_name = asked.and_then(|name| all().find(|(facet, tag)| key(facet, tag) == name));
    let (facet, tag) = of_name.or_else(|| all().find(|(_, tag)| tag.given))?;
    Some(Chosen { facet, tag, explanation: tag.explanation.as_ref()? })
}

impl Chosen<'_> {
    /// The marks of the words in a part of the article.
    pub(super) fn marks(&self, part: TextPart) -> impl Iterator<Item = (Span, Mark)> {
        let words = self.explanation.words.iter().filter(move |word| word.part == part);
        words.map(|word| (word.span, Mark::Evidence { weight: word.weight, share: word.share }))
    }

    /// The words and phrases that say most, with their shares.
    pub(super) fn clues(&self) -> Markup {
        let all = || self.explanation.contributions.iter();
        let speaks_for = all().filter(|own| own.share > 0.0).take(FOR);
        let against = all().filter(|own| own.share < 0.0).take(AGAINST);
        html! {
            ul .clues aria-label="Words for and against it" {
                @for own in speaks_for.chain(against) {
                    li .against[own.share < 0.0] {
                        bdi { (own.text) } " " (signed(own.share))
                        @if own.by_meaning { span .soft { " by meaning" } }
                    }
                }
            }
        }
    }
}
