//! Wrong labels: examples that have another label, by all that the others say.

use ndarray::Array2;
use rayon::prelude::*;

use super::example::{NamedExample, names};
use super::fault::Fault;
use super::finding::{Finding, Problem};
use super::given::Given;
use super::misses::allow_for_misses;
use super::mixture::{mixture, one_against_rest};
use super::noise;
use super::ranking::{Suspect, rank, suspects};
use super::vectors::ExampleVectors;
use super::words::{Side, Word, WordCounts};
use super::wrong_label::WrongLabel;
use crate::analysis::Analysers;
use crate::corpus::{Corpus, LabelledFacet};
use crate::label::{LabelId, LabelMatrix};

/// What would mend an example, labels being columns of what was given.
#[derive(Clone, Copy, Debug)]
pub(super) enum Change {
    Replace(usize, usize),
    Add(usize),
    Remove(usize),
}

impl Change {
    /// Whether it mends such a fault.
    const fn mends(self, fault: Fault) -> bool {
        match (self, fault) {
            (Self::Add(_), Fault::Missing) | (Self::Remove(_), Fault::Extra) => true,
            (change, _) => matches!(change, Self::Replace(..)),
        }
    }
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
        let before = noise::of_one(self.given.matrix.labels());
        let mut suspects = suspects(self.views, probabilities, &self.given.matrix, &before);
        rank(&mut suspects);
        let change = |own: &Suspect| Change::Replace(own.given, own.suggested);
        suspects.into_iter().map(|own| (own, change(&own))).collect()
    }

    /// Those of a facet that gives any number, of one fault alone if that is asked for: each label
    /// against all others, and of each example the label that is likeliest wrong. Beside them how
    /// probable each label is, by the views alone (examples × labels).
    pub(super) fn of_any(&self, asked: Option<Fault>) -> (Vec<Suspected>, Array2<f64>) {
        let labels: Vec<usize> = (0..self.given.labels.len()).collect();
        let (suspected, present): (Vec<_>, Vec<_>) =
            labels.par_iter().map(|&label| self.against_rest(label)).unzip();
        let mut all = suspected.concat();
        all.retain(|(_, change): &Suspected| asked.is_none_or(|fault| change.mends(fault)));
        all.sort_by(|(a, _), (b, _)| b.log_odds.total_cmp(&a.log_odds).then(a.row.cmp(&b.row)));
        let mut named = vec![false; self.given.examples.len()];
        all.retain(|(own, _)| !std::mem::replace(&mut named[own.row], true));
        let size = (self.given.examples.len(), labels.len());
        (all, Array2::from_shape_fn(size, |(row, label)| present[label][row]))
    }

    /// The examples by one label against all others, and how probable it is in each: 0 where nothing
    /// is known of it.
    fn against_rest(&self, label: usize) -> (Vec<Suspected>, Vec<f64>) {
        let matrix = &self.given.matrix;
        let known: Vec<usize> =
            (0..matrix.articles()).filter(|&row| matrix.is_known(row, label)).collect();
        let (views, given) = one_against_rest(self.views, matrix, label, &known);
        let mut probabilities = mixture(&views, &given);
        let mut present = vec![0.0; matrix.articles()];
        known.iter().zip(probabilities.column(0)).for_each(|(&row, &p)| present[row] = p);
        allow_for_misses(&mut probabilities, &given);
        let own = suspects(&views, &probabilities, &given, &before(&given));
        let changed = |own: Suspect| {
            let change = if own.given == 0 { Change::Remove(label) } else { Change::Add(label) };
            (Suspect { row: known[own.row], ..own }, change)
        };
        (own.into_iter().map(changed).collect(), present)
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

/// The noise matrix of one label against all others, before any example is seen.
fn before(given: &LabelMatrix) -> Array2<f64> {
    let rows = given.articles();
    let has = (0..rows).filter(|&row| given.has(row, 0)).count();
    noise::of_presence((has + 1) as f64 / (rows + 2) as f64)
}

/// The side that a change brings an example to, and the one that it is on.
const fn sides(change: Change) -> [Side; 2] {
    match change {
        Change::Replace(from, to) => [Side::Of(to), Side::Of(from)],
        Change::Add(label) => [Side::Of(label), Side::But(label)],
        Change::Remove(label) => [Side::But(label), Side::Of(label)],
    }
}
