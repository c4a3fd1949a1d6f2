use std::collections::BTreeMap;

use nutgraf::raw::analysis::{Domain, Scope};
use nutgraf::raw::calibrate::OperatingPoint;
use nutgraf::raw::classify::{Classifier, KnownTargets, TwoStage};
use nutgraf::raw::label::{Choice, LabelId};
use nutgraf::raw::model::{FacetCard, NotOffered};
use nutgraf::raw::select::{Algorithm, CandidateResult, Setting};
use serde::Serialize;

use super::shown::Shown;
use crate::report::label_words;

#[derive(Serialize)]
struct ModelObject<'m> {
    path: Option<String>,
    bytes: usize,
    format: u32,
    nutgraf: &'m str,
    data: &'m str,
    articles: usize,
    language: &'static str,
    reads: Scope,
    domain: Domain,
    notes: BTreeMap<&'m str, &'m str>,
    facets: Vec<FacetObject<'m>>,
}

#[derive(Serialize)]
struct FacetObject<'m> {
    facet: &'m str,
    choice: Choice,
    towards_target: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'m str>,
    labels: Vec<LabelObject<'m>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    not_offered: &'m [NotOffered],
    algorithm: Algorithm,
    setting: Setting,
    #[serde(rename = "trials")]
    candidates: &'m [CandidateResult],
    unpruned: CandidateResult,
    kept: f64,
    weights: usize,
    features: usize,
    features_seen: usize,
    vectors: Option<&'m str>,
    held_out: usize,
    splits: usize,
    accuracy: f64,
    macro_f1: f64,
    #[serde(rename = "assurance")]
    thresholds: &'m [OperatingPoint],
    /// The targets towards which alone tags can be sure; null where they can towards any.
    known_targets: Option<&'m [String]>,
    /// How it decides by cues of whole articles, where it learnt from some beside mentions.
    #[serde(skip_serializing_if = "Option::is_none")]
    two_stage: Option<&'m TwoStage>,
}

#[derive(Serialize)]
struct LabelObject<'m> {
    label: &'m str,
    definition: Option<&'m str>,
    iptc: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'m str>,
    articles: usize,
    words: Vec<&'m str>,
}

/// The model as one JSON object.
pub(super) fn of(shown: &Shown<'_>) -> serde_json::Result<String> {
    let (model, card) = (shown.model, &shown.model.card);
    let object = ModelObject {
        path: shown.path.map(|path| path.display().to_string()),
        bytes: shown.bytes,
        format: model.format_version(),
        nutgraf: &card.nutgraf,
        data: &card.data,
        articles: card.articles,
        language: model.language.code(),
        reads: model.scope,
        domain: model.domain,
        notes: card.notes.iter().map(|(name, note)| (name.as_str(), note.as_str())).collect(),
        facets: model.facets.iter().zip(&card.facets).map(|(own, card)| facet(own, card)).collect(),
    };
    Ok(serde_json::to_string_pretty(&object)? + "\n")
}

fn facet<'m>(classifier: &'m Classifier, card: &'m FacetCard) -> FacetObject<'m> {
    let facet = &classifier.facet;
    FacetObject {
        facet: &facet.name,
        choice: facet.choice,
        towards_target: facet.towards_target,
        parent: facet.parent.as_deref(),
        labels: labels(classifier, card),
        not_offered: &card.not_offered,
        algorithm: card.algorithm,
        setting: card.setting,
        candidates: &card.candidates,
        unpruned: card.unpruned,
        kept: card.kept,
        weights: classifier.linear.cells(),
        features: classifier.vectoriser.vocabulary().len(),
        features_seen: card.features_seen,
        vectors: vectors(classifier),
        held_out: card.held_out,
        splits: card.splits,
        accuracy: card.accuracy,
        macro_f1: card.macro_f1,
        thresholds: classifier.thresholds.points(),
        known_targets: classifier.targets.as_ref().map(KnownTargets::names),
        two_stage: classifier.two_stage.as_ref(),
    }
}

/// Name of the word vectors that it looks at, if it looks at any.
fn vectors(classifier: &Classifier) -> Option<&str> {
    let embedder = classifier.vectoriser.embedder()?;
    Some(embedder.vectors().id().name.as_str())
}

fn labels<'m>(classifier: &'m Classifier, card: &'m FacetCard) -> Vec<LabelObject<'m>> {
    let labels = (0..).map(LabelId).zip(&classifier.facet.labels);
    labels
        .map(|(id, label)| LabelObject {
            label: &label.name,
            definition: label.definition.as_deref(),
            iptc: label.iptc.as_deref(),
            parent: label.parent.as_deref(),
            articles: card.labels.get(id.index()).map_or(0, |count| count.articles),
            words: label_words(classifier, id),
        })
        .collect()
}
