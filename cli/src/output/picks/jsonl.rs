use nutgraf::raw::pipeline::{Pick, Sample};
use serde_json::{Value, json};

use super::shown;

/// One object a line: the article, why it was picked, and the label that the model would give.
pub(super) fn lines(sample: &Sample) -> String {
    shown::lines(sample.picks.iter().map(|pick| line(sample, pick)))
}

fn line(sample: &Sample, pick: &Pick) -> Value {
    let mut line = json!({ "facet": sample.facet });
    let pick = serde_json::to_value(pick).expect("a pick is plain data");
    if let (Value::Object(line), Value::Object(pick)) = (&mut line, pick) {
        line.extend(pick);
    }
    line
}
