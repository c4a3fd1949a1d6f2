//! Tags on levels: each under the one that it stands under.

use nutgraf::raw::pipeline::{Abstention, FacetTags, Tag, Tags};

/// A tag with the facet that gives it.
pub(super) type Given<'t> = (&'t FacetTags, &'t Tag);

/// Facets with their tags, those of lower levels right behind the tags that they stand under; a lower
/// level by itself only where the one above it is not told.
pub(super) fn facets(tags: &Tags) -> impl Iterator<Item = (&FacetTags, Vec<Given<'_>>)> {
    let by_itself = |facet: &&FacetTags| !is_under_another(facet, tags);
    tags.facets.iter().filter(by_itself).map(|facet| {
        let own = facet.tags.iter().flat_map(|tag| with_those_under(facet, tag, tags));
        (facet, own.collect())
    })
}

/// Whether every tag of a facet stands under a tag of another one that is told.
fn is_under_another(facet: &FacetTags, tags: &Tags) -> bool {
    let told = |tag: &Tag| {
        let mut above = tags.facets.iter().flat_map(|own| own.tags.iter().map(move |t| (own, t)));
        above.any(|(own, above)| own.facet != facet.facet && is_under(tag, above))
    };
    let goes_without_saying =
        facet.abstained == Some(Abstention::NoneFits) && tags.facets.len() > 1;
    goes_without_saying || !facet.tags.is_empty() && facet.tags.iter().all(told)
}

/// A tag and those below it, each level under its own.
fn with_those_under<'t>(facet: &'t FacetTags, tag: &'t Tag, tags: &'t Tags) -> Vec<Given<'t>> {
    let all = tags.facets.iter().flat_map(|own| own.tags.iter().map(move |tag| (own, tag)));
    let under = all.filter(|(_, own)| is_under(own, tag));
    let below = under.flat_map(|(facet, own)| with_those_under(facet, own, tags));
    std::iter::once((facet, tag)).chain(below).collect()
}

/// Whether `tag` stands right under `above`.
fn is_under(tag: &Tag, above: &Tag) -> bool {
    let Some((_, path)) = tag.path.split_last() else { return false };
    if above.path.is_empty() { path == [above.label.as_str()] } else { path == above.path }
}
