use maud::{Markup, html};
use nutgraf::raw::pipeline::TagExplanation;

use super::shade::signed;

/// Words that are listed for a tag, and against it.
const FOR: usize = 11;
const AGAINST: usize = 4;

/// The words and phrases that say most for a tag and against it, with their shares of the score.
pub(crate) fn clues(explanation: &TagExplanation) -> Markup {
    let all = || explanation.contributions.iter();
    let speaks_for = all().filter(|own| own.share > 0.0).take(FOR);
    let against = all().filter(|own| own.share < 0.0).take(AGAINST);
    html! {
        ul .clues {
            @for own in speaks_for.chain(against) {
                li .against[own.share < 0.0] {
                    bdi { (own.text) } " " (signed(own.share))
                    @if own.by_meaning { span .soft { " by meaning" } }
                }
            }
        }
    }
}
