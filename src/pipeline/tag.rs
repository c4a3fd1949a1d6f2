//! From an analysed article to its tags.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::explanation::TagExplanation;
use super::predict::{FacetPrediction, Subject};
use super::request::{LabelSelection, Request};
use super::tags::{Abstention, AttributedTag, FacetTags, StanceEvidence, Tag, Tags};
use crate::analysis::Analysis;
use crate::classify::Classifier;
use crate::entities::{Attribution, canonical_name};
use crate::features::Scratch;
use crate::label::LabelId;
use crate::model::Model;
use crate::span::Span;
use crate::stance::Stance;
use crate::text::Language;

/// The step that tags, with what it keeps between articles.
pub(super) struct TagStep {
    model: Arc<Model>,
    scratches: Vec<Scratch>,
}

impl Clone for TagStep {
    fn clone(&self) -> Self {
        Self::new(Arc::clone(&self.model))
    }
}

impl TagStep {
    pub(super) fn new(model: Arc<Model>) -> Self {
        Self {
            scratches: model.facets.iter().map(|facet| facet.vectoriser.scratch()).collect(),
            model,
        }
    }

    pub(super) fn model(&self) -> &Model {
        &self.model
    }

    pub(super) fn language(&self) -> Language {
        self.model.language
    }

    /// The tags of every facet, or of none if the model does not know the language or is not for such
    /// texts.
    pub(super) fn tags(&mut self, analysis: &Analysis<'_>, request: &Request) -> Tags {
        let subject = Subject::new(analysis);
        if !subject.is_known_to(self.model.language) {
            return Tags { abstained: Some(Abstention::Language), ..Tags::default() };
        }
        if let Some(other) = subject.outside(self.model.domain) {
            return Tags { abstained: Some(Abstention::NotNews(other)), ..Tags::default() };
        }
        let mut tags = Tags::default();
        for (classifier, scratch) in self.model.facets.iter().zip(&mut self.scratches) {
            let facet = Facet { classifier, analysis, subject: &subject, request };
            facet.add_to(&mut tags, scratch);
        }
        tags
    }
}

/// A facet that is asked of an article.
struct Facet<'f, 't> {
    classifier: &'f Classifier,
    analysis: &'f Analysis<'t>,
    subject: &'f Subject<'f, 't>,
    request: &'f Request,
}

impl Facet<'_, '_> {
    fn add_to(&self, tags: &mut Tags, scratch: &mut Scratch) {
        let own = self.analysis.article().target.as_ref();
        let target = self.request.target.as_ref().or(own);
        match self.subject.predict(self.classifier, target, self.request.actors, scratch) {
            Ok(predictions) => {
                for predicted in predictions {
                    let known = predicted.prediction.vectorised.known_share();
                    tags.known_words = tags.known_words.max(known);
                    tags.facets.push(self.tags(&predicted));
                }
            }
            Err(abstained) => tags.facets.push(FacetTags {
                facet: self.classifier.facet.name.clone(),
                target: target.map(|target| target.name.clone()),
                canonical: target.map(|target| canonical_name(&target.name)),
                tags: Vec::new(),
                abstained: Some(abstained),
                stance: None,
            }),
        }
    }

    fn tags(&self, predicted: &FacetPrediction) -> FacetTags {
        let tags: Vec<Tag> = self.listed(predicted);
        let stance = predicted.stance.as_ref();
        FacetTags {
            facet: self.classifier.facet.name.clone(),
            target: predicted.target.as_ref().map(|target| target.name.clone()),
            canonical: predicted.canonical.clone(),
            abstained: tags.is_empty().then_some(Abstention::Unsure),
            stance: stance.map(|stance| self.evidence(stance)),
            tags,
        }
    }

    /// The labels asked for.
    fn listed(&self, predicted: &FacetPrediction) -> Vec<Tag> {
        let given = &predicted.prediction.given;
        let tag = |(id, probability)| self.tag(predicted, id, probability);
        match self.request.labels {
            LabelSelection::Given => given.iter().copied().map(tag).collect(),
            LabelSelection::Sure => given.iter().copied().map(tag).filter(|t| t.sure).collect(),
            LabelSelection::All => {
                self.classifier.rank(&predicted.prediction).into_iter().map(tag).collect()
            }
        }
    }

    fn tag(&self, predicted: &FacetPrediction, id: LabelId, probability: f64) -> Tag {
        let FacetPrediction { prediction, .. } = predicted;
        let label = &self.classifier.facet.labels[id.index()];
        let explain = || {
            let explanation = self.subject.explain(self.classifier, predicted, id);
            TagExplanation::new(self.analysis, &explanation)
        };
        Tag {
            label: label.name.clone(),
            iptc: label.iptc.clone(),
            probability,
            sure: self.classifier.is_sure(prediction, probability, self.request.precision),
            given: prediction.given.iter().any(|given| given.0 == id),
            explanation: self.request.explain_tags.then(explain),
        }
    }

    fn evidence(&self, stance: &Stance) -> StanceEvidence {
        StanceEvidence {
            mentions: stance.predictions.len(),
            own_voice: self.attributed(stance, Attribution::OwnVoice),
            quoted: self.attributed(stance, Attribution::Quoted),
            sentences: self.sentences(stance),
        }
    }

    fn attributed(&self, stance: &Stance, attribution: Attribution) -> Option<AttributedTag> {
        let (prediction, mentions) = stance.attributed(self.classifier, attribution)?;
        let &(id, probability) = prediction.given.first()?;
        let label = self.classifier.facet.labels[id.index()].name.clone();
        Some(AttributedTag { label, probability, mentions })
    }

    /// The sentences of the story that mention the target.
    fn sentences(&self, stance: &Stance) -> Vec<Span> {
        let title = self.analysis.title().len();
        let contexts = stance.predictions.iter().map(|own| own.mention.context.start);
        let starts: BTreeSet<_> = contexts.filter(|&start| start >= title).collect();
        let sentence = |start: usize| {
            let mut sentences = self.analysis.sentences().iter();
            sentences.find(|own| title + own.tokens.start == start).map(|own| own.span)
        };
        starts.into_iter().filter_map(sentence).collect()
    }
}
