//! Which label of a facet comes first.

use super::tags::{FacetTags, Tag};
use crate::model::Model;

/// Puts first, of each facet, the label under which another is given that leads ([`Label::leads`]): of
/// several that of the surest. A facet whose labels nobody asked for leads nothing.
///
/// [`Label::leads`]: crate::label::Label::leads
pub(super) fn lead(facets: &mut [FacetTags], model: &Model) {
    for place in (0..facets.len()).rev() {
        let Some((parent, label)) = led(&facets[place], model) else { continue };
        if let Some(above) = facets.iter_mut().find(|own| own.facet == parent) {
            put_first(&mut above.tags, label);
        }
    }
}

/// The facet and the label that come first by what is given under them.
fn led<'m>(facet: &FacetTags, model: &'m Model) -> Option<(&'m str, &'m str)> {
    let own = &model.facet(&facet.facet)?.facet;
    let given = facet.tags.iter().filter(|tag| tag.given);
    let mut labels = given.filter_map(|tag| Some(&own.labels[own.label(&tag.label)?.index()]));
    let leading = labels.find(|label| label.leads)?;
    Some((own.parent.as_deref()?, leading.parent.as_deref()?))
}

fn put_first(tags: &mut [Tag], label: &str) {
    if let Some(place) = tags.iter().position(|tag| tag.given && tag.label == label) {
        tags[..=place].rotate_right(1);
    }
}
