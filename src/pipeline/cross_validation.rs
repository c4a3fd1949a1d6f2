//! Cross-validation of a way of training.

use std::collections::BTreeSet;

use super::facet_evaluator::{FacetEvaluator, Judged};
use super::lineage::Lineage;
use super::settings::Evaluation;
use super::train::{Progress, Trainer};
use crate::corpus::{Corpus, Groups, LabelledExample, LabelledFacet};
use crate::error::Error;
use crate::evaluate::{self, ArticlePrediction, Duplicates, FacetReport, Grouping, told_by_group};
use crate::label::Facet;

/// The shuffle that deals articles into folds. Not the one that training deals its own folds by,
/// so that no fold of the test is a fold of the search.
const SEED: u64 = 1;

/// Stage of a cross-validation, told as it goes.
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

/// A fold, and what was said of the examples in it.
type Turn<'c> = (u8, Vec<Judged<'c>>);

/// Cross-validation of `trainer` on `corpus`.
pub(super) struct CrossValidation<'c> {
    pub(super) settings: Evaluation,
    pub(super) trainer: &'c Trainer,
    pub(super) corpus: &'c Corpus,
    pub(super) groups: &'c Groups,
    pub(super) folds: u8,
    pub(super) watch: &'c dyn Fn(Stage<'_>),
}

impl CrossValidation<'_> {
    /// The report on one facet, and what was said of each article.
    pub(super) fn judge(
        &self,
        labelled: &LabelledFacet,
    ) -> Result<(FacetReport, Vec<ArticlePrediction>), Error> {
        let evaluator = FacetEvaluator::new(self.corpus, labelled, &labelled.facet, self.settings);
        let folds = self.deal(labelled, self.groups)?;
        let turns = self.take_turns(&evaluator, labelled, self.groups, &folds, false)?;
        let in_words = |(fold, judged): &Turn<'_>| -> Vec<ArticlePrediction> {
            judged.iter().map(|own| evaluator.in_words(own, Some(*fold))).collect()
        };
        let predictions = turns.iter().flat_map(in_words).collect();
        let duplicates = Some(Duplicates::find(&evaluator.items(Some(&folds))));
        let mut report = evaluator.report(&together(turns), duplicates);
        if self.groups.are_grouped() {
            report.leaks.grouping =
                Some(self.grouping(&evaluator, labelled, report.macro_f1.value)?);
        }
        Ok((report, predictions))
    }

    /// What is said of the examples in each of the `tested` parts by a model of all others; `parts`
    /// holds that of each example, none where it is only learnt from.
    pub(super) fn judge_parts(
        &self,
        labelled: &LabelledFacet,
        parts: &[Option<u8>],
        tested: &[u8],
    ) -> Result<Vec<ArticlePrediction>, Error> {
        let evaluator = FacetEvaluator::new(self.corpus, labelled, &labelled.facet, self.settings);
        let mut said = Vec::new();
        for &fold in tested {
            (self.watch)(Stage::Fold { facet: &labelled.facet, fold, mixed: false });
            let judged = self.take_turn(&evaluator, labelled, self.groups, parts, fold)?;
            said.extend(judged.iter().map(|own| evaluator.in_words(own, Some(fold))));
        }
        Ok(said)
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

    /// What is said of all examples, each by a model of the other folds.
    fn take_turns<'e>(
        &self,
        evaluator: &FacetEvaluator<'e>,
        labelled: &LabelledFacet,
        groups: &Groups,
        folds: &[Option<u8>],
        mixed: bool,
    ) -> Result<Vec<Turn<'e>>, Error> {
        let used: BTreeSet<u8> = folds.iter().flatten().copied().collect();
        let turn = |fold| {
            (self.watch)(Stage::Fold { facet: &labelled.facet, fold, mixed });
            Ok((fold, self.take_turn(evaluator, labelled, groups, folds, fold)?))
        };
        used.into_iter().map(turn).collect()
    }

    /// What is said of the examples in `fold`, by a model of the others.
    fn take_turn<'e>(
        &self,
        evaluator: &FacetEvaluator<'e>,
        labelled: &LabelledFacet,
        groups: &Groups,
        folds: &[Option<u8>],
        fold: u8,
    ) -> Result<Vec<Judged<'e>>, Error> {
        let watch = |progress: Progress<'_>| (self.watch)(Stage::Training(progress));
        let (held_out, fit): (Vec<_>, Vec<_>) =
            (0..folds.len()).partition(|&example| folds[example] == Some(fold));
        let example = |&place: &usize| -> &LabelledExample { &labelled.examples[place] };
        let test: Vec<_> = held_out.into_iter().filter(|e| example(e).has_full_weight()).collect();
        let rest = labelled.with_examples(fit.iter().map(|place| example(place).clone()).collect());
        let tested: BTreeSet<u64> =
            test.iter().map(|place| groups.keys()[example(place).article]).collect();
        let mut lineage = self.above(labelled, groups, &tested);
        lineage.push(rest);
        let learnt = self.trainer.learn(self.corpus, &lineage, groups, &watch)?;
        let named = |name: &str| learnt.iter().find(|own| own.facet.name == name);
        let lineage = Lineage::of(&learnt[learnt.len() - 1], named);
        let (language, scope) = (self.trainer.language, self.trainer.scope_on(self.corpus));
        let domain = self.corpus.domain;
        Ok(evaluator.predict(&lineage, (language, domain), scope, &test))
    }

    /// The facets that a facet needs, the first one first, without the articles of groups that are tested.
    fn above(
        &self,
        labelled: &LabelledFacet,
        groups: &Groups,
        tested: &BTreeSet<u64>,
    ) -> Vec<LabelledFacet> {
        let above = |own: &&'_ LabelledFacet| self.corpus.facet(own.facet.needs()?);
        let untested = |own: &LabelledFacet| {
            let group = |example: &&LabelledExample| groups.keys()[example.article];
            let rest = own.examples.iter().filter(|example| !tested.contains(&group(example)));
            own.with_examples(rest.cloned().collect())
        };
        let levels = std::iter::successors(Some(labelled), above).skip(1);
        let mut levels: Vec<_> = levels.take(self.corpus.facets.len()).map(untested).collect();
        levels.reverse();
        levels
    }

    /// What the groups tell, beside the macro-F1 of folds that keep them apart.
    fn grouping(
        &self,
        evaluator: &FacetEvaluator<'_>,
        labelled: &LabelledFacet,
        macro_f1_apart: f64,
    ) -> Result<Grouping, Error> {
        let copies = Groups::of_copies(self.corpus);
        let folds = self.deal(labelled, &copies)?;
        let judged = together(self.take_turns(evaluator, labelled, &copies, &folds, true)?);
        let macro_f1_mixed = evaluator.report(&judged, None).macro_f1.value;
        let group = |example: &LabelledExample| self.groups.keys()[example.article];
        let groups: Vec<u64> = labelled.examples.iter().map(group).collect();
        let truth: Vec<_> = evaluator.truth().iter().map(Vec::as_slice).collect();
        let (groups, told_by_group) = told_by_group(&groups, &truth);
        Ok(Grouping { groups, told_by_group, macro_f1_mixed, macro_f1_apart })
    }
}

/// What all folds say together.
fn together(turns: Vec<Turn<'_>>) -> Vec<Judged<'_>> {
    turns.into_iter().flat_map(|turn| turn.1).collect()
}
