//! Findings as JSON, one a line.

use nutgraf::raw::label_errors::Finding;
use serde::Serialize;

use super::checked::Checked;
use super::sections::sections;

/// Finding with its facet; none of what could not be read.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    facet: Option<&'a str>,
    #[serde(flatten)]
    finding: &'a Finding,
}

/// One object a finding, in the order of the findings.
pub(super) fn lines(checked: &Checked<'_>) -> serde_json::Result<String> {
    let facets = checked.findings.facets.iter();
    let of_facets = facets.map(|own| (Some(own.facet.as_str()), own.findings.as_slice()));
    let unread = (None, checked.findings.unread.as_slice());
    let findings = of_facets.chain([unread]).flat_map(|(facet, findings)| {
        let shown = sections(findings, checked.limit).flat_map(|own| own.shown);
        shown.map(move |finding| Line { facet, finding })
    });
    findings.map(|line| serde_json::to_string(&line).map(|json| json + "\n")).collect()
}
