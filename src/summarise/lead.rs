//! The first sentences.

use super::Summariser;
use super::method::Method;
use super::story::Story;

/// Rates sentences by position alone: a reporter puts the news first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lead;

impl Summariser for Lead {
    fn method(&self) -> Method {
        Method::Lead
    }

    /// Falls from 1 at the first sentence towards 0 behind the last.
    fn rate(&mut self, story: &Story) -> Vec<f32> {
        let all = story.len() as f32;
        (0..story.len()).map(|index| 1.0 - index as f32 / all).collect()
    }
}
