//! From an analysed article to its tags.

use std::sync::Arc;

use super::explanation::TagExplanation;
use super::predict::{FacetPrediction, Subject, Towards};
use super::request::{LabelSelection, Request};
use super::stance_evidence::evidence;
use super::tags::{Abstention, FacetTags, StanceEvidence, Tag, Tags};
use crate::analysis::Analysis;
use crate::classify::{Classifier, Prediction};
use crate::entities::canonical_name;
use crate::features::Scratch;
use crate::label::LabelId;
use crate::model::Model;
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
        let needed = self.model.needed(&request.facets);
        let is_needed = |own: &Classifier| needed.iter().any(|other| std::ptr::eq(*other, own));
        let facets = self.model.facets.iter().zip(&mut self.scratches);
        for (classifier, scratch) in facets.filter(|(own, _)| is_needed(own)) {
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
        self.named(classifier.facet.parent.as_deref()?)
    }

    /// What the facet says that is the context of `classifier`: a probability a label.
    fn context(&self, classifier: &Classifier) -> Vec<f64> {
        let context = classifier.facet.context.as_deref().and_then(|name| self.named(name));
        let said = |(own, prediction): &(&Classifier, Prediction)| {
            own.label_probabilities(prediction).probabilities
        };
        context.map(said).unwrap_or_default()
    }

    fn named(&self, name: &str) -> Option<&(&'m Classifier, Prediction)> {
        self.0.iter().find(|(own, _)| own.facet.name == name)
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
    /// What a stance stands on.
    fn evidence(&self, stance: &Stance, prediction: &Prediction) -> StanceEvidence {
        let asked = self.target().is_some();
        evidence(self.classifier, self.analysis, stance, prediction, asked)
    }

    /// Whom or what the facet is asked towards, where somebody says so.
    fn target(&self) -> Option<&Target> {
        self.request.target.as_ref().or(self.analysis.article().target.as_ref())
    }

    fn predict(
        &self,
        above: &Levels<'_>,
        scratch: &mut Scratch,
    ) -> Result<Vec<FacetPrediction>, Abstention> {
        if let Some((parent, above)) = above.above(self.classifier) {
            return Ok(vec![self.subject.predict_under(self.classifier, parent, above, scratch)]);
        }
        let (target, most) = (self.target(), self.request.actors);
        let context = above.context(self.classifier);
        let towards = Towards { target, most, context: &context };
        self.subject.predict(self.classifier, towards, scratch)
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
            stance: stance.map(|stance| self.evidence(stance, &predicted.prediction)),
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
}
