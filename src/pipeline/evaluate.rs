//! Evaluation of a model, or of a way of training, on labelled articles.

use std::collections::BTreeSet;

use super::cross_validation::{CrossValidation, Stage};
use super::facet_evaluator::FacetEvaluator;
use super::lineage::Lineage;
use super::parts::{LATEST, Latest, by_source, latest};
use super::settings::Evaluation;
use super::train::Trainer;
use crate::classify::Classifier;
use crate::corpus::{Corpus, LabelledFacet, fingerprint};
use crate::error::Error;
use crate::evaluate::{self, ArticlePrediction, Evaluated, Protocol, Report};
use crate::model::Model;

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
        self.judge_model(model, test, learnt).map(|evaluated| evaluated.report)
    }

    /// The same with what the model says of every article.
    ///
    /// # Errors
    /// As [`of_model`](Self::of_model).
    pub fn judge_model(
        self,
        model: &Model,
        test: &Corpus,
        learnt: Option<&Corpus>,
    ) -> Result<Evaluated, Error> {
        let common = |classifier: &Classifier| test.facet(&classifier.facet.name);
        let pairs: Vec<_> = model.facets.iter().filter_map(|c| common(c).map(|l| (c, l))).collect();
        if pairs.is_empty() {
            return Err(no_facet_in_common(model, test).into());
        }
        let mut predictions = Vec::new();
        let mut facets = Vec::new();
        for (classifier, labelled) in pairs {
            let evaluator = FacetEvaluator::new(test, labelled, &classifier.facet, self);
            let all: Vec<usize> = (0..labelled.examples.len()).collect();
            let lineage = Lineage::of(classifier, |name| model.facet(name));
            let Model { language, scope, domain, .. } = *model;
            let judged = evaluator.predict(&lineage, (language, domain), scope, &all);
            let duplicates = learnt.map(|learnt| evaluator.met_in(learnt));
            facets.push(evaluator.report(&judged, duplicates));
            predictions.extend(judged.iter().map(|own| evaluator.in_words(own, None)));
        }
        let same_data = fingerprint(test).to_string() == model.card.data;
        let protocol = Protocol::Model { data: model.card.data.clone(), same_data };
        Ok(Evaluated { report: Report { protocol, facets }, predictions })
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
        self.judge_folds(trainer, corpus, folds, watch).map(|evaluated| evaluated.report)
    }

    /// The same with what each article's fold says of it.
    ///
    /// # Errors
    /// As [`of_folds`](Self::of_folds).
    pub fn judge_folds(
        self,
        trainer: &Trainer,
        corpus: &Corpus,
        folds: u8,
        watch: &dyn Fn(Stage<'_>),
    ) -> Result<Evaluated, Error> {
        if folds < 2 {
            return Err(evaluate::Error::FewFolds { folds }.into());
        }
        let groups = corpus.article_groups();
        let validation =
            CrossValidation { settings: self, trainer, corpus, groups: &groups, folds, watch };
        let (mut facets, mut predictions) = (Vec::new(), Vec::new());
        for labelled in corpus.facets.iter().filter(|labelled| !labelled.examples.is_empty()) {
            let (report, said) = validation.judge(labelled)?;
            facets.push(report);
            predictions.extend(said);
        }
        let grouped = groups.are_grouped();
        let protocol = Protocol::Folds { folds: usize::from(folds), grouped };
        Ok(Evaluated { report: Report { protocol, facets }, predictions })
    }
}

impl Evaluation {
    /// What the models that `trainer` makes say of the latest `share` of a facet's examples, from the
    /// earlier ones: how good a model is on the news to come. `days` holds the day of each example;
    /// those without one are only learnt from, and so are copies of what was learnt from. `None` where
    /// no day parts them.
    ///
    /// # Errors
    /// [`ErrorKind::Train`](crate::ErrorKind::Train) when the facet cannot be learnt from the earlier.
    pub fn judge_latest(
        self,
        trainer: &Trainer,
        corpus: &Corpus,
        labelled: &LabelledFacet,
        (days, share): (&[Option<&str>], f64),
        watch: &dyn Fn(Stage<'_>),
    ) -> Result<Option<Latest>, Error> {
        let groups = corpus.article_groups();
        let Some((from, parts)) = latest(labelled, &groups, days, share) else { return Ok(None) };
        let validation =
            CrossValidation { settings: self, trainer, corpus, groups: &groups, folds: 2, watch };
        let predictions = validation.judge_parts(labelled, &parts, &[LATEST])?;
        Ok(Some(Latest { from, predictions }))
    }

    /// What is said of a facet's examples where each of `folds` parts holds whole sources, of which
    /// `sources` has that of each example: how good a model is on sources that it never met. `None`
    /// where there are fewer sources than parts.
    ///
    /// # Errors
    /// [`ErrorKind::Train`](crate::ErrorKind::Train) when the facet cannot be learnt from one of the
    /// parts.
    pub fn judge_sources(
        self,
        trainer: &Trainer,
        corpus: &Corpus,
        labelled: &LabelledFacet,
        (sources, folds): (&[Option<&str>], u8),
        watch: &dyn Fn(Stage<'_>),
    ) -> Result<Option<Vec<ArticlePrediction>>, Error> {
        let met: BTreeSet<&str> = sources.iter().copied().flatten().collect();
        if met.len() < usize::from(folds) {
            return Ok(None);
        }
        let groups = corpus.article_groups();
        let parts = by_source(labelled, sources, folds);
        let tested: BTreeSet<u8> = parts.iter().flatten().copied().collect();
        let tested: Vec<u8> = tested.into_iter().collect();
        let validation =
            CrossValidation { settings: self, trainer, corpus, groups: &groups, folds, watch };
        validation.judge_parts(labelled, &parts, &tested).map(Some)
    }
}

fn no_facet_in_common(model: &Model, test: &Corpus) -> evaluate::Error {
    evaluate::Error::NoFacetInCommon {
        tested: test.facets.iter().map(|labelled| labelled.facet.name.clone()).collect(),
        known: model.facets.iter().map(|classifier| classifier.facet.name.clone()).collect(),
    }
}
