//! From an analysed article to its tags.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::explanation::TagExplanation;
use super::predict::{FacetPrediction, Subject};
use super::request::{LabelSelection, Request};
use super::tags::{Abstention, AttributedTag, FacetTags, StanceEvidence, Tag, Tags};
use crate::analysis::Analysis;
use crate::classify::{Classifier, Prediction};
use crate::entities::{Attribution, canonical_name};
use crate::features::Scratch;
use crate::label::LabelId;
use crate::model::Model;
use crate::span::Span;
use crate::stance::Stance;
use crate::text::{Language, Target};

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
        let mut above = Levels::default();
        for (classifier, scratch) in self.model.facets.iter().zip(&mut self.scratches) {
            let model = &*self.model;
            let facet = Facet { model, classifier, analysis, subject: &subject, request };
            let predicted = facet.predict(&above, scratch);
            if request.asks(&classifier.facet.name) {
                facet.add_to(&mut tags, &predicted);
            }
            above.put(classifier, predicted);
        }
        tags
    }
}

/// What the facets so far say of an article, for those that stand under them.
#[derive(Default)]
struct Levels<'m>(Vec<(&'m Classifier, Prediction)>);

impl<'m> Levels<'m> {
    fn put(
        &mut self,
        classifier: &'m Classifier,
        predicted: Result<Vec<FacetPrediction>, Abstention>,
    ) {
        let first = predicted.ok().and_then(|predictions| predictions.into_iter().next());
        self.0.extend(first.map(|own| (classifier, own.prediction)));
    }

    /// The facet that `classifier` stands under, and what it says.
    fn above(&self, classifier: &Classifier) -> Option<&(&'m Classifier, Prediction)> {
        let parent = classifier.facet.parent.as_deref()?;
        self.0.iter().find(|(own, _)| own.facet.name == parent)
    }
}

/// A facet that is asked of an article.
struct Facet<'f, 't> {
    model: &'f Model,
    classifier: &'f Classifier,
    analysis: &'f Analysis<'t>,
    subject: &'f Subject<'f, 't>,
    request: &'f Request,
}

impl Facet<'_, '_> {
    /// Whom or what the facet is asked towards, where somebody says so.
    fn target(&self) -> Option<&Target> {
        self.request.target.as_ref().or(self.analysis.article().target.as_ref())
    }

    fn predict(
        &self,
        above: &Levels<'_>,
        scratch: &mut Scratch,
    ) -> Result<Vec<FacetPrediction>, Abstention> {
        match above.above(self.classifier) {
            Some((parent, above)) => {
                Ok(vec![self.subject.predict_under(self.classifier, parent, above, scratch)])
            }
            None => {
                self.subject.predict(self.classifier, self.target(), self.request.actors, scratch)
            }
        }
    }

    fn add_to(&self, tags: &mut Tags, predicted: &Result<Vec<FacetPrediction>, Abstention>) {
        let target = self.target();
        match predicted {
            Ok(predictions) => {
                for predicted in predictions {
                    let known = predicted.prediction.vectorised.known_share();
                    tags.known_words = tags.known_words.max(known);
                    tags.facets.push(self.tags(predicted));
                }
            }
            Err(abstained) => tags.facets.push(FacetTags {
                facet: self.classifier.facet.name.clone(),
                target: target.map(|target| target.name.clone()),
                canonical: target.map(|target| canonical_name(&target.name)),
                tags: Vec::new(),
                abstained: Some(*abstained),
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
            abstained: tags.is_empty().then(|| Self::why_nothing(predicted)),
            stance: stance.map(|stance| self.evidence(stance)),
            tags,
        }
    }

    /// Why no label is listed.
    fn why_nothing(predicted: &FacetPrediction) -> Abstention {
        let given = &predicted.prediction.given;
        if given.is_empty() { Abstention::NoneFits } else { Abstention::Unsure }
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
            path: self.path(id),
            iptc: label.iptc.clone(),
            probability,
            sure: self.classifier.is_sure(prediction, (id, probability), self.request.precision),
            given: prediction.given.iter().any(|given| given.0 == id),
            explanation: self.request.explain_tags.then(explain),
        }
    }

    /// The labels from the top level down to this one; of a facet on no level, none.
    fn path(&self, label: LabelId) -> Vec<String> {
        if self.classifier.facet.parent.is_none() {
            return Vec::new();
        }
        self.model.path(self.classifier, label).into_iter().map(str::to_owned).collect()
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
        let sentences = self.analysis.sentences();
        let sentence = |start: usize| {
            let place = sentences.partition_point(|own| title + own.tokens.start < start);
            let found = sentences.get(place).filter(|own| title + own.tokens.start == start);
            found.map(|own| own.span)
        };
        starts.into_iter().filter_map(sentence).collect()
    }
}
