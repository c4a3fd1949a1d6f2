//! Predictions of an evaluation, one a line.

use nutgraf::raw::evaluate::ArticlePrediction;

use super::csv;

/// Forms that predictions can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PredictionsFormat {
    Csv,
    Jsonl,
}

/// All predictions.
pub(crate) fn predictions(
    predictions: &[ArticlePrediction],
    format: PredictionsFormat,
) -> anyhow::Result<String> {
    match format {
        PredictionsFormat::Csv => Ok(csv::predictions(predictions)),
        PredictionsFormat::Jsonl => {
            let line = |own| Ok(serde_json::to_string(own)? + "\n");
            predictions.iter().map(line).collect()
        }
    }
}
