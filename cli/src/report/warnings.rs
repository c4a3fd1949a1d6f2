//! What of a facet's training nobody should rely on.

use nutgraf::raw::label::{Choice, Facet};
use nutgraf::raw::model::FacetCard;

use super::{count, percent};
use crate::terminal::{CAREFUL, Theme, one_line, wrapped};

/// Examples up to which a label has too few to be learnt by.
const FEW: usize = 2;

/// What to be careful with: labels of hardly an example, and a model that knows no more than which
/// label is the commonest; nothing where there is nothing.
pub(crate) fn warnings(facet: &Facet, card: &FacetCard, theme: Theme) -> String {
    let warnings = [few_examples(card), no_better_than_guessing(facet, card)];
    let lines = warnings.iter().flatten();
    lines.map(|warning| wrapped(theme, warning, CAREFUL, "  ")).collect()
}

fn few_examples(card: &FacetCard) -> Option<String> {
    let few = card.labels.iter().filter(|own| own.articles <= FEW && !own.defined);
    let few: Vec<_> = few
        .map(|own| format!("{} ({})", one_line(&own.label), count(own.articles, "example")))
        .collect();
    (card.held_out > 0 && !few.is_empty()).then(|| {
        format!("hardly an example: {}; label more before anybody relies on these", few.join(", "))
    })
}

/// Whether always giving the commonest label is right as often; of any number of labels there is none
/// to always give.
fn no_better_than_guessing(facet: &Facet, card: &FacetCard) -> Option<String> {
    let all: usize = card.labels.iter().map(|own| own.articles).sum();
    let commonest = card.labels.iter().rev().max_by_key(|own| own.articles)?;
    let share = commonest.articles as f64 / all.max(1) as f64;
    let knows = card.accuracy > share || card.held_out == 0 || facet.choice == Choice::Any;
    (!knows).then(|| {
        format!(
            "no better than always saying {}, which {} of the examples are: this model should not be \
             used; label more, or look for wrong labels by `nutgraf labels check`",
            one_line(&commonest.label),
            percent(share)
        )
    })
}

#[cfg(test)]
mod tests {
    use nutgraf::raw::model::LabelCount;
    use nutgraf::raw::select::{Algorithm, CandidateResult, Setting};

    use super::*;

    fn card(counts: &[(&str, usize)], accuracy: f64) -> FacetCard {
        let setting = Setting::Smoothing { alpha: 1.0 };
        let label = |&(label, articles): &(&str, usize)| LabelCount {
            label: label.to_owned(),
            articles,
            defined: false,
        };
        FacetCard {
            algorithm: Algorithm::default(),
            setting,
            labels: counts.iter().map(label).collect(),
            not_offered: Vec::new(),
            candidates: Vec::new(),
            kept: 1.0,
            unpruned: CandidateResult { setting, accuracy, macro_f1: accuracy },
            features_seen: 1,
            splits: 10,
            held_out: counts.iter().map(|own| own.1).sum(),
            accuracy,
            macro_f1: accuracy,
        }
    }

    #[test]
    fn hardly_an_example_and_no_knowledge_are_warned_of() {
        let told = |card: &FacetCard, choice| {
            warnings(&Facet { choice, ..Facet::default() }, card, Theme::default())
        };
        assert_eq!(told(&card(&[("sport", 60), ("arts", 40)], 0.61), Choice::One), "");
        let poor = card(&[("sport", 60), ("arts", 38), ("law", 2)], 0.6);
        let said = told(&poor, Choice::One);
        assert!(said.contains("hardly an example: law (2 examples)"), "{said}");
        assert!(said.contains("always saying sport, which 60.0 %"), "{said}");
        assert!(!told(&poor, Choice::Any).contains("always saying"));
    }
}
