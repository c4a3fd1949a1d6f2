//! The first sentences.

use super::method::{Method, MethodName};
use super::story::Story;
use super::summariser::Summariser;

/// Rates sentences by position alone: a reporter puts the news first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lead;

impl Summariser for Lead {
    fn name(&self) -> MethodName {
        Method::Lead.into()
    }

    /// Falls from 1 at the first sentence towards 0 behind the last.
    fn rate(&mut self, story: &Story<'_>) -> Vec<f32> {
        let all = story.len() as f32;
        (0..story.len()).map(|index| 1.0 - index as f32 / all).collect()
    }
}
