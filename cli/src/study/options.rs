use nutgraf::raw::corpus::LabelMapping;
use nutgraf::raw::pipeline::{Evaluation, Stage, Trainer};

use super::second_coder::SecondCoder;
use crate::record::ModelId;

/// How models were trained in folds.
#[derive(Clone, Copy)]
pub(crate) struct Trained {
    pub(crate) trainer: Trainer,
    pub(crate) folds: u8,
}

/// What else a study is made of.
pub(crate) struct StudyOptions<'o> {
    pub(crate) evaluation: Evaluation,
    pub(crate) trained: Option<Trained>,
    pub(crate) model: Option<ModelId>,
    pub(crate) coders: &'o [SecondCoder],
    pub(crate) mappings: &'o [LabelMapping],
    pub(crate) watch: &'o dyn Fn(Stage<'_>),
}
