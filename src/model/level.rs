//! Levels of a model file, checked.

use super::FacetHeader;
use super::error::Error;
use crate::label::{Facet, LabelId};

/// Checks that what the header of a facet says of its level fits the facet one level up.
pub(super) fn check(header: &FacetHeader, parent: Option<&Facet>) -> Result<(), Error> {
    let parents = |above| header.facet.parents_in(above);
    let expected: Option<Vec<LabelId>> =
        parent.map(|above| parents(above).into_iter().flatten().collect());
    let fits = match (&header.level, expected) {
        (None, None) => true,
        (Some(level), Some(expected)) => {
            level.parents == expected && level.is_of(header.facet.labels.len())
        }
        _ => false,
    };
    let unfit = || Error::array(&header.facet.name, "does not fit the facet one level up");
    fits.then_some(()).ok_or_else(unfit)
}
