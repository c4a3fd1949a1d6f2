//! Labels of a test under other names than the model's.

use anyhow::bail;
use nutgraf::raw::corpus::LabelMapping;
use nutgraf::raw::evaluate::Report;

/// Refuses a report whose figures say nothing, unless the labels that the model lacks are `mapped`: to
/// themselves, where they are meant.
pub(super) fn refuse_mismatch(report: &Report, mapped: &[LabelMapping]) -> anyhow::Result<()> {
    for mut mismatch in report.facets.iter().filter_map(nutgraf::FacetReport::label_mismatch) {
        mismatch.labels.retain(|(label, _)| mapped.iter().all(|own| own.to != *label));
        if !mismatch.labels.is_empty() {
            bail!("{mismatch}");
        }
    }
    Ok(())
}
