//! Views: out-of-fold scores of several models over two ways of folding.

use linfa::traits::{Fit, Predict};
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array2, Axis};
use rayon::prelude::*;

use super::neighbourhoods;
use crate::corpus::folds;
use crate::features::{Vectors, VectorsView};
use crate::label::{Choice, LabelId, LabelMatrix};
use crate::naive_bayes::{
    ComplementNb, ComplementNbParams, DiscriminativeParams, Error, NaiveBayesPrior, PriorShape,
    TrainingSet, Weights,
};

/// Folds of either kind.
const FOLDS: u8 = 5;
/// The shuffle that deals articles into folds.
const SEED: u64 = 0;
/// Price of a margin that is not kept: low, so that single wrong labels hardly move the fit.
const COST: f32 = 0.1;
/// What complement naive Bayes adds to every count.
const ALPHA: f64 = 0.3;

/// Model that scores held-out examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    /// Discriminative naive Bayes over words and meaning.
    Joint,
    /// The same over words alone.
    Words,
    /// Complement naive Bayes.
    Complement,
    /// Linear discriminant of meaning.
    Meaning,
}

/// The views of a facet: over stratified folds, and over folds of neighbourhoods.
///
/// Without word vectors there are three; where any number of labels is given the complement is left
/// out, since its scores only tell labels from each other.
const fn views(choice: Choice, dense: bool) -> [&'static [View]; 2] {
    use View::{Complement, Joint, Meaning, Words};
    match (choice, dense) {
        (Choice::One, true) => {
            [&[Joint, Words, Complement, Meaning], &[Joint, Complement, Meaning]]
        }
        (Choice::One, false) => [&[Words, Complement], &[Complement]],
        (Choice::Any, true) => [&[Joint, Words, Meaning], &[Joint, Meaning]],
        (Choice::Any, false) => [&[Words], &[Words]],
    }
}

/// Scores of every example by models that did not see it, one array (examples × labels) a view.
/// Examples of one group stay in one fold.
pub(super) fn out_of_fold(
    vectors: &Vectors,
    given: &LabelMatrix,
    choice: Choice,
    strata: &[Option<LabelId>],
    groups: &[u64],
) -> Result<Vec<Array2<f32>>, Error> {
    let [stratified, apart] = views(choice, vectors.dense_features() > 0);
    let dealt = [
        (folds(strata, groups, FOLDS, SEED), stratified),
        (neighbourhoods::folds(vectors, FOLDS.into()), apart),
    ];
    let scores = dealt.map(|(folds, views)| of_folds(vectors, given, &folds, views));
    let [stratified, apart] = scores;
    Ok([stratified?, apart?].concat())
}

fn of_folds(
    vectors: &Vectors,
    given: &LabelMatrix,
    folds: &[u8],
    views: &[View],
) -> Result<Vec<Array2<f32>>, Error> {
    let of_fold = |fold: u8| {
        let (held_out, fit): (Vec<_>, Vec<_>) =
            (0..folds.len()).partition(|&example| folds[example] == fold);
        let training = DatasetBase::new(vectors.view(&fit), given.view(&fit));
        let scores = scores(&training, vectors.view(&held_out), views)?;
        Ok((held_out, scores))
    };
    let parts = (0..FOLDS).into_par_iter().map(of_fold).collect::<Result<Vec<_>, Error>>()?;
    let mut stacked = vec![Array2::zeros((folds.len(), given.labels())); views.len()];
    for (held_out, scores) in parts {
        for (stacked, scores) in stacked.iter_mut().zip(scores) {
            for (&example, scores) in held_out.iter().zip(scores.axis_iter(Axis(0))) {
                stacked.row_mut(example).assign(&scores);
            }
        }
    }
    Ok(stacked)
}

/// Scores that each view gives to `held_out` after a look at `training`.
fn scores(
    training: &TrainingSet<'_>,
    held_out: VectorsView<'_>,
    views: &[View],
) -> Result<Vec<Array2<f32>>, Error> {
    let prior = NaiveBayesPrior::of(training, PriorShape::default());
    let margin = |dense: f32| {
        let params = DiscriminativeParams::default().cost(COST).dense(dense).check()?;
        params.fit_and_predict(&prior, training, held_out)
    };
    let view = |view: &View| match view {
        View::Joint => margin(1.0),
        View::Words => margin(0.0),
        View::Complement => complement(training, held_out.without_dense()),
        View::Meaning => Ok(prior.dense_scores(held_out)),
    };
    views.iter().map(view).collect()
}

fn complement(training: &TrainingSet<'_>, held_out: VectorsView<'_>) -> Result<Array2<f32>, Error> {
    let words = TrainingSet::new(training.records.without_dense(), training.targets);
    let model: ComplementNb = ComplementNbParams::default().alpha(ALPHA).fit(&words)?;
    Ok(Weights::from(model).predict(held_out))
}
