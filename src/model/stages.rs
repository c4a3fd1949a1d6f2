//! The two stages of a facet in a model file, checked.

use super::FacetHeader;
use super::error::Error;
use crate::classify::{Classifier, Sides};
use crate::features::Vectoriser;
use crate::label::Label;
use crate::stance::cue_names;

/// Checks that the two stages of a facet weigh the cues that this nutgraf knows, and that the facet
/// of its context stands `before` it.
pub(super) fn check(
    header: &FacetHeader,
    vectoriser: &Vectoriser,
    before: &[Classifier],
) -> Result<(), Error> {
    let facet = &header.facet;
    let unfit = |problem| Err(Error::array(&facet.name, problem));
    let context = match &facet.context {
        None => &[] as &[Label],
        Some(name) => match before.iter().find(|own| own.facet.name == *name) {
            Some(context) => &context.facet.labels,
            None => return unfit("stands before the facet of its context"),
        },
    };
    let Some(stages) = &header.two_stage else { return Ok(()) };
    let labels = context.iter().map(|label| label.name.as_str());
    let names = cue_names(labels, vectoriser.context_dimensions());
    if stages.cues != names || !stages.is_of(names.len()) || Sides::of(facet).is_none() {
        return unfit("weighs cues that this nutgraf does not know");
    }
    Ok(())
}
