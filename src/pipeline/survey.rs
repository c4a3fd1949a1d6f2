//! Survey of many articles: what a model says of each, and where they lie beside each other.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::lineage::Lineage;
use super::predict::Subject;
use crate::analysis::{Analysers, Analysis};
use crate::classify::Prediction;
use crate::corpus::Corpus;
use crate::drift::project;
use crate::features::Scratch;
use crate::label::LabelId;
use crate::model::Model;
use crate::text::{Article, TermHash, TokenKind, normalise};

/// What a model says of many articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// Article by article.
    pub articles: Vec<Surveyed>,
}

/// What a model says of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surveyed {
    /// Facet by facet, in the order of the model; `None` where one abstains.
    pub facets: Vec<Option<SurveyedFacet>>,
    /// Where it lies beside others, in few dimensions; empty where no facet read it.
    pub position: Vec<f64>,
    /// Its words that are no stop words, in their normal form.
    pub words: BTreeSet<String>,
}

/// What one facet says of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SurveyedFacet {
    /// By label, in the order of the facet.
    pub probabilities: Vec<f64>,
    /// The labels that it gives, surest first.
    pub given: Vec<LabelId>,
    /// Probability of the first.
    pub confidence: f64,
}

/// Surveys `articles`, on all threads.
#[must_use]
pub fn survey(model: &Model, articles: &[Article]) -> Survey {
    let lineages: Vec<_> =
        model.facets.iter().map(|own| Lineage::of(own, |name| model.facet(name))).collect();
    let state = || {
        let analysers = Analysers::telling(model.language).with_scope(model.scope);
        (analysers, lineages.iter().map(Lineage::scratches).collect::<Vec<_>>())
    };
    let read = |(analysers, scratches): &mut (Analysers, Vec<Vec<Scratch>>), article: &Article| {
        let analysis = analysers.analyse(article);
        let words = words(&analysis);
        let subject = Subject::new(&analysis);
        if !subject.is_known_to(model.language) || subject.outside(model.domain).is_some() {
            return Surveyed { facets: vec![None; lineages.len()], position: Vec::new(), words };
        }
        let mut position = Vec::new();
        let facet = |(lineage, scratches): (&Lineage<'_>, &mut Vec<Scratch>)| {
            let target = article.target.as_ref();
            let said = subject.predict_lineage(lineage, target, scratches).ok()??;
            if position.is_empty() {
                position = self::position(&said.prediction, &words);
            }
            Some(SurveyedFacet::of(lineage, &said.prediction))
        };
        let facets = lineages.iter().zip(scratches).map(facet).collect();
        Surveyed { facets, position, words }
    };
    Survey { articles: articles.par_iter().map_init(state, read).collect() }
}

/// Surveys the examples of each facet of `model` in `corpus`, each article towards the target of its
/// example, facet by facet in the order of the model.
#[must_use]
pub fn survey_examples(model: &Model, corpus: &Corpus) -> Vec<Survey> {
    model.facets.iter().map(|own| survey(model, &corpus.asked(&own.facet.name))).collect()
}

/// The words of an article that are no stop words.
fn words(analysis: &Analysis<'_>) -> BTreeSet<String> {
    let words = analysis.words().iter().enumerate();
    let words = words.filter(|(_, own)| !own.stop && own.kind == TokenKind::Word);
    let normal = |(place, _)| {
        let mut normal = String::new();
        normalise(analysis.word(place), &mut normal);
        normal
    };
    words.map(normal).collect()
}

impl SurveyedFacet {
    fn of(lineage: &Lineage<'_>, prediction: &Prediction) -> Self {
        let ranked = lineage.classifier().rank(prediction);
        let mut probabilities = vec![0.0; ranked.len()];
        for (label, p) in ranked {
            probabilities[label.index()] = p;
        }
        let confidence = prediction.given.first().map_or(0.0, |own| own.1);
        Self {
            probabilities,
            given: prediction.given.iter().map(|own| own.0).collect(),
            confidence,
        }
    }
}

/// Where an article lies: by what it means if its classifier embeds, or else by its words, also those
/// that no model knows.
fn position(prediction: &Prediction, words: &BTreeSet<String>) -> Vec<f64> {
    let embedding = &prediction.vectorised.embedding;
    if embedding.is_empty() {
        return project(words.iter().map(|word| (TermHash::of(word).0, 1.0)));
    }
    project(embedding.iter().enumerate().map(|(at, x)| (at as u64, f64::from(*x))))
}

impl Survey {
    /// What is said of one facet, of the articles that it does not abstain from.
    pub(super) fn of_facet(&self, facet: usize) -> impl Iterator<Item = &SurveyedFacet> {
        self.articles.iter().filter_map(move |own| own.facets[facet].as_ref())
    }

    /// The positions that are known, each with the place of its article.
    pub(super) fn positions(&self) -> (Vec<usize>, Vec<Vec<f64>>) {
        let known = self.articles.iter().enumerate().filter(|(_, own)| !own.position.is_empty());
        known.map(|(place, own)| (place, own.position.clone())).unzip()
    }
}
