use std::fmt::Write as _;

use nutgraf::raw::model::{ContinuedFacet, Model, MovedLabel};

use super::count;
use crate::terminal::one_line;

/// Labels that are shown of those that moved.
const SHOWN: usize = 5;

/// What a model was continued from, what that changed on corrections held out, and which of its tags
/// are still sure at `precision`; nothing of a model that was not continued.
pub(crate) fn continued(model: &Model, precision: f64) -> String {
    let Some(continued) = &model.card.continued else { return String::new() };
    let corrections = count(continued.corrections, "correction");
    let base = one_line(&continued.base);
    let mut text = format!("  continued from {base} with {corrections}\n");
    for own in &continued.facets {
        let _ = writeln!(text, "    {}{}", facet(own), sure(model, own, precision));
    }
    if continued.facets.is_empty() {
        text += "    no facet that corrections move (stances stay as they are)\n";
    }
    text
}

fn facet(own: &ContinuedFacet) -> String {
    let (name, examples) = (one_line(&own.facet), count(own.corrections, "correction"));
    if own.variance == 0.0 {
        return format!("{name}: {examples}; left as it was, F1 {:.3} on them", own.before);
    }
    let (low, high) = own.interval;
    let labels: Vec<_> = own.moved.iter().take(SHOWN).map(moved).collect();
    let most = if labels.is_empty() { "" } else { "\n      most moved: " };
    let (before, after, labels) = (own.before, own.after, labels.join(", "));
    format!(
        "{name}: {examples}; F1 {before:.3} → {after:.3} on those held out \
         ({low:+.3} to {high:+.3}){most}{labels}"
    )
}

fn moved(own: &MovedLabel) -> String {
    let MovedLabel { label, before, after, corrected } = own;
    format!("{} {before} → {after} (of them {corrected})", one_line(label))
}

/// From which probability on tags are sure.
fn sure(model: &Model, own: &ContinuedFacet, precision: f64) -> String {
    let classifier = model.facets.iter().find(|classifier| classifier.facet.name == own.facet);
    let threshold = classifier.and_then(|own| own.thresholds.threshold(precision));
    threshold.map_or_else(
        || format!("\n      nothing is sure at {precision}"),
        |least| format!("\n      sure at {precision} from probability {least:.3} on"),
    )
}
