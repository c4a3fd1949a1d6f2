//! The first sentences.

use super::length::Length;
use super::method::{Method, MethodName};
use super::select::{best_unbroken, select_best};
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

    /// A budget of words ends with the first sentence that it does not hold: a lead passes over none
    /// to be filled up with later ones.
    fn select(&mut self, story: &Story<'_>, ratings: &[f32], length: Length) -> Vec<usize> {
        match length {
            Length::Words(words) => best_unbroken(story.encoded, ratings, words),
            Length::Sentences(_) | Length::Percent(_) => select_best(story, ratings, length),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::summarise::writer::summarise;
    use crate::text::{Article, Language};

    #[test]
    fn a_lead_ends_with_the_first_sentence_that_does_not_fit() {
        let sentences = [
            "The harbour board of Wexmoor met on Monday.",
            "The pier will close in May, the board said, after it had talked for an hour.",
            "It rained on the town all day.",
            "Trams were late.",
        ];
        let article = Article::from_sentences("a", &sentences);
        let analysis = Analyser::new(Language::English).analyse(&article);
        let table = [
            (Length::Words(0), 0),
            (Length::Words(5), 1),
            (Length::Words(8), 1),
            (Length::Words(22), 1),
            (Length::Words(24), 2),
            (Length::Words(31), 3),
            (Length::Words(99), 4),
            (Length::Percent(50.0), 2),
            (Length::Sentences(3), 3),
        ];
        for (length, count) in table {
            let brief = summarise(&analysis, Method::Lead, None, length);
            let chosen: Vec<_> = brief.sentences.iter().map(|chosen| chosen.index).collect();
            assert_eq!(chosen, (0..count).collect::<Vec<_>>(), "{length:?}");
        }
    }
}
