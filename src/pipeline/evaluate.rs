//! Evaluation of a model, or of a way of training, on labelled articles.

use super::cross_validation::{CrossValidation, Stage};
use super::facet_evaluator::FacetEvaluator;
use super::lineage::Lineage;
use super::request::PRECISION;
use super::train::Trainer;
use crate::classify::Classifier;
use crate::corpus::{Corpus, fingerprint};
use crate::error::Error;
use crate::evaluate::{self, Protocol, Report};
use crate::model::Model;

/// Evaluation settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluation {
    /// The precision from which on a tag is called sure (0 to 1).
    pub precision: f64,
}

impl Default for Evaluation {
    fn default() -> Self {
        Self { precision: PRECISION }
    }
}

impl Evaluation {
    /// How good `model` is on the articles of `test`, in every facet that both have. If `learnt` is
    /// what the model was trained on, the report says which test articles it has met there. Articles
    /// are read as a [`Pipeline`](super::Pipeline) reads them: one in a language that the model does
    /// not know gets no tag.
    ///
    /// # Errors
    /// [`ErrorKind::Evaluate`](crate::ErrorKind::Evaluate) when they have no facet in common.
    pub fn of_model(
        self,
        model: &Model,
        test: &Corpus,
        learnt: Option<&Corpus>,
    ) -> Result<Report, Error> {
        let common = |classifier: &Classifier| test.facet(&classifier.facet.name);
        let pairs: Vec<_> = model.facets.iter().filter_map(|c| common(c).map(|l| (c, l))).collect();
        if pairs.is_empty() {
            return Err(no_facet_in_common(model, test).into());
        }
        let facets = pairs.into_iter().map(|(classifier, labelled)| {
            let evaluator = FacetEvaluator::new(test, labelled, &classifier.facet, self.precision);
            let all: Vec<usize> = (0..labelled.examples.len()).collect();
            let lineage = Lineage::of(classifier, |name| model.facet(name));
            let Model { language, scope, domain, .. } = *model;
            let outcomes = evaluator.predict(&lineage, (language, domain), scope, &all);
            let duplicates = learnt.map(|learnt| evaluator.met_in(learnt));
            evaluator.report(&outcomes, duplicates)
        });
        let same_data = fingerprint(test).to_string() == model.card.data;
        let protocol = Protocol::Model { data: model.card.data.clone(), same_data };
        Ok(Report { protocol, facets: facets.collect() })
    }

    /// How good the models are that `trainer` makes of `corpus`: each of `folds` parts is the test
    /// of a model that was trained on the others, selection and calibration included. Articles of a
    /// group stay together, or else copies of one text; in a grouped corpus it is also
    /// measured what mixing the groups would have made of the figures. `watch` is told what happens.
    ///
    /// # Errors
    /// [`ErrorKind::Evaluate`](crate::ErrorKind::Evaluate) when there are fewer than two folds or groups;
    /// [`ErrorKind::Train`](crate::ErrorKind::Train) when a facet cannot be learnt from one of the
    /// parts.
    pub fn of_folds(
        self,
        trainer: &Trainer,
        corpus: &Corpus,
        folds: u8,
        watch: &dyn Fn(Stage<'_>),
    ) -> Result<Report, Error> {
        if folds < 2 {
            return Err(evaluate::Error::FewFolds { folds }.into());
        }
        let (groups, precision) = (corpus.article_groups(), self.precision);
        let validation =
            CrossValidation { precision, trainer, corpus, groups: &groups, folds, watch };
        let facets = corpus.facets.iter().filter(|labelled| !labelled.examples.is_empty());
        let facets =
            facets.map(|labelled| validation.report(labelled)).collect::<Result<_, _>>()?;
        let grouped = groups.are_grouped();
        Ok(Report { protocol: Protocol::Folds { folds: usize::from(folds), grouped }, facets })
    }
}

fn no_facet_in_common(model: &Model, test: &Corpus) -> evaluate::Error {
    evaluate::Error::NoFacetInCommon {
        tested: test.facets.iter().map(|labelled| labelled.facet.name.clone()).collect(),
        known: model.facets.iter().map(|classifier| classifier.facet.name.clone()).collect(),
    }
}
