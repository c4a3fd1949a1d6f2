//! What of an article is shown to whoever labels it.

use nutgraf::raw::label::Choice;
use nutgraf::raw::pipeline::{Pick, Sample};
use serde_json::Value;

/// The text under its headline, for tools that show one field.
pub(super) fn whole(pick: &Pick) -> String {
    match &pick.title {
        Some(title) => format!("{title}\n\n{}", pick.text),
        None => pick.text.clone(),
    }
}

/// Whether forms are to let annotators choose one label, in the words of Prodigy and Label Studio.
pub(super) const fn choice_style(sample: &Sample) -> &'static str {
    match sample.choice {
        Choice::One => "single",
        Choice::Any => "multiple",
    }
}

/// Values as lines of JSON.
pub(super) fn lines(values: impl Iterator<Item = Value>) -> String {
    values.map(|value| format!("{value}\n")).collect()
}
