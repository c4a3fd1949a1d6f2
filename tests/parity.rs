//! The classifiers and their vectors beside other people's: textbooks, scikit-learn, linfa.
//!
//! `fixtures/sklearn/fixtures.py` wrote what scikit-learn says.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::ops::Sub;

use linfa::traits::{Fit, FitWith, Predict};
use linfa::{DatasetBase, ParamGuard};
use linfa_bayes::NaiveBayes;
use ndarray::{Array, Array1, Array2, Axis, Dimension, array};
use nutgraf::raw::analysis::Analysers;
use nutgraf::raw::calibrate::Logistic;
use nutgraf::raw::features::{FeatureFamily, FeatureId, SparseVector, Vectoriser, Vectors};
use nutgraf::raw::label::{LabelId, LabelMatrix};
use nutgraf::raw::naive_bayes::{
    ClassCounts, ComplementNb, ComplementNbParams, DiscriminativeParams, MultinomialNb,
    MultinomialNbParams, NaiveBayesPrior, TrainingSet, Weights,
};
use nutgraf::raw::text::{Article, Language};
use proptest::prelude::*;
use serde::Deserialize;

/// What scikit-learn estimates in 64 bits, we estimate in 64 bits.
const SAME: f64 = 1e-9;
/// What we keep in 32 bits.
const SAME_IN_SINGLE: f64 = 1e-6;
/// What we sum up in 32 bits, to some hundred.
const SUMMED_IN_SINGLE: f64 = 1e-3;

fn fixture<'f, T: Deserialize<'f>>(json: &'f str) -> T {
    serde_json::from_str(json).unwrap()
}

fn matrix(rows: &[Vec<f64>]) -> Array2<f64> {
    let columns = rows.first().map_or(0, Vec::len);
    Array2::from_shape_vec((rows.len(), columns), rows.concat()).unwrap()
}

/// The non-zero cells of a matrix whose values a 32-bit float holds exactly.
fn sparse(dense: &Array2<f64>) -> Vectors {
    let row = |row: ndarray::ArrayView1<'_, f64>| {
        let cells = (0..).map(FeatureId).zip(row.iter().map(|&x| x as f32));
        let (features, weights) = cells.filter(|&(_, x)| x != 0.0).unzip();
        SparseVector { features, weights }
    };
    Vectors::from_rows(
        dense.rows().into_iter().map(row).collect::<Vec<_>>().into_iter(),
        dense.ncols(),
    )
}

/// Articles of one label each.
struct Articles {
    vectors: Vectors,
    truth: LabelMatrix,
    all: Vec<usize>,
}

impl Articles {
    fn new(dense: &Array2<f64>, labels: &[u16]) -> Self {
        let rows: Vec<[LabelId; 1]> = labels.iter().map(|&label| [LabelId(label)]).collect();
        let count = labels.iter().max().map_or(0, |&last| usize::from(last) + 1);
        let truth = LabelMatrix::new(rows.iter().map(<[LabelId; 1]>::as_slice), count);
        Self { vectors: sparse(dense), truth, all: (0..labels.len()).collect() }
    }

    fn training(&self) -> TrainingSet<'_> {
        self.some(&self.all)
    }

    fn some<'a>(&'a self, articles: &'a [usize]) -> TrainingSet<'a> {
        TrainingSet::new(self.vectors.view(articles), self.truth.view(articles))
    }

    /// Scores of all articles by the linear model that a fitted one is for us.
    fn scores(&self, model: impl Into<Weights>) -> Array2<f64> {
        model.into().predict(self.training().records).mapv(f64::from)
    }
}

fn assert_close<D: Dimension>(ours: &Array<f64, D>, theirs: &Array<f64, D>, within: f64, what: &str)
where
    for<'a> &'a Array<f64, D>: Sub<Output = Array<f64, D>>,
{
    assert_eq!(ours.shape(), theirs.shape(), "shape of {what}");
    let furthest = (ours - theirs).iter().fold(0.0_f64, |far, cell| far.max(cell.abs()));
    assert!(furthest <= within, "{what} differ by up to {furthest:e}");
}

/// The place of the largest score of each row.
fn predictions(scores: &Array2<f64>) -> Vec<u16> {
    let first = |row: ndarray::ArrayView1<'_, f64>| {
        (1..row.len()).fold(0, |best, i| if row[i] > row[best] { i } else { best }) as u16
    };
    scores.rows().into_iter().map(first).collect()
}

mod textbooks {
    use super::*;

    /// Manning, Raghavan and Schütze, *Introduction to Information Retrieval* (2008), table 13.1.
    /// Words: Beijing, Chinese, Japan, Macao, Shanghai, Tokyo; labels: China, not China.
    fn articles() -> Articles {
        let counts = array![
            [1.0, 2.0, 0.0, 0.0, 0.0, 0.0],
            [0.0, 2.0, 0.0, 0.0, 1.0, 0.0],
            [0.0, 1.0, 0.0, 1.0, 0.0, 0.0],
            [0.0, 1.0, 1.0, 0.0, 0.0, 1.0],
        ];
        Articles::new(&counts, &[0, 0, 0, 1])
    }

    /// Example 13.1: an article on China that names Tokyo and Japan.
    #[test]
    fn multinomial_naive_bayes_of_the_introduction_to_information_retrieval() {
        let model = MultinomialNbParams::default().alpha(1.0).check().unwrap();
        let model: MultinomialNb = model.fit(&articles().training()).unwrap();
        let prior = model.class_log_prior.mapv(f64::exp);
        assert_close(&prior, &array![3.0 / 4.0, 1.0 / 4.0], SAME, "priors");
        let china = [2.0, 6.0, 1.0, 2.0, 2.0, 1.0].map(|count| count / 14.0);
        let other = [1.0, 2.0, 2.0, 1.0, 1.0, 2.0].map(|count| count / 9.0);
        let likelihood = model.feature_log_prob.mapv(f64::exp);
        assert_close(&likelihood, &array![china, other], SAME, "likelihoods");

        let article = Articles::new(&array![[0.0, 3.0, 1.0, 0.0, 0.0, 1.0]], &[0]);
        let scores = article.scores(model);
        let joint = array![[
            3.0 / 4.0 * (3.0 / 7.0_f64).powi(3) * (1.0 / 14.0) * (1.0 / 14.0),
            1.0 / 4.0 * (2.0 / 9.0_f64).powi(3) * (2.0 / 9.0) * (2.0 / 9.0),
        ]];
        assert_close(&scores.mapv(f64::exp), &joint, SAME_IN_SINGLE, "joint probabilities");
        assert_eq!(predictions(&scores), [0]);
    }

    /// Rennie, Shih, Teevan and Karger, "Tackling the Poor Assumptions of Naive Bayes Text
    /// Classifiers" (2003), table 4, steps 4 to 6, on the same articles with each word counted once
    /// (the numbers are those of scikit-learn's `test_complementnb`).
    #[test]
    fn complement_naive_bayes_of_rennie_and_others() {
        let counts = array![
            [1.0, 1.0, 0.0, 0.0, 0.0, 0.0],
            [0.0, 1.0, 0.0, 0.0, 1.0, 0.0],
            [0.0, 1.0, 0.0, 1.0, 0.0, 0.0],
            [0.0, 1.0, 1.0, 0.0, 0.0, 1.0],
        ];
        let articles = Articles::new(&counts, &[0, 0, 0, 1]);
        let model = ComplementNbParams::default().alpha(1.0).check().unwrap();
        let model: ComplementNb = model.fit(&articles.training()).unwrap();
        let not_china = [1.0, 2.0, 2.0, 1.0, 1.0, 2.0].map(|count: f64| -(count / 9.0).ln());
        let not_other = [2.0, 4.0, 1.0, 2.0, 2.0, 1.0].map(|count: f64| -(count / 12.0).ln());
        assert_close(&model.feature_log_prob, &array![not_china, not_other], SAME, "weights");
    }
}

mod scikit_learn {
    use super::*;

    #[derive(Deserialize)]
    struct NaiveBayesCase {
        vectors: Vec<Vec<f64>>,
        labels: Vec<u16>,
        models: Vec<Models>,
    }

    #[derive(Deserialize)]
    struct Models {
        alpha: f64,
        multinomial: Fitted,
        complement: Fitted,
    }

    #[derive(Deserialize)]
    struct Fitted {
        feature_log_prob: Vec<Vec<f64>>,
        class_log_prior: Vec<f64>,
        joint_log_likelihood: Vec<Vec<f64>>,
        predictions: Vec<u16>,
    }

    #[test]
    fn both_naive_bayes_models_are_estimated_alike() {
        let case: NaiveBayesCase = fixture(include_str!("fixtures/sklearn/naive_bayes.json"));
        let articles = Articles::new(&matrix(&case.vectors), &case.labels);
        for Models { alpha, multinomial, complement } in case.models {
            let params = MultinomialNbParams::default().alpha(alpha).check().unwrap();
            let model: MultinomialNb = params.fit(&articles.training()).unwrap();
            let prior = Array1::from(multinomial.class_log_prior.clone());
            assert_close(&model.class_log_prior, &prior, SAME, "class_log_prior_");
            assert_weights(&model.feature_log_prob, &multinomial);
            assert_scores(&articles.scores(model), &multinomial);

            let params = ComplementNbParams::default().alpha(alpha).check().unwrap();
            let model: ComplementNb = params.fit(&articles.training()).unwrap();
            assert_weights(&model.feature_log_prob, &complement);
            assert_scores(&articles.scores(model), &complement);
        }
    }

    fn assert_weights(feature_log_prob: &Array2<f64>, theirs: &Fitted) {
        let theirs = matrix(&theirs.feature_log_prob);
        assert_close(feature_log_prob, &theirs, SAME, "feature_log_prob_");
    }

    fn assert_scores(scores: &Array2<f64>, theirs: &Fitted) {
        let joint = matrix(&theirs.joint_log_likelihood);
        assert_close(scores, &joint, SUMMED_IN_SINGLE, "joint log likelihoods");
        assert_eq!(predictions(scores), theirs.predictions);
    }

    #[derive(Deserialize)]
    struct TfidfCase {
        texts: Vec<String>,
        runs: Vec<TfidfRun>,
    }

    #[derive(Deserialize)]
    struct TfidfRun {
        pairs: bool,
        min_df: u32,
        /// Sorted, stems and pairs together.
        names: Vec<String>,
        idf: Vec<f64>,
        vectors: Vec<Vec<f64>>,
    }

    /// Common features come first in our vocabulary: names tell which feature is which.
    #[test]
    fn vectors_are_those_of_the_tfidf_vectorizer() {
        let case: TfidfCase = fixture(include_str!("fixtures/sklearn/tfidf.json"));
        let articles: Vec<Article> =
            case.texts.iter().map(|text| Article::new("", text.as_str())).collect();
        let examples: Vec<_> = articles.iter().map(|article| (article, None)).collect();
        let analysers = Analysers::of(Language::English);
        for TfidfRun { pairs, min_df, names, idf, vectors } in case.runs {
            let families: &[FeatureFamily] = if pairs {
                &[FeatureFamily::Stem, FeatureFamily::StemPair]
            } else {
                &[FeatureFamily::Stem]
            };
            let (vectoriser, _) =
                Vectoriser::fit(&examples, &analysers, families, min_df, None).unwrap();
            let evenly: Vec<_> = families.iter().map(|&family| (family, 1.0)).collect();
            let vectoriser = Vectoriser::new(&evenly, vectoriser.vocabulary().clone());
            let vocabulary = vectoriser.vocabulary();

            let column = |name: &str| names.binary_search_by(|own| own.as_str().cmp(name)).unwrap();
            let features = (0..vocabulary.len() as u32).map(FeatureId);
            let columns: Vec<usize> =
                features.clone().map(|id| column(vocabulary.name(id))).collect();
            assert_eq!(columns.len(), names.len(), "features of {families:?}");
            for (id, &column) in features.zip(&columns) {
                let off = (vocabulary.idf(id) - idf[column]).abs();
                assert!(off < SAME, "idf of `{}` is off by {off:e}", names[column]);
            }
            let mut ours = Array2::zeros((articles.len(), names.len()));
            let transformed = vectoriser.transform(&examples, &analysers);
            for (article, (ids, weights)) in transformed.rows().enumerate() {
                for (&id, &weight) in ids.iter().zip(weights) {
                    ours[(article, columns[id as usize])] = f64::from(weight);
                }
            }
            assert_close(&ours, &matrix(&vectors), SAME_IN_SINGLE, "vectors");
        }
    }

    #[derive(Deserialize)]
    struct SvcCase {
        vectors: Vec<Vec<f64>>,
        labels: Vec<u16>,
        runs: Vec<SvcRun>,
    }

    #[derive(Deserialize)]
    struct SvcRun {
        cost: f32,
        /// By label, then by feature.
        weights: Vec<Vec<f64>>,
        intercept: Vec<f64>,
    }

    /// Under a prior that knows nothing, what is left of the discriminative fit is a linear SVM.
    #[test]
    fn without_a_prior_the_discriminative_fit_is_a_linear_svc() {
        /// The fit ends when no dual variable moves by more than a twentieth.
        const SETTLED: f64 = 0.02;

        let case: SvcCase = fixture(include_str!("fixtures/sklearn/linear_svc.json"));
        let articles = Articles::new(&matrix(&case.vectors), &case.labels);
        let Articles { vectors, truth, .. } = &articles;
        let all: Vec<usize> = (0..vectors.articles()).collect();
        let prior = NaiveBayesPrior::flat(vectors.view(&all), truth.labels());
        for SvcRun { cost, weights, intercept } in case.runs {
            let params = DiscriminativeParams::default().cost(cost).epochs(1000).check().unwrap();
            let ours: Weights = params.fit_with(&prior, &articles.training()).unwrap();
            let weight = |(label, feature)| {
                ours.weight(FeatureId(feature as u32), LabelId(label as u16)).into()
            };
            let features = Array2::from_shape_fn((ours.labels(), ours.features()), weight);
            assert_close(&features, &matrix(&weights), SETTLED, "coef_");
            let constant = ours.intercept().mapv(f64::from);
            assert_close(&constant, &Array1::from(intercept), SETTLED, "intercept_");
        }
    }

    #[derive(Deserialize)]
    struct LogisticCase {
        x: Vec<f64>,
        hit: Vec<bool>,
        offset: f64,
        slope: f64,
    }

    #[test]
    fn the_logistic_fit_is_platts() {
        /// What the ridge that keeps our fit finite may move.
        const RIDGE: f64 = 1e-3;

        let case: LogisticCase = fixture(include_str!("fixtures/sklearn/logistic.json"));
        let points: Vec<_> = case.x.into_iter().zip(case.hit).collect();
        let fit = Logistic::fit(&points);
        assert!((fit.offset - case.offset).abs() < RIDGE, "{fit:?}, not {}", case.offset);
        assert!((fit.slope - case.slope).abs() < RIDGE, "{fit:?}, not {}", case.slope);
    }
}

mod linfa_bayes_as_oracle {
    use super::*;

    const FEATURES: usize = 7;

    /// A sparse matrix of weights that a 32-bit float holds exactly, and a label a row, of which
    /// each of the three occurs.
    fn articles() -> impl Strategy<Value = (Array2<f64>, Vec<u16>)> {
        let cell = prop_oneof![3 => Just(0.0), 2 => (1..512_u32).prop_map(|x| f64::from(x) / 64.0)];
        let row = prop::collection::vec(cell, FEATURES);
        prop::collection::vec((row, 0..3_u16), 4..20).prop_map(|articles| {
            let (rows, mut labels): (Vec<_>, Vec<_>) = articles.into_iter().unzip();
            labels[..3].copy_from_slice(&[0, 1, 2]);
            (matrix(&rows), labels)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn our_sparse_model_equals_the_dense_one((dense, labels) in articles(), alpha in 0.01..2.0) {
            let ours: MultinomialNb = MultinomialNbParams::default()
                .alpha(alpha)
                .fit(&Articles::new(&dense, &labels).training())
                .unwrap();
            let scores = dense.dot(&ours.feature_log_prob.t()) + &ours.class_log_prior;

            let classes: Array1<usize> = labels.iter().map(|&label| usize::from(label)).collect();
            let theirs = linfa_bayes::MultinomialNb::params()
                .alpha(alpha)
                .check()
                .unwrap()
                .fit(&DatasetBase::new(dense.clone(), classes))
                .unwrap();
            let joint = theirs.joint_log_likelihood(dense.view());
            for class in 0..3 {
                let column = scores.column(class).to_owned();
                assert_close(&column, &joint[&class], SAME, "joint log likelihoods");
            }
            let given: Array1<usize> = theirs.predict(&dense);
            for (article, &class) in given.iter().enumerate() {
                let best = scores.row(article).fold(f64::NEG_INFINITY, |a, &b| a.max(b));
                prop_assert!(scores[(article, class)] >= best - SAME, "article {}", article);
            }
        }

        #[test]
        fn counts_of_two_halves_add_up((dense, labels) in articles(), cut in 0.0..=1.0_f64) {
            let articles = Articles::new(&dense, &labels);
            let (first, second) = articles.all.split_at((labels.len() as f64 * cut) as usize);
            let [first, second, whole] = [first, second, &articles.all]
                .map(|part| ClassCounts::of(&articles.some(part)));
            prop_assert_eq!(&first.articles + &second.articles, &whole.articles);
            assert_close(&(&first.features + &second.features), &whole.features, SAME, "counts");
            assert_close(&whole.total(), &dense.sum_axis(Axis(0)), SAME, "totals");
        }
    }
}
