//! Articles with reference summaries in, a model of briefs out.

use sha2::{Digest, Sha256};

use super::error::TrainError;
use crate::analysis::Analysers;
use crate::error::Error;
use crate::model::{BriefCard, BriefFile};
use crate::read::Record;
use crate::summarise::expected::BriefModelTrainer;
use crate::text::Language;

/// The field that holds the reference summary: a sentence a line.
pub const SUMMARY_FIELD: &str = "summary";

/// Learns what makes a sentence worth its place from summaries that people wrote.
#[derive(Debug)]
pub struct BriefTrainer {
    trainer: BriefModelTrainer,
    analysers: Analysers,
    data: Sha256,
}

impl BriefTrainer {
    /// A trainer for articles in `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            trainer: BriefModelTrainer::new(language),
            analysers: Analysers::of(language),
            data: Sha256::new_with_prefix("nutgraf briefs 1"),
        }
    }

    /// Adds an article whose record keeps [`SUMMARY_FIELD`]; says whether it can be learnt from. One
    /// without a summary, or too short to choose from, cannot.
    pub fn add(&mut self, record: &Record) -> bool {
        let Some(summary) = summary(record) else { return false };
        let analysis = self.analysers.analyse(&record.article);
        let reference = self.analysers.get(analysis.language()).tokens(summary);
        let taken = self.trainer.add(&analysis, &reference, 1.0);
        if taken {
            for part in [&record.article.text, summary] {
                self.data.update((part.len() as u64).to_le_bytes());
                self.data.update(part);
            }
        }
        taken
    }

    /// Number of articles that are learnt from.
    #[must_use]
    pub fn len(&self) -> usize {
        self.trainer.len()
    }

    /// Whether there is none yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.trainer.is_empty()
    }

    /// The model: the same bytes from the same articles in the same order, on any machine and any
    /// number of threads.
    ///
    /// # Errors
    /// [`TrainError::Brief`] when there are too few articles.
    pub fn fit(self) -> Result<BriefFile, Error> {
        let model = self.trainer.fit().map_err(TrainError::from)?;
        let card = BriefCard {
            nutgraf: env!("CARGO_PKG_VERSION").to_owned(),
            data: format!("{:x}", self.data.finalize()),
            articles: self.trainer.len(),
        };
        Ok(BriefFile { model, card })
    }
}

/// The reference summary of a record that keeps [`SUMMARY_FIELD`]; none where it says nothing.
#[must_use]
pub fn summary(record: &Record) -> Option<&str> {
    let summary = record.field(SUMMARY_FIELD).and_then(serde_json::Value::as_str);
    summary.filter(|summary| !summary.trim_ascii().is_empty())
}
