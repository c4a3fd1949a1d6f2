//! Mixture of views: each at its temperature, and all together.

use ndarray::{Array1, Array2, Axis};
use rayon::prelude::*;

use crate::calibrate::{Logistic, inverse_temperature, softmax};
use crate::label::{LabelId, LabelMatrix};

/// A view is never surer against a label than this.
const FLOOR: f64 = 1e-6;

/// Probabilities of the labels (examples × labels) by the geometric mean of the views' scores, each
/// at the temperature at which the given labels are likeliest, and so the mean.
pub(super) fn mixture(views: &[Array2<f32>], given: &LabelMatrix) -> Array2<f64> {
    let mut mean = Array2::zeros((given.articles(), given.labels()));
    let views_of = views.par_iter().map(|scores| log_probabilities(scores, given));
    views_of.collect::<Vec<_>>().iter().for_each(|own| mean += own);
    mean /= views.len().max(1) as f32;
    probabilities(&mean, given)
}

/// Share of the examples whose given label is the likeliest.
pub(super) fn agreement(probabilities: &Array2<f64>, given: &LabelMatrix) -> f64 {
    let agrees = |&row: &usize| {
        let own = probabilities.row(row);
        given.of(row).any(|label| own.iter().all(|&other| other <= own[label.index()]))
    };
    let rows = given.articles();
    (0..rows).filter(agrees).count() as f64 / rows.max(1) as f64
}

fn log_probabilities(scores: &Array2<f32>, given: &LabelMatrix) -> Array2<f32> {
    probabilities(scores, given).mapv(|p| libm::log(p.max(FLOOR)) as f32)
}

fn probabilities(scores: &Array2<f32>, given: &LabelMatrix) -> Array2<f64> {
    let temperature = inverse_temperature(scores, given);
    let mut probabilities = Array2::zeros(scores.dim());
    let rows = probabilities.axis_iter_mut(Axis(0)).zip(scores.rows());
    rows.for_each(|(mut row, scores)| row.assign(&Array1::from(softmax(scores, temperature))));
    probabilities
}

/// The question of one label against all others, of the examples of which it is known: the scores of
/// each view as log-odds of having it (first column) over lacking it (second), and who has it.
pub(super) fn one_against_rest(
    views: &[Array2<f32>],
    given: &LabelMatrix,
    label: usize,
    known: &[usize],
) -> (Vec<Array2<f32>>, LabelMatrix) {
    let has = |&example: &usize| [LabelId(u16::from(!given.has(example, label)))];
    let rows: Vec<_> = known.iter().map(has).collect();
    let matrix = LabelMatrix::new(rows.iter().map(<[LabelId; 1]>::as_slice), 2);
    let view = |scores: &Array2<f32>| {
        let point = |&example: &usize| f64::from(scores[(example, label)]);
        let points: Vec<_> =
            known.iter().map(|example| (point(example), given.has(*example, label))).collect();
        let Logistic { offset, slope } = Logistic::fit(&points);
        Array2::from_shape_fn((known.len(), 2), |(row, column)| match column {
            0 => (offset + slope * points[row].0) as f32,
            _ => 0.0,
        })
    };
    (views.iter().map(view).collect(), matrix)
}
