use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use nutgraf::raw::relation::RelationLabel;
use serde::Deserialize;

use crate::args::TrainRelationsArgs;
use crate::interrupt;
use crate::sink::Sink;

/// What training a model of relations needs.
pub(crate) struct TrainRelationsConfig {
    pub(crate) sentences: Vec<LabelledSentence>,
    pub(crate) test: Vec<LabelledSentence>,
    pub(crate) path: PathBuf,
    pub(crate) sink: Sink,
}

/// A sentence in which somebody marked who is for or against whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LabelledSentence {
    pub(crate) text: String,
    /// Bytes of the holder's name …
    pub(crate) holder: Range<usize>,
    /// … and of the target's.
    pub(crate) target: Range<usize>,
    pub(crate) label: Option<RelationLabel>,
    pub(crate) recent: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    text: String,
    holder: [usize; 2],
    target: [usize; 2],
    label: LabelName,
    #[serde(default)]
    recent: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum LabelName {
    Critical,
    Supportive,
    None,
}

impl TrainRelationsConfig {
    pub(crate) fn new(args: TrainRelationsArgs) -> anyhow::Result<Self> {
        let sink = interrupt::guarded(|| Sink::create(&args.output, args.force))?;
        Ok(Self {
            sentences: sentences(&args.sentences)?,
            test: args.test.as_deref().map(sentences).transpose()?.unwrap_or_default(),
            path: args.output,
            sink,
        })
    }
}

/// The sentences of a file of JSON lines.
fn sentences(path: &Path) -> anyhow::Result<Vec<LabelledSentence>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_ascii().is_empty());
    let read = |(number, line)| {
        LabelledSentence::of(line).with_context(|| format!("{}:{}", path.display(), number + 1))
    };
    lines.map(read).collect()
}

impl LabelledSentence {
    fn of(line: &str) -> anyhow::Result<Self> {
        let Line { text, holder, target, label, recent } = serde_json::from_str(line)?;
        let label = match label {
            LabelName::Critical => Some(RelationLabel::Critical),
            LabelName::Supportive => Some(RelationLabel::Supportive),
            LabelName::None => None,
        };
        let (holder, target) = (bytes(&text, holder)?, bytes(&text, target)?);
        Ok(Self { text, holder, target, label, recent })
    }
}

/// The bytes of a range of characters.
fn bytes(text: &str, [start, end]: [usize; 2]) -> anyhow::Result<Range<usize>> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    ensure!(
        start < end && end < starts.len(),
        "no name stands from {start} to {end} in a text of {} characters",
        starts.len() - 1
    );
    Ok(starts[start]..starts[end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_who_is_against_whom_in_characters() {
        let line = r#"{"text": "“Éire” slams Oslo.", "holder": [1, 5], "target": [13, 17], "label": "critical"}"#;
        let read = LabelledSentence::of(line).unwrap();
        assert_eq!((&read.text[read.holder], &read.text[read.target]), ("Éire", "Oslo"));
        assert_eq!(read.label, Some(RelationLabel::Critical));
        let outside = line.replace("17", "99");
        let error = LabelledSentence::of(&outside).unwrap_err().to_string();
        assert_eq!(error, "no name stands from 13 to 99 in a text of 18 characters");
    }
}
