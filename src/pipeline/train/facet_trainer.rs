//! Trainer of one facet: its examples, and the way from their training matrix to a classifier.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::calibrated::Calibrated;
use super::definitions::Definitions;
use super::error::TrainError;
use super::examples::Examples;
use super::learnt::{self, Learnt};
use super::level::Level;
use super::trainer::{BUDGET, GENERATIVE_BUDGET, Progress, Trainer};
use crate::analysis::Scope;
use crate::calibrate::Above;
use crate::classify::{Classifier, Linear, target_key};
use crate::corpus::{Groups, LabelledFacet};
use crate::error::Error;
use crate::features::{Embedder, FeatureFamily, FeatureId, Vectoriser, Vectors, Vocabulary};
use crate::label::{Facet, LabelId, LabelMatrix};
use crate::model::{FacetCard, LabelCount, NotOffered, WhyNot};
use crate::select::{Algorithm, Fitted, ModelSelection, Split};
use crate::text::Target;

/// Bytes that a name takes in a model file beside its letters: its two lengths and its frequency.
const NAME_BYTES: u32 = 6;

/// Trainer of one facet: the facet, its examples, and how it is to be learnt.
pub(super) struct FacetTrainer<'c> {
    pub(super) trainer: Trainer,
    /// What of an article is read.
    pub(super) scope: Scope,
    /// The facet with those labels that have an example or teach by their definition.
    pub(super) facet: Facet,
    /// Of the examples, and after them of the definitions.
    truth: LabelMatrix,
    pub(super) definitions: Definitions,
    /// By label.
    counts: Vec<LabelCount>,
    not_offered: Vec<NotOffered>,
    /// The level above, where there is one, and the parent of each label there.
    pub(super) level: Option<Level>,
    parents: Vec<LabelId>,
    /// The facet as the corpus has it.
    pub(super) labelled: &'c LabelledFacet,
    /// Which articles stay together.
    pub(super) groups: &'c Groups,
    /// Number of the examples' targets.
    pub(super) distinct_targets: usize,
}

/// Training matrix: the features that were selected, and the examples in them.
pub(super) struct TrainingMatrix {
    /// The families of features, each with its weight.
    pub(super) families: Vec<(FeatureFamily, f32)>,
    pub(super) vocabulary: Vocabulary,
    pub(super) vectors: Vectors,
    /// What embedded the examples, if anything, and the mean embedding, which was taken from each.
    pub(super) embedder: Option<Embedder>,
    pub(super) mean: Vec<f32>,
}

impl<'c> FacetTrainer<'c> {
    pub(super) fn new(
        trainer: &Trainer,
        scope: Scope,
        labelled: &'c LabelledFacet,
        groups: &'c Groups,
        level: Option<Level>,
    ) -> Self {
        let examples = Examples::of(trainer, labelled, groups, level.as_ref());
        let Examples { mut facet, truth, definitions, counts, not_offered } = examples;
        let has_mention = |target: &Target| target.mention.is_some();
        facet.by_mention = targets_of(labelled).any(has_mention);
        facet.complete();
        let parents = level.as_ref().map(|level| facet.parents_in(&level.parent));
        let parents = parents.into_iter().flatten().flatten().collect();
        Self {
            trainer: *trainer,
            scope,
            facet,
            truth,
            definitions,
            counts,
            not_offered,
            level,
            parents,
            distinct_targets: distinct_targets(labelled),
            labelled,
            groups,
        }
    }

    /// Learns the facet from its training matrix; `keys` has the key of each article.
    pub(super) fn learn(
        mut self,
        TrainingMatrix { families, vocabulary, vectors, embedder, mean }: TrainingMatrix,
        keys: &[u64],
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<Learnt, Error> {
        let splits = self.splits(&vectors);
        let row_bytes = self.row_bytes(&vocabulary);
        let mut fitted = self.select(&vectors, &splits, &row_bytes, watch)?;
        match &embedder {
            // Definitions do not say how common their labels are.
            Some(embedder) if self.labelled.examples.is_empty() => {
                fitted.linear.level_at(embedder.vectors().mean());
            }
            _ => fitted.linear.uncentre(&mean),
        }
        drop((vectors, row_bytes));
        let calibrated = self.calibrate(&mut fitted);
        let card = self.card(&vocabulary, &fitted, splits.len());
        let embedder = embedder.filter(|_| fitted.setting.dense() > 0.0);
        let (vectoriser, linear) = match self.level.as_ref().and_then(|own| own.shared.clone()) {
            Some(shared) => (shared, fitted.linear),
            None => self.own_words(&families, &vocabulary, embedder, &fitted.linear)?,
        };
        let Calibrated { calibration, level, thresholds, above } = calibrated;
        let targets = self.known_targets();
        let facet = self.facet;
        let classifier = Classifier {
            facet,
            vectoriser,
            linear,
            calibration,
            level,
            thresholds,
            targets,
            two_stage: None,
        };
        let articles = fitted.out_of_fold.articles.iter();
        let held_out = articles.map(|&place| keys[self.labelled.examples[place].article]);
        Ok(Learnt {
            said: learnt::said(&classifier, &fitted.out_of_fold, &above, held_out),
            truth: learnt::truth(self.labelled, &classifier, keys),
            most_examples: self.labelled.most_examples(),
            classifier,
            card,
        })
    }

    /// The group of an example.
    pub(super) fn group(&self, place: usize) -> u64 {
        self.groups.keys()[self.labelled.examples[place].article]
    }

    fn select(
        &self,
        vectors: &Vectors,
        splits: &[Split],
        row_bytes: &[u32],
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<Fitted, Error> {
        let groups: Option<Vec<u64>> = self.groups.are_grouped().then(|| {
            let group = |place| self.group(place);
            (0..self.labelled.examples.len()).map(group).collect()
        });
        let selection = ModelSelection {
            algorithm: self.trainer.algorithm,
            choice: self.facet.choice,
            vectors,
            truth: &self.truth,
            most_examples: self.labelled.most_examples(),
            splits,
            groups: groups.as_deref(),
            above: self
                .level
                .as_ref()
                .map(|level| Above { parents: &self.parents, rows: &level.said }),
            shares_words: self.level.as_ref().is_some_and(|level| level.shared.is_some()),
            budget: self.budget(),
            row_bytes,
        };
        selection.run(&|result| watch(Progress::Tried(result))).map_err(|source| {
            TrainError::Classifier { facet: self.facet.name.clone(), source }.into()
        })
    }

    fn budget(&self) -> usize {
        let wanted = self.trainer.budget.or(self.labelled.learning.size);
        wanted.unwrap_or(match self.trainer.algorithm {
            Algorithm::Discriminative => BUDGET,
            Algorithm::Multinomial | Algorithm::Complement => GENERATIVE_BUDGET,
        })
    }

    /// Calibrates what was fitted, and takes out the labels under others that are mostly wrong.
    fn calibrate(&mut self, fitted: &mut Fitted) -> Calibrated {
        let calibrate = |own: &Self, fitted: &Fitted| {
            let level = own.level.as_ref().map(|level| (level, own.parents.as_slice()));
            let cluster = |example: usize| own.cluster(&own.labelled.examples[example]);
            Calibrated::of(own.facet.choice, &fitted.out_of_fold, cluster, level)
        };
        let calibrated = calibrate(self, fitted);
        let offered = calibrated.offered(&fitted.out_of_fold);
        if offered.len() == self.facet.labels.len() {
            return calibrated;
        }
        fitted.linear = fitted.linear.select(&offered);
        fitted.out_of_fold = fitted.out_of_fold.select(&offered);
        self.keep(&offered);
        calibrate(self, fitted)
    }

    /// Keeps some of the labels, which rise.
    fn keep(&mut self, offered: &[LabelId]) {
        let is_kept = |place: usize| offered.binary_search(&LabelId(place as u16)).is_ok();
        let dropped = self.counts.iter().enumerate().filter(|(place, _)| !is_kept(*place));
        let imprecise =
            |count: &LabelCount| NotOffered::new(&count.label, count.articles, WhyNot::Imprecise);
        self.not_offered.extend(dropped.map(|(_, count)| imprecise(count)));
        let kept = |label: &LabelId| label.index();
        self.parents = offered.iter().map(|label| self.parents[kept(label)]).collect();
        self.counts = offered.iter().map(|label| self.counts[kept(label)].clone()).collect();
        let labels = offered.iter().map(|label| self.facet.labels[kept(label)].clone());
        self.facet.labels = labels.collect();
    }

    /// A vectoriser of the features that have a weight, and the weights.
    fn own_words(
        &self,
        families: &[(FeatureFamily, f32)],
        vocabulary: &Vocabulary,
        embedder: Option<Embedder>,
        linear: &Linear,
    ) -> Result<(Arc<Vectoriser>, Linear), Error> {
        let vocabulary = vocabulary
            .retain(|feature| linear.has(feature))
            .map_err(|source| self.unlearnt_words(source))?;
        let vectoriser = Vectoriser::new(families, vocabulary).with_embedder(embedder);
        Ok((Arc::new(vectoriser), linear.without_empty_rows()))
    }

    fn card(&self, vocabulary: &Vocabulary, fitted: &Fitted, splits: usize) -> FacetCard {
        FacetCard {
            algorithm: self.trainer.algorithm,
            setting: fitted.setting,
            labels: self.counts.clone(),
            not_offered: self.not_offered.clone(),
            candidates: fitted.candidates.clone(),
            kept: fitted.kept,
            unpruned: fitted.unpruned,
            features_seen: vocabulary.len(),
            held_out: fitted.out_of_fold.articles.len(),
            splits,
            accuracy: fitted.outcome.accuracy,
            macro_f1: fitted.outcome.macro_f1,
        }
    }

    /// Bytes that the row of each feature takes in a file, without its weights: nothing but them where
    /// the words are those of the level above.
    fn row_bytes(&self, vocabulary: &Vocabulary) -> Vec<u32> {
        if self.level.as_ref().is_some_and(|level| level.shared.is_some()) {
            return vec![0; vocabulary.len()];
        }
        let ids = (0..vocabulary.len() as u32).map(FeatureId);
        ids.map(|id| vocabulary.name(id).len() as u32 + NAME_BYTES).collect()
    }

    pub(super) fn unlearnt_words(&self, source: crate::features::Error) -> Error {
        TrainError::Vocabulary { facet: self.facet.name.clone(), source }.into()
    }
}

/// The targets of the examples that have one.
pub(super) fn targets_of(labelled: &LabelledFacet) -> impl Iterator<Item = &Target> {
    labelled.examples.iter().filter_map(|example| example.target.as_ref())
}

/// Number of the examples' targets.
fn distinct_targets(labelled: &LabelledFacet) -> usize {
    let keys = targets_of(labelled).map(|target| target_key(&target.name));
    keys.collect::<BTreeSet<_>>().len()
}
