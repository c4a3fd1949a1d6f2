use nutgraf::raw::pipeline::{FacetTags, Reading, Tag, TagExplanation, TextPart};
use nutgraf::raw::span::Span;

use super::mark::Mark;

/// Tag whose evidence is shown.
pub(super) struct Chosen<'r> {
    pub(super) facet: &'r FacetTags,
    pub(super) tag: &'r Tag,
    pub(super) explanation: &'r TagExplanation,
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
}
