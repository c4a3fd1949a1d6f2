//! Evaluation of one facet: predictions for labelled articles, and the report on them.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::lineage::Lineage;
use super::predict::Subject;
use crate::analysis::{Analysers, Domain, Scope};
use crate::corpus::{Corpus, LabelledExample, LabelledFacet};
use crate::evaluate::{Duplicates, FacetReport, GivenTag, Item, Leaks, Outcome, shortcut_features};
use crate::features::Scratch;
use crate::label::{Facet, Label, LabelId};
use crate::text::Language;

/// Evaluator of one facet on the labelled articles of a corpus.
pub(super) struct FacetEvaluator<'c> {
    corpus: &'c Corpus,
    examples: &'c [LabelledExample],
    /// The labels of the classifier, then those that it never learnt.
    facet: Facet,
    learnt: usize,
    /// The labels of each example in that facet.
    truth: Vec<Vec<LabelId>>,
    /// The precision from which on a tag is called sure.
    precision: f64,
}

/// What a worker keeps between articles.
type WorkerState = (Analysers, Vec<Scratch>);

impl<'c> FacetEvaluator<'c> {
    /// An evaluator on all examples of `labelled`, for classifiers that give labels of `known`.
    pub(super) fn new(
        corpus: &'c Corpus,
        labelled: &'c LabelledFacet,
        known: &Facet,
        precision: f64,
    ) -> Self {
        let mut facet = Facet { choice: labelled.facet.choice, ..known.clone() };
        let counts = labelled.counts();
        let met = labelled.facet.labels.iter().zip(counts).filter(|(_, count)| *count > 0);
        let new = met.map(|(label, _)| label).filter(|label| known.label(&label.name).is_none());
        facet.labels.extend(new.cloned());
        let truth = truth(labelled, &facet);
        let (examples, learnt) = (&labelled.examples, known.labels.len());
        Self { corpus, examples, facet, learnt, truth, precision }
    }

    /// The labels of each example.
    pub(super) fn truth(&self) -> &[Vec<LabelId>] {
        &self.truth
    }

    /// What the facet of `lineage`, whose words are of this language and `scope` and which is for texts
    /// of this domain, says of some of the examples.
    pub(super) fn predict(
        &self,
        lineage: &Lineage<'_>,
        reads: (Language, Domain),
        scope: Scope,
        examples: &[usize],
    ) -> Vec<Outcome<'c>> {
        let analysers = || Analysers::telling(reads.0).with_scope(scope);
        let state = || (analysers(), lineage.scratches());
        let labels: Vec<_> =
            lineage.classifier().facet.labels.iter().map(|label| self.id(label)).collect();
        let outcome = |state: &mut WorkerState, &example: &usize| {
            let mut outcome = self.outcome(lineage, reads, state, example);
            outcome.tags.iter_mut().for_each(|tag| tag.label = labels[tag.label.index()]);
            outcome
        };
        examples.par_iter().map_init(state, outcome).collect()
    }

    fn id(&self, label: &Label) -> LabelId {
        self.facet.label(&label.name).expect("the classifier learnt labels of this facet")
    }

    fn outcome(
        &self,
        lineage: &Lineage<'_>,
        (language, domain): (Language, Domain),
        (reader, scratches): &mut WorkerState,
        example: usize,
    ) -> Outcome<'c> {
        let (truth, example) = (self.truth[example].clone(), &self.examples[example]);
        let article = &self.corpus.articles[example.article];
        let mut outcome = Outcome { id: &article.id, truth, tags: Vec::new(), known_words: 0.0 };
        let analysis = reader.analyse(article);
        let subject = Subject::new(&analysis);
        if subject.is_known_to(language)
            && subject.outside(domain).is_none()
            && let Ok(Some(predicted)) =
                subject.predict_lineage(lineage, example.target.as_ref(), scratches)
        {
            let (classifier, prediction) = (lineage.classifier(), &predicted.prediction);
            outcome.known_words = prediction.known_share();
            let tag = |&(label, probability): &(LabelId, f64)| {
                let sure = classifier.is_sure(prediction, (label, probability), self.precision);
                GivenTag { label, probability, sure }
            };
            outcome.tags = prediction.given.iter().map(tag).collect();
        }
        outcome
    }

    /// The articles of the examples; those without a fold are only learnt from.
    pub(super) fn items(&self, folds: Option<&[Option<u8>]>) -> Vec<Item<'c>> {
        let fold = |example: usize| folds.map_or(Some(0), |folds| folds[example]);
        let item = |(place, example): (usize, &LabelledExample)| Item {
            article: &self.corpus.articles[example.article],
            fold: fold(place),
        };
        self.examples.iter().enumerate().map(item).collect()
    }

    /// The test articles that are also in `learnt`.
    pub(super) fn met_in(&self, learnt: &Corpus) -> Duplicates {
        let examples = learnt.facet(&self.facet.name).into_iter().flat_map(|l| &l.examples);
        let used: BTreeSet<usize> = examples.map(|example| example.article).collect();
        let learnt = used.into_iter().map(|article| &learnt.articles[article]);
        let mut items: Vec<_> = learnt.map(|article| Item { article, fold: None }).collect();
        items.extend(self.items(None));
        Duplicates::find(&items)
    }

    pub(super) fn report(
        &self,
        outcomes: &[Outcome<'_>],
        duplicates: Option<Duplicates>,
    ) -> FacetReport {
        let names: Vec<_> = self.facet.labels.iter().map(|label| label.name.clone()).collect();
        let article = |example: &LabelledExample| &self.corpus.articles[example.article];
        let articles = self.examples.iter().map(article).zip(self.truth.iter().map(Vec::as_slice));
        let shortcut_features = shortcut_features(&articles.collect::<Vec<_>>(), &names);
        let leaks = Leaks { duplicates, shortcut_features, grouping: None };
        FacetReport::new(&self.facet, self.learnt, self.precision, outcomes, leaks)
    }
}

/// The labels of each example of `labelled`, as ids in `facet`.
fn truth(labelled: &LabelledFacet, facet: &Facet) -> Vec<Vec<LabelId>> {
    let ids: Vec<_> = labelled.facet.labels.iter().map(|label| facet.label(&label.name)).collect();
    let of_example = |example: &LabelledExample| {
        let mut truth: Vec<_> = example.labels.iter().filter_map(|id| ids[id.index()]).collect();
        truth.sort_unstable();
        truth
    };
    labelled.examples.iter().map(of_example).collect()
}
