use nutgraf::raw::label::Facet;
use serde::{Deserialize, Serialize};

/// Shape of records: what a table of them has columns for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
pub(crate) struct RecordShape {
    pub(crate) facets: Vec<FacetColumns>,
    /// Whether every label is listed.
    pub(crate) all: bool,
    pub(crate) with_text: bool,
    pub(crate) with_brief: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) with_relations: bool,
}

/// Facet as the columns of a table have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FacetColumns {
    pub(crate) name: String,
    /// Whether it asks towards an actor.
    pub(crate) towards_target: bool,
    /// Whether it stands under another.
    pub(crate) levelled: bool,
    pub(crate) labels: Vec<String>,
}

impl From<&Facet> for FacetColumns {
    fn from(facet: &Facet) -> Self {
        Self {
            name: facet.name.clone(),
            towards_target: facet.towards_target,
            levelled: facet.parent.is_some(),
            labels: facet.labels.iter().map(|label| label.name.clone()).collect(),
        }
    }
}
