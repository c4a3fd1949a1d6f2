//! Tasks of Prodigy's `choice` interface (<https://prodi.gy/docs/api-interfaces#choice>). What is chosen
//! comes back in `accept`; `meta` is what annotators see beside the text.

use nutgraf::raw::pipeline::{Pick, Sample};
use serde_json::{Value, json};

use super::shown::{self, choice_style, whole};

pub(super) fn lines(sample: &Sample) -> String {
    shown::lines(sample.picks.iter().map(|pick| line(sample, pick)))
}

fn line(sample: &Sample, pick: &Pick) -> Value {
    let options = sample.labels.iter().map(|label| json!({ "id": label, "text": label }));
    let mut line = json!({
        "id": pick.id,
        "text": whole(pick),
        "options": options.collect::<Vec<_>>(),
        "config": { "choice_style": choice_style(sample) },
        "random": pick.random,
        "meta": { "id": pick.id, "facet": sample.facet },
    });
    if let Some(target) = &pick.target {
        line["target"] = json!(target);
        line["meta"]["target"] = json!(target);
    }
    line
}
