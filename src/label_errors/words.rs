//! Words that speak for one label against another, each example left out of what it is judged by.

use std::collections::BTreeMap;

use linfa::DatasetBase;
use ndarray::{Array1, Axis};
use serde::Serialize;

use super::vectors::ExampleVectors;
use crate::analysis::{Analysers, Analysis};
use crate::classify::{Evidence, add_shares};
use crate::features::FeatureId;
use crate::label::LabelMatrix;
use crate::naive_bayes::ClassCounts;

/// Words that are named, at most …
const NAMED: usize = 6;
/// … and the share of the weightiest that each must have.
const TELLING: f32 = 0.2;
/// Added to every count, so that a word of one other example says little.
const ALPHA: f64 = 0.3;

/// Word or phrase that speaks for the suggested label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Word {
    /// The word or phrase in its normal form.
    pub text: String,
    /// Its TF-IDF weight times its log-odds.
    pub share: f32,
}

/// Side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The examples of a label.
    Of(usize),
    /// All others.
    But(usize),
}

/// Counts of words by label.
pub(super) struct WordCounts {
    counts: ClassCounts,
    /// Of all examples, by feature.
    all: Array1<f64>,
    /// Summed over features, by label.
    sums: Array1<f64>,
    /// Summed over features, of all examples.
    sum: f64,
}

impl WordCounts {
    /// Those of examples with `given` labels.
    pub(super) fn of(examples: &ExampleVectors<'_>, given: &LabelMatrix) -> Self {
        let places: Vec<usize> = (0..examples.vectors.articles()).collect();
        let words = examples.vectors.view(&places).without_dense();
        let counts = ClassCounts::of(&DatasetBase::new(words, given.view(&places)));
        let mut all = Array1::zeros(words.features());
        for (ids, weights) in words.rows() {
            ids.iter().zip(weights).for_each(|(&id, &x)| all[id as usize] += f64::from(x));
        }
        let sums = counts.features.sum_axis(Axis(1));
        let sum = all.sum();
        Self { counts, all, sums, sum }
    }

    /// The words of the example at `row` that speak for `suggested` against the side that it is on,
    /// the weightiest first. The analysers are those of the examples.
    pub(super) fn speaking(
        &self,
        examples: &ExampleVectors<'_>,
        analysers: &mut Analysers,
        row: usize,
        [suggested, own]: [Side; 2],
    ) -> Vec<Word> {
        let (article, target) = examples.instances[row];
        let analysis = analysers.analyse(article);
        let places = [row];
        let (ids, weights) = examples.vectors.view(&places).sparse_row(0);
        let length: f64 = weights.iter().map(|&x| f64::from(x)).sum();
        let shares = ids.iter().zip(weights).map(|(&id, &x)| {
            let weight = f64::from(x);
            let odds = libm::log(self.share(suggested, id, [0.0, 0.0]))
                - libm::log(self.share(own, id, [weight, length]));
            (FeatureId(id), (weight * odds) as f32)
        });
        let mut evidence = BTreeMap::new();
        add_shares(&examples.vectoriser, &analysis, target, shares, &mut evidence);
        telling(evidence, &analysis)
    }

    /// Smoothed share of a feature in what a side says, without what one example adds to the feature
    /// and to all.
    fn share(&self, side: Side, feature: u32, [own, own_all]: [f64; 2]) -> f64 {
        let (count, sum) = match side {
            Side::Of(label) => self.of_label(label, feature),
            Side::But(label) => {
                let (count, sum) = self.of_label(label, feature);
                (self.all[feature as usize] - count, self.sum - sum)
            }
        };
        let smoothing = ALPHA * self.all.len() as f64;
        ((count - own).max(0.0) + ALPHA) / ((sum - own_all).max(0.0) + smoothing)
    }

    fn of_label(&self, label: usize, feature: u32) -> (f64, f64) {
        (self.counts.features[(label, feature as usize)], self.sums[label])
    }
}

/// The weightiest words and phrases that are more than stop words, marks and numbers.
fn telling(evidence: BTreeMap<String, Evidence>, analysis: &Analysis<'_>) -> Vec<Word> {
    let is_word = |&place: &usize| {
        !analysis.words()[place].stop && analysis.word(place).contains(char::is_alphabetic)
    };
    let says = |own: &Evidence| own.occurrences.iter().flatten().any(is_word);
    let mut words: Vec<Word> = evidence
        .into_iter()
        .filter(|(_, own)| own.share > 0.0 && says(own))
        .map(|(text, own)| Word { text, share: own.share })
        .collect();
    words.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.text.cmp(&b.text)));
    let least = words.first().map_or(0.0, |word| word.share * TELLING);
    words.into_iter().take_while(|word| word.share >= least).take(NAMED).collect()
}
