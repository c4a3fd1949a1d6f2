use std::fmt::Write as _;

use nutgraf::raw::model::{Continued, ContinuedFacet};

use super::count;
use crate::terminal::one_line;

/// What a model was continued from, and what that changed on corrections held out.
pub(crate) fn continued(continued: &Continued) -> String {
    let corrections = count(continued.corrections, "correction");
    let base = one_line(&continued.base);
    let mut text = format!("  continued from {base} with {corrections}\n");
    for own in &continued.facets {
        let _ = writeln!(text, "    {}", facet(own));
    }
    if continued.facets.is_empty() {
        text += "    no facet that corrections move (stances stay as they are)\n";
    }
    text
}

fn facet(own: &ContinuedFacet) -> String {
    let (name, examples) = (one_line(&own.facet), count(own.corrections, "correction"));
    if own.cost == 0.0 {
        return format!("{name}: {examples}; left as it was, F1 {:.3} on them", own.before);
    }
    let (low, high) = own.interval;
    let sure = if own.own_thresholds { "corrections held out" } else { "the base" };
    format!(
        "{name}: {examples}; F1 {:.3} → {:.3} on those held out ({low:+.3} to {high:+.3}) at cost {:.3}; \
         what is sure is said by {sure}",
        own.before, own.after, own.cost
    )
}
