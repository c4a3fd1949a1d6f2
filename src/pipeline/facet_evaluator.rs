//! Evaluation of one facet: predictions for labelled articles, and the report on them.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::lineage::Lineage;
use super::predict::{FacetPrediction, Subject};
use super::settings::Evaluation;
use crate::analysis::{Analysers, Domain, Scope};
use crate::classify::Classifier;
use crate::corpus::{Corpus, LabelledExample, LabelledFacet};
use crate::evaluate::{
    ArticlePrediction, Duplicates, FacetReport, GivenTag, Item, Leaks, Outcome, PredictedLabel,
    shortcut_features,
};
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
    settings: Evaluation,
}

/// A test example with what was said of it.
pub(super) struct Judged<'c> {
    /// Its place among the examples of the facet.
    example: usize,
    pub(super) outcome: Outcome<'c>,
    /// All labels that the classifier knows, most probable first.
    ranked: Vec<(LabelId, f64)>,
    /// The words that spoke most for the first label it got.
    words: Vec<(String, f32)>,
}

/// What a worker keeps between articles.
type WorkerState = (Analysers, Vec<Scratch>);

impl<'c> FacetEvaluator<'c> {
    /// An evaluator on all examples of `labelled`, for classifiers that give labels of `known`.
    pub(super) fn new(
        corpus: &'c Corpus,
        labelled: &'c LabelledFacet,
        known: &Facet,
        settings: Evaluation,
    ) -> Self {
        let mut facet = Facet { choice: labelled.facet.choice, ..known.clone() };
        let counts = labelled.counts();
        let met = labelled.facet.labels.iter().zip(counts).filter(|(_, count)| *count > 0);
        let new = met.map(|(label, _)| label).filter(|label| known.label(&label.name).is_none());
        facet.labels.extend(new.cloned());
        let truth = truth(labelled, &facet);
        let (examples, learnt) = (&labelled.examples, known.labels.len());
        Self { corpus, examples, facet, learnt, truth, settings }
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
    ) -> Vec<Judged<'c>> {
        let analysers = || Analysers::telling(reads.0).with_scope(scope);
        let state = || (analysers(), lineage.scratches());
        let labels: Vec<_> =
            lineage.classifier().facet.labels.iter().map(|label| self.id(label)).collect();
        let judge = |state: &mut WorkerState, &example: &usize| {
            let mut judged = self.judge(lineage, reads, state, example);
            judged.outcome.tags.iter_mut().for_each(|tag| tag.label = labels[tag.label.index()]);
            judged.ranked.iter_mut().for_each(|(label, _)| *label = labels[label.index()]);
            judged
        };
        examples.par_iter().map_init(state, judge).collect()
    }

    fn id(&self, label: &Label) -> LabelId {
        self.facet.label(&label.name).expect("the classifier learnt labels of this facet")
    }

    fn judge(
        &self,
        lineage: &Lineage<'_>,
        (language, domain): (Language, Domain),
        (reader, scratches): &mut WorkerState,
        example: usize,
    ) -> Judged<'c> {
        let labelled = &self.examples[example];
        let mut judged = self.unsaid(example);
        let analysis = reader.analyse(&self.corpus.articles[labelled.article]);
        let subject = Subject::new(&analysis);
        if subject.is_known_to(language)
            && subject.outside(domain).is_none()
            && let Ok(Some(predicted)) =
                subject.predict_lineage(lineage, labelled.target.as_ref(), scratches)
        {
            let (classifier, prediction) = (lineage.classifier(), &predicted.prediction);
            judged.outcome.known_words = prediction.known_share();
            let tag = |&(label, probability): &(LabelId, f64)| {
                let sure =
                    classifier.is_sure(prediction, (label, probability), self.settings.precision);
                GivenTag { label, probability, sure }
            };
            judged.outcome.tags = prediction.given.iter().map(tag).collect();
            judged.ranked = classifier.rank(prediction);
            judged.words = self.words(&subject, classifier, &predicted);
        }
        judged
    }

    /// An example of which nothing is said.
    fn unsaid(&self, example: usize) -> Judged<'c> {
        let id = &self.corpus.articles[self.examples[example].article].id;
        let truth = self.truth[example].clone();
        let outcome = Outcome { id, truth, tags: Vec::new(), known_words: 0.0 };
        Judged { example, outcome, ranked: Vec::new(), words: Vec::new() }
    }

    /// The words that spoke most for the first label, as many as are asked for.
    fn words(
        &self,
        subject: &Subject<'_, '_>,
        classifier: &Classifier,
        predicted: &FacetPrediction,
    ) -> Vec<(String, f32)> {
        let Some(&(label, _)) = predicted.prediction.given.first() else { return Vec::new() };
        if self.settings.words == 0 {
            return Vec::new();
        }
        let evidence = subject.explain(classifier, predicted, label).evidence.into_iter();
        let speaking = evidence.filter(|own| own.share > 0.0).take(self.settings.words);
        speaking.map(|own| (own.text, own.share)).collect()
    }

    /// What was said of an example, in words; of the `fold` in which it was the test.
    pub(super) fn in_words(&self, judged: &Judged<'_>, fold: Option<u8>) -> ArticlePrediction {
        let name = |label: LabelId| self.facet.labels[label.index()].name.clone();
        let Judged { example, outcome, ranked, words } = judged;
        let given = outcome.tags.iter().map(|tag| PredictedLabel {
            label: name(tag.label),
            probability: tag.probability,
            sure: tag.sure,
        });
        ArticlePrediction {
            id: outcome.id.to_owned(),
            facet: self.facet.name.clone(),
            target: self.examples[*example].target.as_ref().map(|target| target.name.clone()),
            fold,
            truth: outcome.truth.iter().copied().map(name).collect(),
            given: given.collect(),
            right: outcome.is_right(),
            probabilities: ranked.iter().map(|&(label, p)| (name(label), p)).collect(),
            words: words.clone(),
            known_words: outcome.known_words,
            example: *example,
        }
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
        judged: &[Judged<'_>],
        duplicates: Option<Duplicates>,
    ) -> FacetReport {
        let outcomes: Vec<_> = judged.iter().map(|own| own.outcome.clone()).collect();
        let names: Vec<_> = self.facet.labels.iter().map(|label| label.name.clone()).collect();
        let article = |example: &LabelledExample| &self.corpus.articles[example.article];
        let articles = self.examples.iter().map(article).zip(self.truth.iter().map(Vec::as_slice));
        let shortcut_features = shortcut_features(&articles.collect::<Vec<_>>(), &names);
        let leaks = Leaks { duplicates, shortcut_features, grouping: None };
        FacetReport::new(&self.facet, self.learnt, self.settings.precision, &outcomes, leaks)
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
