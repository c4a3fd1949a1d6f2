//! Rules as JSON.

use serde::Serialize;

use crate::rules::{Effect, Hit};

/// A rule that holds for an article.
#[derive(Serialize)]
pub(super) struct RuleObject<'r> {
    /// The effect, with its kind.
    #[serde(flatten)]
    effect: &'r Effect,
    note: &'r str,
    /// What it found, as the article prints it.
    found: &'r [String],
}

impl<'r> RuleObject<'r> {
    pub(super) fn new(hit: &'r Hit) -> Self {
        Self { effect: &hit.rule.effect, note: &hit.rule.note, found: &hit.found }
    }
}
