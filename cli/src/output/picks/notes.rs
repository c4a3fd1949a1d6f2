//! What there is to know beside the articles: how good the model is, and what was not looked at.

use nutgraf::raw::evaluate::HonestAccuracy;
use nutgraf::raw::pipeline::{PoolCounts, Sample};

use crate::output::phrases::percent;
use crate::report::count;
use crate::terminal::one_line;

/// Notes on a sample, the accuracy first.
pub(crate) fn notes(sample: &Sample) -> Vec<String> {
    let without = sample.without_model.as_ref();
    let without = without.map(|why| format!("no model of the labels so far: {}", one_line(why)));
    let model = without.unwrap_or_else(|| accuracy(&sample.accuracy));
    [model].into_iter().chain(passed_over(sample.pool)).collect()
}

/// Accuracy by random picks with its interval, and beside it what the model thinks of itself.
fn accuracy(accuracy: &HonestAccuracy) -> String {
    let by_random = match (accuracy.accuracy, accuracy.interval) {
        (Some(share), Some((low, high))) => format!(
            "accuracy by random picks alone: {} of {} right, {} % ({} to {} %, 95 % interval)",
            accuracy.right,
            accuracy.random,
            percent(share),
            percent(low),
            percent(high),
        ),
        _ => "accuracy: not known, since no label is marked as of a random pick".to_owned(),
    };
    let expected = accuracy.expected.map(|share| {
        format!("; the model itself expects {} % of what is not labelled", percent(share))
    });
    by_random + &expected.unwrap_or_default()
}

fn passed_over(pool: PoolCounts) -> Option<String> {
    let parts = [
        (pool.labelled, "labelled already"),
        (pool.repeated, "the same text as another"),
        (pool.undrawn, "not drawn, since ten thousand are looked at"),
        (pool.unreadable, "in another language than the labels, or without words"),
    ];
    let told = parts.iter().filter(|(number, _)| *number > 0);
    let told: Vec<_> = told.map(|(number, what)| format!("{number} {what}")).collect();
    let all = count(pool.articles, "article");
    (!told.is_empty()).then(|| format!("of {all} passed over: {}", told.join(", ")))
}
