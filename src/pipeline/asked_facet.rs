//! One facet, asked of one article: its tags with what they stand on.

use super::above::{Allowed, Levels};
use super::explanation::TagExplanation;
use super::predict::{FacetPrediction, Subject, Towards};
use super::request::{LabelSelection, Request};
use super::ruled::ruled;
use super::stance_evidence::evidence;
use super::tags::{Abstention, FacetTags, StanceEvidence, Tag, Tags};
use crate::analysis::Analysis;
use crate::classify::{Classifier, Prediction};
use crate::entities::canonical_name;
use crate::features::Scratch;
use crate::label::LabelId;
use crate::model::Model;
use crate::rules::{Applied, Effect, Hit};
use crate::stance::Stance;
use crate::text::Target;

/// A facet that is asked of an article.
pub(super) struct AskedFacet<'f, 't> {
    pub(super) model: &'f Model,
    pub(super) classifier: &'f Classifier,
    pub(super) analysis: &'f Analysis<'t>,
    pub(super) subject: &'f Subject<'f, 't>,
    pub(super) request: &'f Request,
    pub(super) hits: &'f [Hit],
    /// Bytes of the article's own text.
    pub(super) text: usize,
}

impl AskedFacet<'_, '_> {
    /// What a stance stands on.
    fn evidence(&self, stance: &Stance, prediction: &Prediction) -> StanceEvidence {
        let asked = self.target().is_some();
        evidence(self.classifier, self.analysis, stance, prediction, asked)
    }

    /// Whom or what the facet is asked towards, where somebody says so.
    fn target(&self) -> Option<&Target> {
        self.request.target.as_ref().or(self.analysis.article().target.as_ref())
    }

    /// What it says, given what the facets before it do.
    pub(super) fn predict(
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

    /// Adds its tags, or why there are none.
    pub(super) fn add_to(
        &self,
        tags: &mut Tags,
        allowed: &mut Allowed,
        predicted: &Result<Vec<FacetPrediction>, Abstention>,
    ) {
        let target = self.target();
        match predicted {
            Ok(predictions) => {
                for predicted in predictions {
                    let known = predicted.prediction.vectorised.known_share();
                    tags.known_words = tags.known_words.max(known);
                    tags.facets.push(self.tags(predicted, allowed));
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

    fn tags(&self, predicted: &FacetPrediction, allowed: &mut Allowed) -> FacetTags {
        let applied = ruled(self.model, self.classifier, &predicted.prediction, self.hits);
        let mut tags: Vec<Tag> = self.listed(predicted, &applied);
        tags.retain(|tag| !tag.given || allowed.has(self.above(tag)));
        if !applied.changed.is_empty() {
            let labels = &self.classifier.facet.labels;
            let given = applied.said.given.iter().map(|own| labels[own.0.index()].name.clone());
            allowed.put(&self.classifier.facet.name, given);
        }
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

    /// The labels that a tag stands under, each with its facet.
    fn above<'p>(&'p self, tag: &'p Tag) -> impl Iterator<Item = (&'p str, &'p String)> {
        let levels = std::iter::successors(Some(self.classifier), |own| self.model.parent(own));
        let levels = levels.map(|own| own.facet.name.as_str());
        levels.zip(tag.path.iter().rev()).skip(1)
    }

    /// The labels asked for, once rules are applied.
    fn listed(&self, predicted: &FacetPrediction, applied: &Applied) -> Vec<Tag> {
        let given = &applied.said.given;
        let tag = |(id, probability)| self.tag(predicted, applied, id, probability);
        match self.request.labels {
            LabelSelection::Given => given.iter().copied().map(tag).collect(),
            LabelSelection::Sure => given.iter().copied().map(tag).filter(|t| t.sure).collect(),
            LabelSelection::All => applied.said.ranked.iter().copied().map(tag).collect(),
        }
    }

    fn tag(
        &self,
        predicted: &FacetPrediction,
        applied: &Applied,
        id: LabelId,
        probability: f64,
    ) -> Tag {
        let FacetPrediction { prediction, .. } = predicted;
        let label = &self.classifier.facet.labels[id.index()];
        let explain = || {
            let explanation = self.subject.explain(self.classifier, predicted, id);
            TagExplanation::new(self.analysis, &explanation).within(self.text)
        };
        let rule = applied.changed.iter().rev().find(|own| own.0 == id).map(|own| own.1);
        let effect = rule.map(|place| &self.hits[place].rule.effect);
        Tag {
            label: label.name.clone(),
            path: self.path(id),
            iptc: label.iptc.clone(),
            probability,
            sure: match effect {
                Some(Effect::Must { .. }) => true,
                Some(Effect::Never { .. }) => false,
                _ => self.classifier.is_sure(prediction, (id, probability), self.request.precision),
            },
            given: applied.said.gives(id),
            rule,
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
