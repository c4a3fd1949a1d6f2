//! Labels of a test under other names than the model's.

use anyhow::bail;
use nutgraf::Model;
use nutgraf::raw::corpus::LabelMapping;
use nutgraf::raw::evaluate::Report;

/// Refuses a report whose figures say nothing, unless the labels that the model lacks are `mapped`: to
/// themselves, where they are meant. A label that the model was taught and does not offer is no other
/// name: that it is missed is the figure.
pub(super) fn refuse_mismatch(
    report: &Report,
    model: &Model,
    mapped: &[LabelMapping],
) -> anyhow::Result<()> {
    for mut mismatch in report.facets.iter().filter_map(nutgraf::FacetReport::label_mismatch) {
        let facet = mismatch.facet.clone();
        mismatch.labels.retain(|(label, _)| {
            !is_withheld(model, &facet, label) && mapped.iter().all(|own| own.to != *label)
        });
        if !mismatch.labels.is_empty() {
            bail!("{mismatch}");
        }
    }
    Ok(())
}

/// Whether the model was taught a label of the facet, and does not offer it.
fn is_withheld(model: &Model, facet: &str, label: &str) -> bool {
    let facets = model.facets.iter().zip(&model.card.facets);
    let mut withheld =
        facets.filter(|own| own.0.facet.name == facet).flat_map(|own| &own.1.not_offered);
    withheld.any(|own| own.label == label)
}
