//! Log-odds of naive Bayes, of which most need not be kept.

use ndarray::Array1;

use super::training_set::TrainingSet;
use crate::features::VectorsView;
use crate::label::LabelMatrixView;

/// Log-odds r = ln P − ln Q of every feature *j* and label *c*, P and Q being the smoothed shares of *j* in
/// the articles with and without *c*.
///
/// Most features stand in articles of few labels. Of all others they say the same, but for a number
/// that depends on the label alone. So one number is kept for each feature, one for each label, and
/// one for each pair of those that meet.
#[derive(Clone, Debug)]
pub(super) struct LogOdds {
    /// By feature: what it says of a label whose articles lack it, before `shift` is added.
    lacking: Vec<f32>,
    /// By label.
    shift: Vec<f32>,
    /// Where the cells of each feature end.
    ends: Vec<u32>,
    /// The labels whose articles have the feature, rising …
    labels: Vec<u16>,
    /// … and its log-odds for them.
    odds: Vec<f32>,
}

impl LogOdds {
    /// Those of one who knows nothing: 0 throughout.
    pub(super) fn flat(features: usize, labels: usize) -> Self {
        let (lacking, shift) = (vec![0.0; features], vec![0.0; labels]);
        Self { lacking, shift, ends: vec![0; features], labels: Vec::new(), odds: Vec::new() }
    }

    /// Those of a training set, with `alpha` added to every count.
    pub(super) fn of(training: &TrainingSet<'_>, alpha: f64) -> Self {
        let (vectors, truth) = (training.records, training.targets);
        let with = with_each_label(truth);
        let counts = Counts { vectors, truth, with: &with };
        let mut total = Array1::<f64>::zeros(vectors.sparse_features());
        let mut ends = vec![0; total.len()];
        let mut sums = Vec::with_capacity(with.len());
        counts.each_label(|_, own| {
            total += own;
            sums.push(own.sum());
            ends.iter_mut().zip(own).for_each(|(labels, &own)| *labels += u32::from(own > 0.0));
        });
        let shift = shift(&sums, total.sum(), alpha * total.len() as f64);
        let lacking = total.iter().map(|&all| ln_ratio(0.0, all, alpha)).collect();
        let cells = lengths_to_starts(&mut ends);
        let (mut labels, mut odds) = (vec![0; cells], vec![0.0; cells]);
        counts.each_label(|label, own| {
            for ((&own, &all), end) in own.iter().zip(&total).zip(&mut ends) {
                if own > 0.0 {
                    labels[*end as usize] = label as u16;
                    odds[*end as usize] = ln_ratio(own, all, alpha) + shift[label];
                    *end += 1;
                }
            }
        });
        Self { lacking, shift, ends, labels, odds }
    }

    pub(super) const fn features(&self) -> usize {
        self.lacking.len()
    }

    pub(super) const fn labels(&self) -> usize {
        self.shift.len()
    }

    /// Writes down what `feature` says of the labels from `first` on, as many as there is room for.
    #[inline]
    pub(super) fn read(&self, feature: usize, first: usize, odds: &mut [f32]) {
        let lacking = self.lacking[feature];
        for (odds, shift) in odds.iter_mut().zip(&self.shift[first..]) {
            *odds = lacking + shift;
        }
        let start = feature.checked_sub(1).map_or(0, |before| self.ends[before]);
        let own = start as usize..self.ends[feature] as usize;
        for (&label, &own) in self.labels[own.clone()].iter().zip(&self.odds[own]) {
            if let Some(odds) = odds.get_mut(usize::from(label).wrapping_sub(first)) {
                *odds = own;
            }
        }
    }
}

/// Feature counts of one label after the other, so that no more than one label's are in memory.
struct Counts<'t> {
    vectors: VectorsView<'t>,
    truth: LabelMatrixView<'t>,
    /// By label, the articles that have it.
    with: &'t [Vec<usize>],
}

impl Counts<'_> {
    /// Calls `take` with each label and the summed weights of its articles, by feature.
    fn each_label(&self, mut take: impl FnMut(usize, &Array1<f64>)) {
        let mut own = Array1::zeros(self.vectors.sparse_features());
        for (label, articles) in self.with.iter().enumerate() {
            own.fill(0.0);
            for &article in articles {
                let (ids, weights) = self.vectors.sparse_row(article);
                let sample_weight = f64::from(self.truth.weight(article));
                for (&id, &weight) in ids.iter().zip(weights) {
                    own[id as usize] += sample_weight * f64::from(weight);
                }
            }
            take(label, &own);
        }
    }
}

/// The articles of each label, in order.
fn with_each_label(truth: LabelMatrixView<'_>) -> Vec<Vec<usize>> {
    let mut with = vec![Vec::new(); truth.labels()];
    for article in 0..truth.articles() {
        truth.of(article).for_each(|label| with[label.index()].push(article));
    }
    with
}

/// ln of what all other labels' articles weigh over what a label's own do, by label: `sums` are
/// the weights by label, `total` is that of all, and `added` what smoothing adds to each.
fn shift(sums: &[f64], total: f64, added: f64) -> Vec<f32> {
    let shift = |sum: &f64| {
        let own = sum + added;
        let rest = total + 2.0 * added - own;
        libm::logf((rest / own) as f32)
    };
    sums.iter().map(shift).collect()
}

/// ln of a label's smoothed count over that of all others.
fn ln_ratio(own: f64, all: f64, alpha: f64) -> f32 {
    // Rounding must not leave a hair less than nothing for the rest.
    let rest = (all - own).max(0.0) + alpha;
    libm::logf(((own + alpha) / rest) as f32)
}

/// Turns the length of each row into where it starts; returns where the last one ends.
fn lengths_to_starts(lengths: &mut [u32]) -> usize {
    let mut start = 0;
    for length in lengths {
        start += std::mem::replace(length, start);
    }
    start as usize
}
