//! Given labels: what of the examples of a facet can be checked.

use serde::Serialize;

use crate::corpus::{LabelledExample, LabelledFacet};
use crate::label::{LabelId, LabelMatrix};

/// Examples that a label needs to be checked: one in each fold.
pub const FEWEST: usize = 5;

/// Examples that a facet needs for its labels to be checked.
const EXAMPLES: usize = 20;

/// Why labels of a facet are not looked through for wrong ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Unchecked {
    /// Fewer than twenty examples.
    FewExamples,
    /// Fewer than two labels have five examples.
    FewLabels,
}

/// The examples and labels of a facet that can be checked.
pub(super) struct Given {
    /// Places of the examples in the facet.
    pub(super) examples: Vec<usize>,
    /// The labels, rising.
    pub(super) labels: Vec<LabelId>,
    /// The given labels (those examples × those labels).
    pub(super) matrix: LabelMatrix,
}

impl Given {
    /// Those of a facet; labels with fewer than [`FEWEST`] examples are left out, and so are the
    /// examples that have no other.
    pub(super) fn of(labelled: &LabelledFacet) -> Result<Self, Unchecked> {
        let counts = labelled.counts();
        let ids = (0..counts.len()).map(|place| LabelId(place as u16));
        let labels: Vec<_> = ids.filter(|label| counts[label.index()] >= FEWEST).collect();
        let places = 0..labelled.examples.len();
        let rows: Vec<(usize, Vec<LabelId>)> = places
            .map(|place| (place, columns(&labelled.examples[place].labels, &labels)))
            .filter(|(place, row)| !row.is_empty() || labelled.examples[*place].labels.is_empty())
            .collect();
        if labels.len() < 2 {
            return Err(Unchecked::FewLabels);
        }
        if rows.len() < EXAMPLES {
            return Err(Unchecked::FewExamples);
        }
        let mut matrix = LabelMatrix::new(rows.iter().map(|row| row.1.as_slice()), labels.len());
        let examples: Vec<usize> = rows.into_iter().map(|row| row.0).collect();
        for (row, &place) in examples.iter().enumerate() {
            let LabelledExample { unknown, weight, .. } = &labelled.examples[place];
            matrix.set_weight(row, *weight);
            for label in columns(unknown, &labels) {
                matrix.set_unknown(row, label);
            }
        }
        Ok(Self { examples, labels, matrix })
    }

    /// The stratum of each example: its rarest label.
    pub(super) fn strata(&self, labelled: &LabelledFacet) -> Vec<Option<LabelId>> {
        let strata = labelled.strata();
        self.examples.iter().map(|&place| strata[place]).collect()
    }
}

/// The places of `given` among `labels`, which rise.
fn columns(given: &[LabelId], labels: &[LabelId]) -> Vec<LabelId> {
    let column = |label: &LabelId| labels.binary_search(label).ok();
    given.iter().filter_map(column).map(|place| LabelId(place as u16)).collect()
}
