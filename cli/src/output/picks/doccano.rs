//! Lines of doccano (<https://doccano.github.io/doccano/tutorial>): what is neither text nor label is
//! metadata, which its exports repeat.

use nutgraf::raw::pipeline::{Pick, Sample};
use serde_json::{Value, json};

use super::shown::{self, choice_style, whole};

pub(super) fn lines(sample: &Sample) -> String {
    shown::lines(sample.picks.iter().map(|pick| line(sample, pick)))
}

/// `id` is doccano's own.
fn line(sample: &Sample, pick: &Pick) -> Value {
    let mut line = json!({
        "text": whole(pick),
        "label": [],
        "article_id": pick.id,
        "facet": sample.facet,
        "choice_style": choice_style(sample),
        "random": pick.random,
        "why": pick.why.name(),
    });
    if let Some(target) = &pick.target {
        line["target"] = json!(target);
    }
    line
}
