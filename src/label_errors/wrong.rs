//! Wrong labels: examples that have another label, by all that the others say.

use ndarray::Array2;
use rayon::prelude::*;

use super::example::{NamedExample, names};
use super::finding::{Finding, Problem};
use super::given::Given;
use super::mixture::{mixture, one_against_rest};
use super::ranking::{Suspect, rank, suspects};
use super::vectors::ExampleVectors;
use super::words::{Side, Word, WordCounts};
use super::wrong_label::WrongLabel;
use crate::analysis::Analysers;
use crate::corpus::{Corpus, LabelledFacet};
use crate::label::LabelId;

/// What would mend an example, labels being columns of what was given.
#[derive(Clone, Copy, Debug)]
pub(super) enum Change {
    Replace(usize, usize),
    Add(usize),
    Remove(usize),
}

/// Example that may be wrong, with what would mend it.
type Suspected = (Suspect, Change);

/// Examples of a facet with the views of them.
pub(super) struct Viewed<'a, 'c> {
    pub(super) corpus: &'c Corpus,
    pub(super) labelled: &'c LabelledFacet,
    pub(super) given: &'a Given,
    pub(super) examples: &'a ExampleVectors<'c>,
    pub(super) views: &'a [Array2<f32>],
}

impl Viewed<'_, '_> {
    /// The examples of a facet that gives one label, the likeliest to be wrong first, by the
    /// `probabilities` that the views come to.
    pub(super) fn of_one(&self, probabilities: &Array2<f64>) -> Vec<Suspected> {
        let mut suspects = suspects(self.views, probabilities, &self.given.matrix);
        rank(&mut suspects);
        let change = |own: &Suspect| Change::Replace(own.given, own.suggested);
        suspects.into_iter().map(|own| (own, change(&own))).collect()
    }

    /// Those of a facet that gives any number: each label against all others, and of each example the
    /// label that is likeliest wrong.
    pub(super) fn of_any(&self) -> Vec<Suspected> {
        let labels: Vec<usize> = (0..self.given.labels.len()).collect();
        let of_label = |&label: &usize| -> Vec<Suspected> {
            let changed = |own: &Suspect| match own.given {
                0 => Change::Remove(label),
                _ => Change::Add(label),
            };
            self.against_rest(label).into_iter().map(|own| (own, changed(&own))).collect()
        };
        let mut all: Vec<_> = labels.par_iter().flat_map_iter(of_label).collect();
        all.sort_by(|(a, _), (b, _)| b.log_odds.total_cmp(&a.log_odds).then(a.row.cmp(&b.row)));
        let mut named = vec![false; self.given.examples.len()];
        all.retain(|(own, _)| !std::mem::replace(&mut named[own.row], true));
        all
    }

    fn against_rest(&self, label: usize) -> Vec<Suspect> {
        let matrix = &self.given.matrix;
        let known: Vec<usize> =
            (0..matrix.articles()).filter(|&row| matrix.is_known(row, label)).collect();
        let (views, given) = one_against_rest(self.views, matrix, label, &known);
        let own = suspects(&views, &mixture(&views, &given), &given);
        own.into_iter().map(|own| Suspect { row: known[own.row], ..own }).collect()
    }

    /// Findings of those that are wrong with a probability above `least`.
    pub(super) fn findings(&self, mut suspected: Vec<Suspected>, least: f64) -> Vec<Finding> {
        suspected.retain(|(suspect, _)| suspect.p_wrong > least);
        let counts = WordCounts::of(self.examples, &self.given.matrix);
        let analysers = || self.examples.analysers.clone();
        let finding = |analysers: &mut Analysers, &(suspect, change): &Suspected| {
            let Suspect { row, .. } = suspect;
            self.finding(
                suspect,
                change,
                counts.speaking(self.examples, analysers, row, sides(change)),
            )
        };
        suspected.par_iter().map_init(analysers, finding).collect()
    }

    fn finding(&self, suspect: Suspect, change: Change, words: Vec<Word>) -> Finding {
        let Suspect { row, p_wrong, log_odds, against, .. } = suspect;
        let wrong = WrongLabel {
            example: NamedExample::of(self.corpus, self.labelled, self.given.examples[row]),
            suggested: names(self.labelled, &self.mended(row, change)),
            p_wrong,
            log_odds,
            against,
            views: self.views.len(),
            words,
        };
        Finding::new(p_wrong, Problem::WrongLabel(wrong))
    }

    /// The labels of the example at `row` after a change, rising.
    fn mended(&self, row: usize, change: Change) -> Vec<LabelId> {
        let id = |column: usize| self.given.labels[column];
        let (gone, new) = match change {
            Change::Replace(from, to) => (Some(id(from)), Some(id(to))),
            Change::Add(label) => (None, Some(id(label))),
            Change::Remove(label) => (Some(id(label)), None),
        };
        let own = self.labelled.examples[self.given.examples[row]].labels.iter().copied();
        let mut labels: Vec<LabelId> =
            own.filter(|label| Some(*label) != gone).chain(new).collect();
        labels.sort_unstable();
        labels
    }
}

/// The side that a change brings an example to, and the one that it is on.
const fn sides(change: Change) -> [Side; 2] {
    match change {
        Change::Replace(from, to) => [Side::Of(to), Side::Of(from)],
        Change::Add(label) => [Side::Of(label), Side::But(label)],
        Change::Remove(label) => [Side::But(label), Side::Of(label)],
    }
}
