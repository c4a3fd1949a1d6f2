//! Picks of readers in, weights of the editorial method out.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::super::meanings::EmbeddedMeanings;
use crate::analysis::{Analysers, Analysis};
use crate::read::Record;
use crate::summarise::BriefModel;
use crate::summarise::editorial::{EditorialCard, EditorialTrainer, EditorialWeights, LeadVerdict};
use crate::text::Language;

/// Hexadecimal digits of a fingerprint: two sentences of one article never share them by chance.
const DIGITS: usize = 12;

/// Sentences that readers picked, by article.
///
/// A file of them has a JSON object a line, with the `id` of an article, `picks`, the
/// [`fingerprint`]s of its sentences, and, where the reader judged it, `lead`: `=` where the first
/// three sentences are as good, `a` where they may be printed, `n` where not. Fingerprints say nothing of the text, and hold however it is split
/// elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Picks {
    by_article: HashMap<String, Line>,
}

#[derive(Clone, Debug, Deserialize)]
struct Line {
    id: String,
    picks: Vec<String>,
    #[serde(default)]
    lead: Verdict,
}

/// A verdict on the lead, as it stands in a file of picks.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
enum Verdict {
    #[serde(rename = "=")]
    AsGood,
    #[serde(rename = "a")]
    Printable,
    #[default]
    #[serde(rename = "n")]
    NotPrintable,
}

impl From<Verdict> for LeadVerdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::AsGood => Self::AsGood,
            Verdict::Printable => Self::Printable,
            Verdict::NotPrintable => Self::NotPrintable,
        }
    }
}

/// Error for a file of picks.
#[derive(Debug, Error)]
#[error("line {line} is no pick: write {{\"id\": …, \"picks\": [fingerprint, …]}}")]
pub struct PicksError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub source: serde_json::Error,
}

impl Picks {
    /// The picks of a file's lines.
    ///
    /// # Errors
    /// [`PicksError`] for a line of another form.
    pub fn parse(lines: &str) -> Result<Self, PicksError> {
        let numbered = (1..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty());
        let read = |(number, line)| {
            let read = serde_json::from_str(line).map(|line: Line| (line.id.clone(), line));
            read.map_err(|source| PicksError { line: number, source })
        };
        Ok(Self { by_article: numbered.map(read).collect::<Result<_, _>>()? })
    }

    /// Numbers of the picked sentences of an article, and the verdict on its lead; `None` of an
    /// article that nobody read.
    fn of(&self, analysis: &Analysis<'_>) -> Option<(Vec<usize>, LeadVerdict)> {
        let article = analysis.article();
        let Line { picks, lead, .. } = self.by_article.get(&article.id)?;
        let sentences = analysis.sentences().iter().enumerate();
        let picked =
            sentences.filter(|(_, own)| picks.contains(&fingerprint(own.span.of(&article.text))));
        Some((picked.map(|(index, _)| index).collect(), LeadVerdict::from(*lead)))
    }
}

/// Fingerprint of a sentence: the first twelve hexadecimal digits of the SHA-256 of its letters and
/// figures, in lower case.
///
/// ```
/// use nutgraf::raw::pipeline::fingerprint;
///
/// assert_eq!(fingerprint("“No,” he said."), fingerprint("No, he said"));
/// ```
#[must_use]
pub fn fingerprint(sentence: &str) -> String {
    let letters: String =
        sentence.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let mut digits = format!("{:x}", Sha256::digest(letters));
    digits.truncate(DIGITS);
    digits
}

/// Trainer of the editorial method.
#[derive(Debug)]
pub struct PicksTrainer {
    picks: Picks,
    trainer: EditorialTrainer,
    analysers: Analysers,
    data: Sha256,
}

impl PicksTrainer {
    /// A trainer on `picks` for English, which asks `model` what a reference would hold.
    #[must_use]
    pub fn new(picks: Picks, model: Arc<BriefModel>) -> Self {
        Self {
            picks,
            trainer: EditorialTrainer::new(model, EmbeddedMeanings::of(Language::English)),
            analysers: Analysers::of(Language::English),
            data: Sha256::new_with_prefix("nutgraf picks 1"),
        }
    }

    /// Whether somebody read this article.
    #[must_use]
    pub fn has(&self, record: &Record) -> bool {
        self.picks.by_article.contains_key(&record.article.id)
    }

    /// Adds an article; says whether it can be learnt from. One that nobody read, that is too short
    /// to choose from, or none of whose sentences is a picked one, cannot.
    pub fn add(&mut self, record: &Record) -> bool {
        let analysis = self.analysers.analyse(&record.article);
        let picked = self.picks.of(&analysis).filter(|(picked, _)| !picked.is_empty());
        let Some((picked, lead)) = picked else { return false };
        let taken = self.trainer.add(&analysis, &picked, lead);
        if taken {
            self.data.update((record.article.text.len() as u64).to_le_bytes());
            self.data.update(&record.article.text);
            for &index in &picked {
                self.data.update((index as u64).to_le_bytes());
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

    /// Shares of the picked sentences that the method picks on articles held out of training, and
    /// that the first three candidates are.
    #[must_use]
    pub fn cross_validate(&self, folds: usize) -> (f64, f64) {
        self.trainer.cross_validate(folds)
    }

    /// The weights: the same from the same articles and picks in the same order.
    #[must_use]
    pub fn fit(self) -> EditorialWeights {
        self.trainer.fit(EditorialCard {
            nutgraf: env!("CARGO_PKG_VERSION").to_owned(),
            data: format!("{:x}", self.data.finalize()),
            articles: self.trainer.len(),
        })
    }
}
