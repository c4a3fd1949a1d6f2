//! Tasks of Label Studio (<https://labelstud.io/guide/tasks>).

use nutgraf::raw::pipeline::{Pick, Sample};
use serde_json::{Value, json};

use super::shown::choice_style;

/// An array of tasks. What stands in `data` comes back in every export.
pub(super) fn tasks(sample: &Sample) -> String {
    let tasks = sample.picks.iter().map(|pick| format!("  {}", task(sample, pick)));
    format!("[\n{}\n]\n", tasks.collect::<Vec<_>>().join(",\n"))
}

fn task(sample: &Sample, pick: &Pick) -> Value {
    json!({ "data": {
        "id": pick.id,
        // The interface names them, and a task without them would not be shown.
        "title": pick.title.as_deref().unwrap_or_default(),
        "target": pick.target.as_deref().unwrap_or_default(),
        "text": pick.text,
        "facet": sample.facet,
        "random": pick.random,
        "why": pick.why.name(),
    }})
}

/// The labelling interface for the facet: headline, target, text, and the labels to choose from.
pub(crate) fn labelling_interface(sample: &Sample) -> String {
    let choice = choice_style(sample);
    let has_target = sample.picks.iter().any(|pick| pick.target.is_some());
    let target = if has_target { r#"<Header value="$target"/>"# } else { "" };
    let labels =
        sample.labels.iter().map(|label| format!(r#"<Choice value="{}"/>"#, escaped(label)));
    format!(
        r#"<View><Header value="$title"/>{target}<Text name="text" value="$text"/><Choices name="{}" toName="text" choice="{choice}" required="true">{}</Choices></View>"#,
        escaped(&sample.facet),
        labels.collect::<String>(),
    )
}

/// `text` as the value of an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
