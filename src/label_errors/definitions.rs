//! Definitions that fit the examples of another label better.

use ndarray::{Array1, Array2};

use super::finding::{Finding, Problem};
use super::given::Given;
use super::vectors::ExampleVectors;
use crate::calibrate::auc;
use crate::corpus::LabelledFacet;
use crate::label::Label;
use crate::text::Article;

/// Examples that a label must have, for its definition to be held against them.
const EXAMPLES: usize = 20;
/// A definition that finds its own examples among all others this well is no mistake, though it may find
/// those of a label nearby better: a definition in one sentence is seldom the best of all that are alike.
const FINDS: f64 = 0.7;
/// Standard errors by which a difference is clear.
const CLEAR: f64 = 2.0;

/// The labels of a facet whose definitions are clearly nearer in meaning to the examples of another,
/// and hardly nearer to their own than to any.
pub(super) fn fit_others(
    labelled: &LabelledFacet,
    given: &Given,
    examples: &ExampleVectors<'_>,
) -> Vec<Finding> {
    if labelled.facet.towards_target || examples.vectors.dense_features() == 0 {
        return Vec::new();
    }
    let meanings = meanings(examples);
    let label = |column: usize| &labelled.facet.labels[given.labels[column].index()];
    let found = (0..given.labels.len()).filter_map(|own| {
        let Label { name, definition, .. } = label(own);
        let definition = definition.as_ref()?;
        let meaning = meaning(examples, &format!("{}. {definition}", name.replace('_', " ")));
        let nearness: Vec<f64> =
            meanings.rows().into_iter().map(|row| cosine(&meaning, &row.to_owned())).collect();
        let other = nearest(&nearness, given)?;
        let [own, nearer] = [own, other].map(|label| Found::of(&nearness, given, label));
        nearer.is_clearly_better(&own).then(|| {
            let other = label(other).name.clone();
            let (label, definition) = (name.clone(), definition.clone());
            Finding::new(1.0, Problem::DefinitionFitsOther { label, definition, other })
        })
    });
    found.collect()
}

/// How well a definition finds the examples of a label among all others.
struct Found {
    examples: usize,
    /// The chance that one of them is nearer to it than another is …
    auc: f64,
    /// … and the standard error of that.
    error: f64,
}

impl Found {
    fn of(nearness: &[f64], given: &Given, label: usize) -> Self {
        let (own, others): (Vec<usize>, Vec<usize>) =
            (0..nearness.len()).partition(|&row| given.matrix.has(row, label));
        let [own, others] = [own, others]
            .map(|rows| rows.iter().map(|&row| (nearness[row], 1.0)).collect::<Vec<_>>());
        let auc = auc(&own, &others);
        Self { examples: own.len(), auc, error: standard_error(auc, own.len(), others.len()) }
    }

    /// Whether it is found clearly better than another, which is hardly found.
    fn is_clearly_better(&self, other: &Self) -> bool {
        let enough = self.examples.min(other.examples) >= EXAMPLES;
        let error = self.error.hypot(other.error);
        let better = self.auc - other.auc > CLEAR * error;
        enough && better && other.auc + CLEAR * other.error < FINDS
    }
}

/// Of an area under a curve, by Hanley and `McNeil` ("The Meaning and Use of the Area under a Receiver
/// Operating Characteristic (ROC) Curve", Radiology 143, 1982).
fn standard_error(auc: f64, higher: usize, lower: usize) -> f64 {
    let (higher, lower) = (higher.max(1) as f64, lower.max(1) as f64);
    let square = auc * auc;
    let of_one = (higher - 1.0) * (auc / (2.0 - auc) - square);
    let of_other = (lower - 1.0) * (2.0 * square / (1.0 + auc) - square);
    ((auc * (1.0 - auc) + of_one + of_other) / (higher * lower)).max(0.0).sqrt()
}

/// The label whose examples are nearest on average.
fn nearest(nearness: &[f64], given: &Given) -> Option<usize> {
    let mut sums = vec![(0.0, 0_usize); given.labels.len()];
    for (row, near) in nearness.iter().enumerate() {
        for label in given.matrix.of(row) {
            let (sum, count) = &mut sums[label.index()];
            (*sum, *count) = (*sum + near, *count + 1);
        }
    }
    let mean = |&(sum, count): &(f64, usize)| sum / count.max(1) as f64;
    (0..sums.len()).max_by(|&a, &b| mean(&sums[a]).total_cmp(&mean(&sums[b])))
}

/// The centred embedding of a text.
fn meaning(examples: &ExampleVectors<'_>, text: &str) -> Array1<f32> {
    let article = Article::new("", text);
    let vectors = examples.vectoriser.transform(&[(&article, None)], &examples.analysers);
    let row = vectors.view(&[0]).dense_row(0).to_vec();
    Array1::from(row) - &Array1::from(examples.mean.clone())
}

/// The centred embeddings of all examples (examples × dense features).
fn meanings(examples: &ExampleVectors<'_>) -> Array2<f32> {
    let places: Vec<usize> = (0..examples.vectors.articles()).collect();
    let view = examples.vectors.view(&places);
    let size = (places.len(), view.dense_features());
    Array2::from_shape_fn(size, |(row, feature)| view.dense_row(row)[feature])
}

fn cosine(a: &Array1<f32>, b: &Array1<f32>) -> f64 {
    let lengths = (a.dot(a) * b.dot(b)).sqrt();
    if lengths > 0.0 { f64::from(a.dot(b) / lengths) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::{LabelId, LabelMatrix};

    /// Whether a definition of the first label fits the second, of so many examples each, by how near it
    /// is to either, of every third to what the other is.
    fn fits_other(examples: usize, near: [f64; 2]) -> bool {
        let of = |row: usize| if row < 3 * examples { row / examples } else { 2 };
        let rows: Vec<_> = (0..6 * examples).map(|row| [LabelId(of(row) as u16)]).collect();
        let matrix = LabelMatrix::new(rows.iter().map(<[LabelId; 1]>::as_slice), 3);
        let labels = vec![LabelId(0), LabelId(1), LabelId(2)];
        let given = Given { examples: (0..rows.len()).collect(), labels, matrix };
        let level = |row: usize| near.get(of(row)).copied().unwrap_or(0.0);
        let nearness: Vec<f64> =
            (0..rows.len()).map(|row| level(row) + (row * 7 % 11) as f64 / 11.0).collect();
        let other = nearest(&nearness, &given).unwrap();
        let [own, other] = [0, other].map(|label| Found::of(&nearness, &given, label));
        other.is_clearly_better(&own)
    }

    #[test]
    fn a_definition_fits_another_if_it_clearly_finds_that_and_hardly_its_own() {
        for (examples, near, expected, why) in [
            (30, [0.0, 0.8], true, "swapped"),
            (30, [0.6, 0.9], false, "two that are near, and both found"),
            (10, [0.0, 0.8], false, "too few"),
            (30, [0.8, 0.0], false, "its own"),
            (30, [0.0, 0.1], false, "no clear gap"),
        ] {
            assert_eq!(fits_other(examples, near), expected, "{why}");
        }
    }

    /// By the formula of the paper, in numpy.
    #[test]
    fn the_standard_error_is_that_of_the_paper() {
        assert!((standard_error(0.8, 30, 120) - 0.051_087).abs() < 1e-6);
    }
}
