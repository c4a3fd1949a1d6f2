//! The headline figures of a set of articles, told by the names of labels.

use std::collections::BTreeMap;

use serde::Serialize;

use super::estimate::Estimate;
use super::outcome::{GivenTag, Outcome};
use super::sample::Sample;
use crate::label::LabelId;

/// Figures of a set of articles: a slice of a test, or what a baseline makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Headline {
    /// Number of articles.
    pub articles: usize,
    /// Share of the articles whose labels are exactly right.
    pub accuracy: Estimate,
    /// Mean F1 over the labels that the truth holds.
    pub macro_f1: Estimate,
}

/// An article's labels: those of people, and those given.
pub type Answer<'a> = (Vec<&'a str>, Vec<&'a str>);

impl Headline {
    /// The figures of `answers`.
    #[must_use]
    pub fn of(answers: &[Answer<'_>]) -> Self {
        let names = answers.iter().flat_map(|(truth, given)| truth.iter().chain(given));
        let mut ids: BTreeMap<&str, LabelId> = names.map(|&name| (name, LabelId(0))).collect();
        ids.values_mut().zip(0..).for_each(|(id, place)| *id = LabelId(place));
        let outcome = |(truth, given): &Answer<'_>| outcome(&ids, truth, given);
        let outcomes: Vec<Outcome<'_>> = answers.iter().map(outcome).collect();
        let found = Sample::new(&outcomes, ids.len()).estimates();
        Self { articles: answers.len(), accuracy: found.accuracy, macro_f1: found.macro_f1 }
    }

    /// The figures of who gives every article the labels that most of them have: the least that a
    /// classifier must beat.
    #[must_use]
    pub fn of_majority(answers: &[Answer<'_>]) -> Self {
        let mut counts: BTreeMap<&[&str], usize> = BTreeMap::new();
        for (truth, _) in answers {
            *counts.entry(truth).or_default() += 1;
        }
        let most = counts.into_iter().rev().max_by_key(|own| own.1);
        let most = most.map_or(Vec::new(), |own| own.0.to_vec());
        let given = answers.iter().map(|(truth, _)| (truth.clone(), most.clone()));
        Self::of(&given.collect::<Vec<_>>())
    }
}

fn outcome(ids: &BTreeMap<&str, LabelId>, truth: &[&str], given: &[&str]) -> Outcome<'static> {
    let mut truth: Vec<LabelId> = truth.iter().map(|name| ids[name]).collect();
    truth.sort_unstable();
    let tag = |name: &&str| GivenTag { label: ids[name], probability: 0.0, sure: false };
    Outcome { id: "", truth, tags: given.iter().map(tag).collect(), known_words: 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_has_its_own_figures_and_the_majority_is_the_least() {
        let answers: Vec<Answer<'_>> = vec![
            (vec!["a"], vec!["a"]),
            (vec!["a"], vec!["b"]),
            (vec!["b"], vec!["b"]),
            (vec!["a"], vec!["a"]),
        ];
        let own = Headline::of(&answers);
        assert!((own.accuracy.value - 0.75).abs() < 1e-12 && own.articles == 4);
        assert!((own.macro_f1.value - f64::midpoint(0.8, 2.0 / 3.0)).abs() < 1e-12);
        let least = Headline::of_majority(&answers);
        assert!((least.accuracy.value - 0.75).abs() < 1e-12);
        assert!((least.macro_f1.value - 6.0 / 7.0 / 2.0).abs() < 1e-12);
        assert_eq!(Headline::of_majority(&[]).articles, 0);
    }
}
