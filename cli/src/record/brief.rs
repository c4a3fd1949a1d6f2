use serde::{Deserialize, Serialize};

/// Brief of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct BriefRecord {
    pub(crate) brief: Vec<SentenceRecord>,
    /// Why it has fewer sentences than it should, where that is so.
    pub(crate) reason: Option<String>,
    /// How they were chosen.
    pub(crate) method: String,
}

/// Sentence of a brief, as it is printed, with its place in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SentenceRecord {
    pub(crate) text: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) score: f32,
    /// Its number among the sentences of the story, from 0.
    pub(crate) sentence: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) edits: Vec<EditRecord>,
}

/// Edit of a sentence, with the place in the text that it stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct EditRecord {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: String,
    pub(crate) inserted: String,
}

impl BriefRecord {
    /// The whole brief, in one line.
    pub(crate) fn text(&self) -> String {
        self.brief.iter().map(|own| own.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}
