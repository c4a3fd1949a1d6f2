//! Evaluation of methods of writing briefs, against reference summaries.

use std::sync::Arc;

use super::meanings::EmbeddedMeanings;
use super::train::summary;
use crate::analysis::Analysers;
use crate::evaluate::JudgedBrief;
use crate::read::Record;
use crate::summarise::expected::BriefModel;
use crate::summarise::{Length, Method, SummaryWriter};
use crate::text::Language;

/// Evaluator of methods, article by article. One belongs to one thread.
pub struct BriefEvaluator {
    analysers: Analysers,
    writers: Vec<SummaryWriter>,
    length: Length,
}

impl BriefEvaluator {
    /// An evaluator of `methods` with `model` on articles in `language`, in briefs of `length`.
    #[must_use]
    pub fn new(
        methods: &[Method],
        model: &Arc<BriefModel>,
        language: Language,
        length: Length,
    ) -> Self {
        let writer = |&method: &Method| {
            let mut writer = SummaryWriter::new(method, Some(Arc::clone(model)));
            writer.set_meanings(EmbeddedMeanings::of(language));
            writer
        };
        Self {
            analysers: Analysers::of(language),
            writers: methods.iter().map(writer).collect(),
            length,
        }
    }

    /// The brief of each method on an article whose record keeps
    /// [`SUMMARY_FIELD`](super::SUMMARY_FIELD); `None` of one without a summary.
    pub fn evaluate(&mut self, record: &Record) -> Option<Vec<JudgedBrief>> {
        let reference = summary(record)?;
        let analysis = self.analysers.analyse(&record.article);
        let judge = |writer: &mut SummaryWriter| {
            let brief = writer.brief(&analysis, self.length);
            let spans = brief.sentences.iter().map(|chosen| chosen.span);
            let sentences: Vec<&str> = spans.map(|span| span.of(&record.article.text)).collect();
            JudgedBrief::new(reference, &sentences)
        };
        Some(self.writers.iter_mut().map(judge).collect())
    }
}
