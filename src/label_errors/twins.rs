//! Labels that are one to the model.

use ndarray::Array2;

use super::example::NamedExample;
use super::finding::{Finding, Problem};
use super::given::Given;
use crate::corpus::{Corpus, LabelledFacet};

/// Examples that both labels must have, for a share of them to mean something.
const EXAMPLES: usize = 20;
/// Share of two labels' examples that is told apart, up to which they are one to the model.
const TOLD_APART: f64 = 0.6;
/// Examples that a finding names.
const NAMED: usize = 5;

/// The pairs of labels of a facet that gives one each, of which the out-of-fold `probabilities` tell
/// hardly more examples apart than chance would.
pub(super) fn twins(
    corpus: &Corpus,
    labelled: &LabelledFacet,
    given: &Given,
    probabilities: &Array2<f64>,
) -> Vec<Finding> {
    let rows = by_label(given);
    let pairs = (0..rows.len()).flat_map(|a| (a + 1..rows.len()).map(move |b| [a, b]));
    let enough = pairs.filter(|pair| pair.iter().all(|&label| rows[label].len() >= EXAMPLES));
    let found = enough.filter_map(|[a, b]| {
        let taken = |from: usize, to: usize| -> Vec<usize> {
            let own = rows[from].iter().copied();
            own.filter(|&row| probabilities[(row, to)] >= probabilities[(row, from)]).collect()
        };
        let (a_for_b, b_for_a) = (taken(a, b), taken(b, a));
        let missed = |taken: &[usize], label: usize| taken.len() as f64 / rows[label].len() as f64;
        let told_apart = 1.0 - f64::midpoint(missed(&a_for_b, a), missed(&b_for_a, b));
        let name = |label: usize| labelled.facet.labels[given.labels[label].index()].name.clone();
        let taken = [a_for_b, b_for_a].concat();
        let named = taken.iter().take(NAMED).map(|&row| given.examples[row]);
        let examples = named.map(|place| NamedExample::of(corpus, labelled, place)).collect();
        (told_apart <= TOLD_APART).then(|| {
            let problem =
                Problem::ToldApartByChance { labels: [name(a), name(b)], told_apart, examples };
            Finding::new(taken.len() as f64, problem)
        })
    });
    found.collect()
}

/// The rows of each label's examples.
fn by_label(given: &Given) -> Vec<Vec<usize>> {
    let mut rows = vec![Vec::new(); given.labels.len()];
    for row in 0..given.matrix.articles() {
        given.matrix.of(row).for_each(|label| rows[label.index()].push(row));
    }
    rows
}
