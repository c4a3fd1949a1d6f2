use nutgraf::raw::pipeline::FacetPrevalence;

use super::cells::{row, safe, share};

/// Names of the columns.
const COLUMNS: [&str; 8] =
    ["facet", "label", "articles", "counted", "corrected", "low", "high", "different"];

/// Label shares as a table, a row a label.
pub(in crate::output) fn shares(facets: &[FacetPrevalence]) -> String {
    let of_facet = |facet: &FacetPrevalence| -> String {
        let rows = facet.labels.iter().map(|own| {
            let cell = |value: Option<f64>| value.map(share).unwrap_or_default();
            row(&[
                safe(&facet.facet),
                safe(&own.label),
                facet.articles.to_string(),
                share(own.counted),
                cell(own.corrected.map(|own| own.value)),
                cell(own.corrected.map(|own| own.low)),
                cell(own.corrected.map(|own| own.high)),
                facet.different.to_string(),
            ])
        });
        rows.collect()
    };
    row(&COLUMNS.map(str::to_owned)) + &facets.iter().map(of_facet).collect::<String>()
}
