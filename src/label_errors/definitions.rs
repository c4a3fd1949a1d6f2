//! Definitions that fit the examples of another label better.

use ndarray::{Array1, Array2};

use super::finding::{Finding, Problem};
use super::given::Given;
use super::vectors::ExampleVectors;
use crate::corpus::LabelledFacet;
use crate::label::Label;
use crate::text::Article;

/// How much nearer, as a cosine, a definition must be to another label's examples than to its own.
const NEARER: f32 = 0.1;

/// The labels of a facet whose definitions are nearer in meaning to the examples of another.
pub(super) fn fit_others(
    labelled: &LabelledFacet,
    given: &Given,
    examples: &ExampleVectors<'_>,
) -> Vec<Finding> {
    if labelled.facet.towards_target || examples.vectors.dense_features() == 0 {
        return Vec::new();
    }
    let centroids = centroids(given, examples);
    let label = |column: usize| &labelled.facet.labels[given.labels[column].index()];
    let found = (0..given.labels.len()).filter_map(|own| {
        let Label { name, definition, .. } = label(own);
        let definition = definition.as_ref()?;
        let meaning = meaning(examples, &format!("{}. {definition}", name.replace('_', " ")));
        let near = |column: usize| cosine(&meaning, &centroids.row(column).to_owned());
        let nearest = (0..given.labels.len()).max_by(|&a, &b| near(a).total_cmp(&near(b)))?;
        (near(nearest) > near(own) + NEARER).then(|| {
            let other = label(nearest).name.clone();
            let (label, definition) = (name.clone(), definition.clone());
            Finding::new(1.0, Problem::DefinitionFitsOther { label, definition, other })
        })
    });
    found.collect()
}

/// The centred embedding of a text.
fn meaning(examples: &ExampleVectors<'_>, text: &str) -> Array1<f32> {
    let article = Article::new("", text);
    let vectors = examples.vectoriser.transform(&[(&article, None)], &examples.analysers);
    let row = vectors.view(&[0]).dense_row(0).to_vec();
    Array1::from(row) - &Array1::from(examples.mean.clone())
}

/// The mean embedding of each label's examples (labels × dense features), centred.
fn centroids(given: &Given, examples: &ExampleVectors<'_>) -> Array2<f32> {
    let places: Vec<usize> = (0..examples.vectors.articles()).collect();
    let view = examples.vectors.view(&places);
    let mut centroids = Array2::zeros((given.labels.len(), view.dense_features()));
    for &row in &places {
        for label in given.matrix.of(row) {
            let mut centroid = centroids.row_mut(label.index());
            centroid.iter_mut().zip(view.dense_row(row)).for_each(|(sum, x)| *sum += x);
        }
    }
    centroids
}

fn cosine(a: &Array1<f32>, b: &Array1<f32>) -> f32 {
    let lengths = (a.dot(a) * b.dot(b)).sqrt();
    if lengths > 0.0 { a.dot(b) / lengths } else { 0.0 }
}
