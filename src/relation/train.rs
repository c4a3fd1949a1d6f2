//! Learning relations from sentences in which somebody marked who is for or against whom.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::card::RelationCard;
use super::elastic_net::{Column, Regression, fit};
use super::features::{Features, features};
use super::held_out::{HeldOut, HeldOutRelations};
use super::label::RelationLabel;
use super::model::{Answers, QUESTIONS, RelationModel};
use super::pair::Pair;
use crate::analysis::Analyser;
use crate::span::Span;
use crate::text::{Article, Language, Stemmer, TermHash};

/// Sentences in which a feature must stand to be learnt.
const SENTENCES: usize = 3;
/// Folds of the sentences, for probabilities that did not see them.
const FOLDS: u64 = 5;
/// Share of the told relations that must be right in recent sentences that were held out.
const PRECISION: f64 = 0.75;

/// A sentence that was read.
#[derive(Clone, Debug)]
struct Example {
    features: Features,
    label: Option<RelationLabel>,
    /// Whether the name that stands second is the holder.
    reversed: bool,
    recent: bool,
    fold: u64,
}

/// Trainer of a model of relations.
pub struct RelationTrainer {
    analyser: Analyser,
    stemmer: Stemmer,
    examples: Vec<Example>,
    data: Sha256,
}

impl Default for RelationTrainer {
    fn default() -> Self {
        Self {
            analyser: Analyser::new(Language::English),
            stemmer: Stemmer::new(Language::English),
            examples: Vec::new(),
            data: Sha256::new_with_prefix("nutgraf relations 1"),
        }
    }
}

impl RelationTrainer {
    /// Adds a sentence with the bytes of holder and target in it; says whether it can be learnt from.
    /// One in which they overlap cannot.
    pub fn add(
        &mut self,
        sentence: &str,
        (holder, target): (&Range<usize>, &Range<usize>),
        label: Option<RelationLabel>,
        recent: bool,
    ) -> bool {
        let whole = Span::new(0, sentence.len());
        let article = Article { sentences: Some(vec![whole]), ..Article::new("", sentence) };
        let analysis = self.analyser.analyse(&article);
        let Some(pair) = Pair::of(&analysis, holder, target) else { return false };
        let features = features(&analysis, &self.stemmer, &pair);
        let features = if recent { features.of_recent() } else { features };
        let name = label.map_or("none", RelationLabel::name);
        self.data.update(format!("{sentence}\n{holder:?} {target:?} {name} {recent}\n"));
        self.examples.push(Example {
            features,
            label,
            reversed: holder.start > target.start,
            recent,
            fold: TermHash::of(sentence).0 % FOLDS,
        });
        true
    }

    /// Number of sentences.
    #[must_use]
    pub fn len(&self) -> usize {
        self.examples.len()
    }

    /// Whether there is none yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.examples.is_empty()
    }

    /// The model, and what it said of each sentence, older and recent, when it had not learnt from it:
    /// the same from the same sentences in the same order.
    #[must_use]
    pub fn fit(&self) -> (RelationModel, [HeldOutRelations; 2]) {
        let mut held_out = [HeldOutRelations::default(), HeldOutRelations::default()];
        for fold in 0..FOLDS {
            let (held, rest): (Vec<_>, Vec<_>) =
                self.examples.iter().partition(|own| own.fold == fold);
            let model = fit_model(&rest);
            for own in held {
                held_out[usize::from(own.recent)].0.push(own.judged(&model));
            }
        }
        let mut model = fit_model(&self.examples.iter().collect::<Vec<_>>());
        let [_, recent] = &held_out;
        let (least, told, right) = recent.most(PRECISION).unwrap_or((f64::INFINITY, 0, 0));
        model.calibration = recent.calibration();
        model.least = model.calibration.at(least);
        model.card = RelationCard {
            nutgraf: env!("CARGO_PKG_VERSION").to_owned(),
            data: format!("{:x}", self.data.clone().finalize()),
            sentences: self.len(),
            told,
            right: (1000.0 * right as f64 / told.max(1) as f64).round() / 10.0,
        };
        (model, held_out)
    }

    /// What `model` says of the sentences, which it has not learnt from.
    #[must_use]
    pub fn judge(&self, model: &RelationModel) -> HeldOutRelations {
        HeldOutRelations(self.examples.iter().map(|own| own.judged(model)).collect())
    }
}

impl Example {
    fn judged(&self, model: &RelationModel) -> HeldOut {
        let judgement = model.judge_features(&self.features);
        HeldOut { judgement, truth: self.label, reversed: self.reversed }
    }
}

/// The three regressions, without calibration.
fn fit_model(examples: &[&Example]) -> RelationModel {
    let (names, columns) = columns(examples);
    let everybody = vec![1.0; examples.len()];
    let is = |label| examples.iter().map(|own| own.label == Some(label)).collect::<Vec<_>>();
    // Only pairs with a label say who holds it.
    let labelled: Vec<f64> =
        examples.iter().map(|own| f64::from(u8::from(own.label.is_some()))).collect();
    let reversed: Vec<bool> = examples.iter().map(|own| own.reversed).collect();
    let regressions = [
        fit(&columns, &is(RelationLabel::Critical), &everybody),
        fit(&columns, &is(RelationLabel::Supportive), &everybody),
        fit(&columns, &reversed, &labelled),
    ];
    let weights = names.into_iter().enumerate();
    let weights = weights.map(|(place, name)| (name, row(&regressions, place)));
    let weights: HashMap<String, Answers> =
        weights.filter(|(_, own)| own.iter().any(|&weight| weight != 0.0)).collect();
    let intercepts = std::array::from_fn(|question| regressions[question].intercept);
    RelationModel::unsure(intercepts, weights)
}

fn row(regressions: &[Regression; QUESTIONS], place: usize) -> Answers {
    std::array::from_fn(|question| regressions[question].weights[place])
}

/// The features that enough sentences have, by name, and the sentences of each.
fn columns(examples: &[&Example]) -> (Vec<String>, Vec<Column>) {
    let mut columns: BTreeMap<&str, Column> = BTreeMap::new();
    for (place, example) in examples.iter().enumerate() {
        for (name, count) in example.features.iter() {
            columns.entry(name).or_default().push((place as u32, count));
        }
    }
    columns.retain(|_, column| column.len() >= SENTENCES);
    columns.into_iter().map(|(name, column)| (name.to_owned(), column)).unzip()
}
