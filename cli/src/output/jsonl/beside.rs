use nutgraf::read::Note;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::output::Beside;

/// What stands beside the article; a field of ours never hides one of the caller's.
#[derive(Serialize)]
pub(super) struct BesideObject<'a> {
    #[serde(serialize_with = "object", skip_serializing_if = "<[_]>::is_empty")]
    fields: &'a [(String, Value)],
    #[serde(serialize_with = "sentences", skip_serializing_if = "<[_]>::is_empty")]
    notes: &'a [Note],
}

impl<'a> BesideObject<'a> {
    pub(super) fn of(beside: &'a Beside) -> Self {
        Self { fields: &beside.fields, notes: &beside.notes }
    }
}

fn object<S: Serializer>(fields: &&[(String, Value)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
}

/// Notes as people read them.
pub(super) fn sentences<S: Serializer>(notes: &&[Note], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(notes.iter().map(ToString::to_string))
}
