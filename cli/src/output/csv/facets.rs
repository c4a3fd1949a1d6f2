use std::borrow::Cow;

use super::cells::{list, safe, share};
use crate::record::{ArticleRecord, FacetColumns, TagRecord};

/// The names of a facet's columns.
pub(super) fn columns(facet: &FacetColumns, all: bool) -> Vec<String> {
    let name = safe(&facet.name);
    let mut names = vec![name.clone(), format!("{name}_probability"), format!("{name}_sure")];
    if facet.towards_target {
        names.extend([format!("{name}_target"), format!("{name}_canonical")]);
    }
    if facet.levelled {
        names.extend([format!("{name}_path"), format!("{name}_iptc")]);
    }
    if all {
        names.extend(facet.labels.iter().map(|label| format!("{name}:{label}")));
    }
    names
}

/// The cells of a facet. What is told of several labels or actors stands in one, and the lists of a
/// row run side by side: the second label is meant towards the second actor.
pub(super) fn cells(facet: &FacetColumns, record: &ArticleRecord, all: bool) -> Vec<String> {
    let given = || record.given().filter(|tag| tag.facet == facet.name);
    let each = |cell: &dyn for<'t> Fn(&'t TagRecord) -> Cow<'t, str>| list(given().map(cell));
    let mut cells = vec![
        each(&|tag| tag.label.as_str().into()),
        each(&|tag| share(tag.probability).into()),
        each(&|tag| tag.sure.to_string().into()),
    ];
    if facet.towards_target {
        cells.push(each(&|tag| tag.target.as_deref().unwrap_or_default().into()));
        cells.push(each(&|tag| tag.canonical.as_deref().unwrap_or_default().into()));
    }
    if facet.levelled {
        cells.push(each(&|tag| tag.shown_path().into()));
        cells.push(each(&|tag| tag.iptc.as_deref().unwrap_or_default().into()));
    }
    if all {
        cells.extend(facet.labels.iter().map(|label| ranked(facet, label, record)));
    }
    cells
}

/// The probability of a label, towards each actor.
fn ranked(facet: &FacetColumns, label: &str, record: &ArticleRecord) -> String {
    let tags = record.tags.iter().filter(|tag| tag.facet == facet.name && tag.label == label);
    list(tags.map(|tag| share(tag.probability).into()))
}
