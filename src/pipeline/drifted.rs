//! Drift of a batch from what a model is known on.

use std::collections::BTreeSet;

use serde::Serialize;

use super::survey::Survey;
use crate::drift::{ExpectedAccuracy, Newcomer, newcomers, two_sample};
use crate::evaluate::ArticlePrediction;
use crate::label::Facet;
use crate::model::Model;
use crate::text::Article;

/// Newcomers that are named.
const WORDS: usize = 20;
/// Articles that are named.
const ARTICLES: usize = 10;

/// What is known of the older articles beside the articles themselves.
#[derive(Clone, Copy, Debug)]
pub enum Known<'k> {
    /// Their labels, with what a model says that did not learn from them.
    Labels(&'k [ArticlePrediction]),
    /// Nothing.
    Nothing,
}

/// What is different in newer articles, and what is worse.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DriftReport {
    /// Older articles.
    pub old: usize,
    /// Newer articles.
    pub new: usize,
    /// The chance that a classifier tells a newer article from an older one: .5 where they are alike.
    /// `None` of too few.
    pub two_sample_auc: Option<f64>,
    /// Whether that is more than quarters of one source differ.
    pub different: bool,
    /// Words that are new, or much more frequent.
    pub newcomers: Vec<Newcomer>,
    /// Names of the newer articles that differ most.
    pub shown_by: Vec<String>,
    /// Facet by facet.
    pub facets: Vec<FacetDrift>,
}

/// The drift of one facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FacetDrift {
    /// The facet.
    pub facet: String,
    /// Share of the older articles that it abstains from.
    pub abstained_old: f64,
    /// The same of the newer ones.
    pub abstained_new: f64,
    /// How often the model will be right, as far as its confidence tells; `None` where it says nothing.
    pub expected: Option<ExpectedAccuracy>,
    /// Whether that is by labels of the older articles, and not by what the model's card promises.
    pub by_labels: bool,
    /// Whether the model is probably worse.
    pub worse: bool,
    /// Label by label.
    pub labels: Vec<LabelDrift>,
}

/// Shares of the articles that get a label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelDrift {
    /// The label.
    pub label: String,
    /// Of the older articles.
    pub old: f64,
    /// Of the newer ones.
    pub new: f64,
}

/// Articles as a model surveyed them.
type SurveyedArticles<'a> = (&'a [Article], &'a Survey);

/// The drift from `old` to `new` articles, of which `model` says what their surveys hold.
#[must_use]
pub fn drift(
    model: &Model,
    (old_articles, old): SurveyedArticles<'_>,
    (new_articles, new): SurveyedArticles<'_>,
    known: Known<'_>,
) -> DriftReport {
    let (places, positions) = new.positions();
    let told = two_sample(&old.positions().1, &positions);
    let [before, now] = [old, new].map(words);
    let shown_by = told.shown_by.iter().take(if told.is_different() { ARTICLES } else { 0 });
    let facets = model.facets.iter().enumerate();
    DriftReport {
        old: old_articles.len(),
        new: new_articles.len(),
        two_sample_auc: told.auc,
        different: told.is_different(),
        newcomers: newcomers(&before, &now, WORDS),
        shown_by: shown_by.map(|&place| new_articles[places[place]].id.clone()).collect(),
        facets: facets.map(|(place, _)| of_facet(model, place, (old, new), known)).collect(),
    }
}

fn words(survey: &Survey) -> Vec<BTreeSet<&str>> {
    survey.articles.iter().map(|own| own.words.iter().map(String::as_str).collect()).collect()
}

fn of_facet(
    model: &Model,
    place: usize,
    (old, new): (&Survey, &Survey),
    known: Known<'_>,
) -> FacetDrift {
    let facet = &model.facets[place].facet;
    let confidences =
        |survey: &Survey| survey.of_facet(place).map(|own| own.confidence).collect::<Vec<_>>();
    let labelled = match known {
        Known::Labels(predictions) => held_out(facet, predictions),
        Known::Nothing => None,
    };
    let by_labels = labelled.is_some();
    let promised = || {
        let card = model.card.facets.get(place).filter(|card| card.held_out > 0)?;
        Some((card.accuracy, confidences(old)))
    };
    let before = labelled.or_else(promised);
    let expected = before
        .and_then(|(accuracy, before)| ExpectedAccuracy::of(accuracy, &before, &confidences(new)));
    let abstained = |survey: &Survey| {
        1.0 - survey.of_facet(place).count() as f64 / survey.articles.len().max(1) as f64
    };
    FacetDrift {
        facet: facet.name.clone(),
        abstained_old: abstained(old),
        abstained_new: abstained(new),
        worse: expected.is_some_and(|own| own.is_worse()),
        expected,
        by_labels,
        labels: labels(facet, place, old, new),
    }
}

/// Accuracy on labelled articles and the confidences there.
fn held_out(facet: &Facet, predictions: &[ArticlePrediction]) -> Option<(f64, Vec<f64>)> {
    let own = predictions.iter().filter(|own| own.facet == facet.name && !own.given.is_empty());
    let own: Vec<_> = own.collect();
    let right = own.iter().filter(|own| own.right).count();
    let confidences = own.iter().map(|own| own.confidence()).collect();
    (!own.is_empty()).then(|| (right as f64 / own.len() as f64, confidences))
}

fn labels(facet: &Facet, place: usize, old: &Survey, new: &Survey) -> Vec<LabelDrift> {
    let share = |survey: &Survey, label: usize| {
        let all = survey.of_facet(place).count().max(1) as f64;
        let having = survey.of_facet(place);
        let having = having.filter(|own| own.given.iter().any(|id| id.index() == label));
        having.count() as f64 / all
    };
    let label = |(at, label): (usize, &crate::label::Label)| LabelDrift {
        label: label.name.clone(),
        old: share(old, at),
        new: share(new, at),
    };
    facet.labels.iter().enumerate().map(label).collect()
}
