//! A model, or a way of training, against labelled articles.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::digest::PRECISION;
use super::train::{Progress, Trainer};
use crate::analysis::Analyser;
use crate::classify::Classifier;
use crate::corpus::{Corpus, Example, Groups, LabelledFacet, fingerprint};
use crate::entities::{Actor, Actors};
use crate::error::Error;
use crate::evaluate;
use crate::evaluate::{
    Duplicates, Entrant, FacetReport, Grouping, Leaks, Outcome, Protocol, Report, Tag, giveaways,
    told_by_group,
};
use crate::features::Memory;
use crate::label::{Facet, Label, LabelId};
use crate::model::Model;
use crate::stance::towards;
use crate::text::Language;

/// The shuffle that deals articles into folds. Not the one that training deals its own folds by,
/// so that no fold of the test is a fold of the search.
const SEED: u64 = 1;

/// How to evaluate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluation {
    /// The precision from which on a tag is called sure (0 to 1).
    pub precision: f64,
}

/// What an evaluation by folds tells as it goes.
#[derive(Clone, Copy, Debug)]
pub enum Stage<'s> {
    /// A fold of a facet is about to be the test.
    Fold {
        /// The facet.
        facet: &'s Facet,
        /// The fold, from 0.
        fold: u8,
        /// Whether it mixes the groups of a grouped corpus, to see what that is worth.
        mixed: bool,
    },
    /// The training of its model goes on.
    Training(Progress<'s>),
}

impl Default for Evaluation {
    fn default() -> Self {
        Self { precision: PRECISION }
    }
}

impl Evaluation {
    /// How good `model` is on the articles of `test`, in every facet that both have. If `learnt` is
    /// what the model was trained on, the report says which test articles it has met there.
    ///
    /// # Errors
    /// [`Error::Evaluate`] when they have no facet in common.
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
            let exam = Exam::new(test, labelled, &classifier.facet);
            let all: Vec<usize> = (0..labelled.examples.len()).collect();
            let outcomes = exam.sit(classifier, model.language, self.precision, &all);
            let duplicates = learnt.map(|learnt| exam.met_in(learnt));
            exam.report(self.precision, &outcomes, duplicates)
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
    /// [`Error::Evaluate`] when there are fewer than two folds or groups; [`Error::Vocabulary`] or
    /// [`Error::Classifier`] when a facet cannot be learnt from one of the parts.
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
        let groups = corpus.article_groups();
        let course = Course { evaluation: self, trainer, corpus, groups: &groups, folds, watch };
        let facets = corpus.facets.iter().filter(|labelled| !labelled.examples.is_empty());
        let facets = facets.map(|labelled| course.report(labelled)).collect::<Result<_, _>>()?;
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

/// One facet's test.
struct Exam<'c> {
    corpus: &'c Corpus,
    examples: &'c [Example],
    /// The labels of the classifier, then those that it never learnt.
    facet: Facet,
    learnt: usize,
    /// The labels of each example in that facet.
    truth: Vec<Vec<LabelId>>,
}

impl<'c> Exam<'c> {
    /// A test on all examples of `labelled`, for classifiers that give labels of `known`.
    fn new(corpus: &'c Corpus, labelled: &'c LabelledFacet, known: &Facet) -> Self {
        let mut facet = Facet { choice: labelled.facet.choice, ..known.clone() };
        let counts = labelled.counts();
        let met = labelled.facet.labels.iter().zip(counts).filter(|(_, count)| *count > 0);
        let new = met.map(|(label, _)| label).filter(|label| known.label(&label.name).is_none());
        facet.labels.extend(new.cloned());
        let ids: Vec<_> =
            labelled.facet.labels.iter().map(|label| facet.label(&label.name)).collect();
        let truth = labelled.examples.iter().map(|example| {
            let mut truth: Vec<_> =
                example.labels.iter().filter_map(|id| ids[id.index()]).collect();
            truth.sort_unstable();
            truth
        });
        let truth = truth.collect();
        Self { corpus, examples: &labelled.examples, learnt: known.labels.len(), facet, truth }
    }

    /// What `classifier` says of some of the examples.
    fn sit(
        &self,
        classifier: &Classifier,
        language: Language,
        precision: f64,
        examples: &[usize],
    ) -> Vec<Outcome<'c>> {
        let desk = || (Analyser::new(language), Memory::default());
        let labels: Vec<_> = classifier.facet.labels.iter().map(|label| self.id(label)).collect();
        let answer = |(analyser, memory): &mut (Analyser, Memory), &example: &usize| {
            let mut outcome = self.answer(classifier, analyser, memory, precision, example);
            outcome.tags.iter_mut().for_each(|tag| tag.label = labels[tag.label.index()]);
            outcome
        };
        examples.par_iter().map_init(desk, answer).collect()
    }

    fn id(&self, label: &Label) -> LabelId {
        self.facet.label(&label.name).expect("the classifier learnt labels of this facet")
    }

    fn answer(
        &self,
        classifier: &Classifier,
        analyser: &mut Analyser,
        memory: &mut Memory,
        precision: f64,
        example: usize,
    ) -> Outcome<'c> {
        let (truth, example) = (self.truth[example].clone(), &self.examples[example]);
        let article = &self.corpus.articles[example.article];
        let mut outcome = Outcome { id: &article.id, truth, tags: Vec::new(), known_words: 0.0 };
        let analysis = analyser.analyse(article);
        let actors = Actors::of(&analysis);
        let target = example.target.clone().or_else(|| actors.all().first().map(Actor::target));
        if classifier.facet.towards_target && target.is_none() {
            return outcome;
        }
        let Some(prediction) = towards(classifier, &actors, &analysis, target.as_ref(), memory)
        else {
            return outcome;
        };
        outcome.known_words = prediction.vectorised.known_share();
        let tag = |&(label, probability): &(LabelId, f64)| {
            let sure = classifier.is_sure(&prediction, probability, precision);
            Tag { label, probability, sure }
        };
        outcome.tags = prediction.given.iter().map(tag).collect();
        outcome
    }

    fn entrants(&self, folds: Option<&[Option<u8>]>) -> Vec<Entrant<'c>> {
        let fold = |example: usize| folds.map_or(Some(0), |folds| folds[example]);
        let entrant = |(place, example): (usize, &Example)| Entrant {
            article: &self.corpus.articles[example.article],
            fold: fold(place),
        };
        self.examples.iter().enumerate().map(entrant).collect()
    }

    /// The test articles that are also in `learnt`.
    fn met_in(&self, learnt: &Corpus) -> Duplicates {
        let examples = learnt.facet(&self.facet.name).into_iter().flat_map(|l| &l.examples);
        let used: BTreeSet<usize> = examples.map(|example| example.article).collect();
        let learnt = used.into_iter().map(|article| &learnt.articles[article]);
        let mut entrants: Vec<_> = learnt.map(|article| Entrant { article, fold: None }).collect();
        entrants.extend(self.entrants(None));
        Duplicates::find(&entrants)
    }

    fn report(
        &self,
        precision: f64,
        outcomes: &[Outcome<'_>],
        duplicates: Option<Duplicates>,
    ) -> FacetReport {
        let names: Vec<_> = self.facet.labels.iter().map(|label| label.name.clone()).collect();
        let article = |example: &Example| &self.corpus.articles[example.article];
        let articles = self.examples.iter().map(article).zip(self.truth.iter().map(Vec::as_slice));
        let giveaways = giveaways(&articles.collect::<Vec<_>>(), &names);
        let leaks = Leaks { duplicates, giveaways, grouping: None };
        FacetReport::new(&self.facet, self.learnt, precision, outcomes, leaks)
    }
}

/// An evaluation by folds.
struct Course<'c> {
    evaluation: Evaluation,
    trainer: &'c Trainer,
    corpus: &'c Corpus,
    groups: &'c Groups,
    folds: u8,
    watch: &'c dyn Fn(Stage<'_>),
}

impl Course<'_> {
    fn report(&self, labelled: &LabelledFacet) -> Result<FacetReport, Error> {
        let exam = Exam::new(self.corpus, labelled, &labelled.facet);
        let folds = self.deal(labelled, self.groups)?;
        let outcomes = self.take_turns(&exam, labelled, self.groups, &folds, false)?;
        let duplicates = Some(Duplicates::find(&exam.entrants(Some(&folds))));
        let mut report = exam.report(self.evaluation.precision, &outcomes, duplicates);
        if self.groups.are_grouped() {
            report.leaks.grouping = Some(self.grouping(&exam, labelled, report.macro_f1.value)?);
        }
        Ok(report)
    }

    /// The fold of each example; none for those that are only learnt from.
    fn deal(&self, labelled: &LabelledFacet, groups: &Groups) -> Result<Vec<Option<u8>>, Error> {
        let dealt = labelled.folds(groups.keys(), self.folds, SEED);
        if dealt.iter().flatten().collect::<BTreeSet<_>>().len() < 2 {
            let facet = labelled.facet.name.clone();
            return Err(evaluate::Error::OneGroup { facet }.into());
        }
        Ok(dealt)
    }

    /// The outcomes of all examples, each by a model of the other folds.
    fn take_turns<'e>(
        &self,
        exam: &Exam<'e>,
        labelled: &LabelledFacet,
        groups: &Groups,
        folds: &[Option<u8>],
        mixed: bool,
    ) -> Result<Vec<Outcome<'e>>, Error> {
        let watch = |progress: Progress<'_>| (self.watch)(Stage::Training(progress));
        let used: BTreeSet<u8> = folds.iter().flatten().copied().collect();
        let mut outcomes = Vec::with_capacity(folds.len());
        for fold in used {
            (self.watch)(Stage::Fold { facet: &labelled.facet, fold, mixed });
            let (held_out, fit): (Vec<_>, Vec<_>) =
                (0..folds.len()).partition(|&example| folds[example] == Some(fold));
            let example = |&place: &usize| &labelled.examples[place];
            let test: Vec<_> = held_out.into_iter().filter(|e| example(e).is_trusted()).collect();
            let rest = LabelledFacet {
                examples: fit.iter().map(|place| example(place).clone()).collect(),
                facet: labelled.facet.clone(),
                learning: labelled.learning.clone(),
            };
            let (classifier, _) = self.trainer.learn(self.corpus, &rest, groups, &watch)?;
            let language = self.trainer.language;
            outcomes.extend(exam.sit(&classifier, language, self.evaluation.precision, &test));
        }
        Ok(outcomes)
    }

    /// What the groups tell, beside the macro-F1 of folds that keep them apart.
    fn grouping(
        &self,
        exam: &Exam<'_>,
        labelled: &LabelledFacet,
        macro_f1_apart: f64,
    ) -> Result<Grouping, Error> {
        let copies = Groups::of_copies(self.corpus);
        let folds = self.deal(labelled, &copies)?;
        let outcomes = self.take_turns(exam, labelled, &copies, &folds, true)?;
        let macro_f1_mixed = exam.report(self.evaluation.precision, &outcomes, None).macro_f1.value;
        let group = |example: &Example| self.groups.keys()[example.article];
        let groups: Vec<u64> = labelled.examples.iter().map(group).collect();
        let truth: Vec<_> = exam.truth.iter().map(Vec::as_slice).collect();
        let (groups, told_by_group) = told_by_group(&groups, &truth);
        Ok(Grouping { groups, told_by_group, macro_f1_mixed, macro_f1_apart })
    }
}
