//! Which labels are taken for which.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::coverage::ratio;
use super::outcome::Outcome;
use crate::label::LabelId;

/// Pairs that a report names.
const PAIRS: usize = 20;
/// Articles that a report names for each pair.
const EXAMPLES: usize = 3;

/// Labels against tags.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Confusion {
    /// Articles by label (row) and tag (column), both in the order of the report. Of an article
    /// with several labels the diagonal counts the tags that are right, and the other cells every
    /// pair of a label it lacks and a tag it should not have.
    pub counts: Vec<Vec<usize>>,
    /// The most confused pairs, the most frequent first.
    pub pairs: Vec<ConfusedPair>,
}

/// A label that is taken for another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ConfusedPair {
    /// What people said.
    pub truth: String,
    /// What the classifier said.
    pub given: String,
    /// Number of articles.
    pub count: usize,
    /// Share of the articles with that label.
    pub share: f64,
    /// Names of some of them, those first of which the classifier was surest.
    pub examples: Vec<String>,
}

impl Confusion {
    /// Counts `outcomes` over the labels called `names`.
    pub(super) fn new(outcomes: &[Outcome<'_>], names: &[String]) -> Self {
        let mut counts = vec![vec![0; names.len()]; names.len()];
        let mut support = vec![0; names.len()];
        let mut pairs: BTreeMap<(LabelId, LabelId), Vec<&Outcome>> = BTreeMap::new();
        for outcome in outcomes {
            let given = outcome.given();
            for label in &outcome.truth {
                support[label.index()] += 1;
                if given.contains(label) {
                    counts[label.index()][label.index()] += 1;
                    continue;
                }
                for tag in given.iter().filter(|&&tag| !outcome.has(tag)) {
                    counts[label.index()][tag.index()] += 1;
                    pairs.entry((*label, *tag)).or_default().push(outcome);
                }
            }
        }
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort_by_key(|(labels, of)| (Reverse(of.len()), *labels));
        pairs.truncate(PAIRS);
        let pairs = pairs.into_iter().map(|((truth, given), outcomes)| ConfusedPair {
            truth: names[truth.index()].clone(),
            given: names[given.index()].clone(),
            count: outcomes.len(),
            share: ratio(outcomes.len(), support[truth.index()]),
            examples: examples(outcomes),
        });
        Self { counts, pairs: pairs.collect() }
    }
}

fn examples(mut outcomes: Vec<&Outcome<'_>>) -> Vec<String> {
    outcomes.sort_by(|a, b| b.conviction().total_cmp(&a.conviction()).then(a.id.cmp(b.id)));
    outcomes.iter().take(EXAMPLES).map(|outcome| outcome.id.to_owned()).collect()
}
