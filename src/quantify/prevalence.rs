//! Label shares of a batch, corrected for the classifier's errors.

use oorandom::Rand32;
use rayon::prelude::*;
use serde::Serialize;

use super::bias_corrected::{BiasCorrected, Row};
use super::expectation_maximisation::shares;
use crate::evaluate::Estimate;
use crate::label::Choice;
use crate::text::TermHash;

/// Rounds of the bootstrap.
const ROUNDS: u64 = 200;
/// Starts every round's draws.
const SEED: TermHash = TermHash(0);
/// Labelled articles that are looked at, at most: more tell no more that matters, and take long.
const MOST: usize = 2000;

/// An article with the classifier's scores.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scored {
    /// By label: the logarithms of its probabilities, or of its odds where any label may fit.
    pub scores: Vec<f64>,
    /// Places of the labels that it has: of a labelled article the right ones, of an article of a batch
    /// those that the classifier gave.
    pub labels: Vec<usize>,
}

/// Share of a label in a batch.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LabelShare {
    /// Share of the articles that got it.
    pub counted: f64,
    /// Share of the articles that have it, as far as can be told, with the 95 % interval that
    /// resampling both the labelled articles and the batch gives.
    pub corrected: Estimate,
}

/// The share of each label in `batch`, corrected by `held_out`: labelled articles that the classifier
/// did not learn from, or that it scored out of fold.
///
/// Right where the articles of a label are in the batch what they are among the labelled ones, however
/// often the label occurs. Where any label may fit, each is a question of its own.
#[must_use]
pub fn prevalence(choice: Choice, held_out: &[Scored], batch: &[Scored]) -> Vec<LabelShare> {
    let labels = batch.iter().chain(held_out).map(|own| own.scores.len()).max().unwrap_or(0);
    let held_out = thinned(held_out);
    let corrected: Vec<Estimate> = match choice {
        Choice::One => one_of(&held_out, batch, labels),
        Choice::Any => (0..labels).map(|label| has(&held_out, batch, label)).collect(),
    };
    let all = batch.len().max(1) as f64;
    let counted =
        |label| batch.iter().filter(|own| own.labels.contains(&label)).count() as f64 / all;
    let share = |(label, corrected)| LabelShare { counted: counted(label), corrected };
    corrected.into_iter().enumerate().map(share).collect()
}

/// At most so many, evenly spread.
fn thinned(held_out: &[Scored]) -> Vec<&Scored> {
    let taken = held_out.len().min(MOST);
    (0..taken).map(|n| &held_out[n * held_out.len() / taken]).collect()
}

fn one_of(held_out: &[&Scored], batch: &[Scored], labels: usize) -> Vec<Estimate> {
    let rows = held_out.iter().filter_map(|own| Some((&own.scores[..], *own.labels.first()?)));
    let batch: Vec<&[f64]> = batch.iter().map(|own| &own.scores[..]).collect();
    estimates(&rows.collect::<Vec<_>>(), &batch, labels)
}

/// The share of those that have one label, against all others.
fn has(held_out: &[&Scored], batch: &[Scored], label: usize) -> Estimate {
    let pair = |own: &Scored| [0.0, own.scores[label]];
    let scores: Vec<_> = held_out.iter().map(|own| pair(own)).collect();
    let rights = held_out.iter().map(|own| usize::from(own.labels.contains(&label)));
    let rows: Vec<Row<'_>> = scores.iter().map(|own| &own[..]).zip(rights).collect();
    let batch: Vec<_> = batch.iter().map(pair).collect();
    let batch: Vec<&[f64]> = batch.iter().map(|own| &own[..]).collect();
    estimates(&rows, &batch, 2)[1]
}

fn estimates(rows: &[Row<'_>], batch: &[&[f64]], labels: usize) -> Vec<Estimate> {
    let fit = BiasCorrected::identity(labels).fit(rows);
    let whole = corrected(&fit, rows, batch);
    let round = |number| {
        let mut random = Rand32::new(SEED.then(TermHash(number)).0);
        let rows = drawn(rows, &mut random);
        let batch = drawn(batch, &mut random);
        corrected(&fit.clone().fit(&rows), &rows, &batch)
    };
    let rounds: Vec<Vec<f64>> = (0..ROUNDS).into_par_iter().map(round).collect();
    let estimate = |label: usize| {
        Estimate::new(whole[label], rounds.iter().map(|round| round[label]).collect())
    };
    (0..labels).map(estimate).collect()
}

/// The shares in `batch`, by a fit to the labelled `rows`.
fn corrected(fit: &BiasCorrected, rows: &[Row<'_>], batch: &[&[f64]]) -> Vec<f64> {
    let mut prior = vec![0.0; fit.bias.len()];
    for (scores, _) in rows {
        let p = fit.probabilities(scores);
        prior.iter_mut().zip(p).for_each(|(own, p)| *own += p / rows.len() as f64);
    }
    let probabilities: Vec<_> = batch.iter().map(|scores| fit.probabilities(scores)).collect();
    shares(&probabilities, &prior)
}

/// As many of `items`, with replacement.
fn drawn<T: Copy>(items: &[T], random: &mut Rand32) -> Vec<T> {
    let count = items.len() as u32;
    (0..count).map(|_| items[random.rand_range(0..count) as usize]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Articles of which `of_first` in a hundred have the first label, scored by a classifier that takes
    /// every fifth for the other.
    fn articles(count: usize, of_first: usize, labelled: bool) -> Vec<Scored> {
        let article = |n: usize| {
            let label = usize::from(n * 37 % 100 >= of_first);
            let said = if (n * 7).is_multiple_of(5) { 1 - label } else { label };
            let scores = [0.8_f64, 0.2].map(f64::ln);
            let scores = if said == 0 { scores.to_vec() } else { vec![scores[1], scores[0]] };
            Scored { scores, labels: vec![if labelled { label } else { said }] }
        };
        (0..count).map(article).collect()
    }

    #[test]
    fn what_is_counted_wrong_is_corrected() {
        let held_out = articles(1000, 50, true);
        for of_first in [10, 30, 50, 90] {
            let batch = articles(1000, of_first, false);
            let found = prevalence(Choice::One, &held_out, &batch);
            let (share, counted) = (of_first as f64 / 100.0, 0.2 + 0.6 * of_first as f64 / 100.0);
            assert!((found[0].counted - counted).abs() < 0.02, "{found:?}");
            assert!((found[0].corrected.value - share).abs() < 0.03, "{of_first}: {found:?}");
            assert!(
                found[0].corrected.low <= share + 0.01 && share - 0.01 <= found[0].corrected.high
            );
        }
    }

    #[test]
    fn each_of_several_labels_is_a_question_of_its_own() {
        let several = |own: Vec<Scored>| -> Vec<Scored> {
            let second = |own: Scored| {
                let odds = own.scores[0] - own.scores[1];
                let labels = if own.labels == [0] { vec![0, 1] } else { vec![1] };
                Scored { scores: vec![odds, 4.0], labels }
            };
            own.into_iter().map(second).collect()
        };
        let (held_out, batch) =
            (several(articles(1000, 50, true)), several(articles(1000, 20, false)));
        let found = prevalence(Choice::Any, &held_out, &batch);
        assert!((found[0].corrected.value - 0.2).abs() < 0.03, "{found:?}");
        assert!(found[1].corrected.value > 0.95 && (found[1].counted - 1.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_is_known_of_nothing() {
        assert!(prevalence(Choice::One, &[], &[]).is_empty());
    }
}
