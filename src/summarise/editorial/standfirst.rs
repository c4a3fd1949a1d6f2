//! Standfirsts: a sentence between headline and lead that supposes the one and runs ahead of the other.

use super::exclusion::{HEADED, TELLING};
use crate::summarise::story::Story;

/// Share of the headline, by idf, that a lead says again where a standfirst stands above it …
const SAID: f32 = 0.5;
/// … and what it says more of it than the standfirst.
const MORE: f32 = 0.3;

/// Whether the `first` candidate of a story is its standfirst: a paragraph of its own, where the sentence
/// behind it says the headline and it does not. `said` has of each sentence what share of it it says.
pub(super) fn is_standfirst(story: &Story<'_>, first: usize, said: &[f32]) -> bool {
    let told = || story.title().is_some_and(|title| title.split(' ').count() >= TELLING);
    let says_more = |next: f32| next >= SAID && next - said[first] >= MORE;
    first < HEADED
        && said.get(first + 1).is_some_and(|&next| says_more(next))
        && told()
        && stands_alone(story, first)
}

/// Whether a line ends behind the sentence at this position.
fn stands_alone(story: &Story<'_>, position: usize) -> bool {
    let mut spans = story.sentences().skip(position).map(|sentence| sentence.span());
    let text = &story.analysis().article().text;
    let ends = |text: &str| text.contains('\n');
    matches!((spans.next(), spans.next()), (Some(own), Some(next)) if ends(&text[own.end..next.start]))
}

#[cfg(test)]
mod tests {
    use super::super::exclusion::Exclusion;
    use super::super::fixture::Surveyed;

    #[test]
    fn a_standfirst_stands_above_the_lead() {
        let headline = "Wexmoor harbour board closes old pier";
        let lead =
            "The harbour board of Wexmoor will close the old pier in May, it said on Monday.";
        let later = "The pier is two hundred years old.";
        for (first, second, expected) in [
            ("The decision comes as storms have torn planks from it.", lead, true),
            (lead, later, false),
            ("The old pier of Wexmoor is closed, its board said.", lead, false),
            ("The decision comes as storms have torn planks from it.", later, false),
        ] {
            let surveyed = Surveyed::new(Some(headline), &[first, second, later]);
            let found = surveyed.story().excluded[0];
            assert_eq!(found, expected.then_some(Exclusion::Standfirst), "{first}");
        }
    }
}
