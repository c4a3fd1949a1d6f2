//! From an analysed article to its tags.

use std::sync::Arc;

use super::explanation::TagExplanation;
use super::lead::lead;
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
use crate::rules::{Applied, Effect, Hit, RuleMatcher, Rules};
use crate::stance::Stance;
use crate::text::{Language, Target};

/// The step that tags, with what it keeps between articles.
pub(super) struct TagStep {
    model: Arc<Model>,
    rules: Arc<RuleMatcher>,
    scratches: Vec<Scratch>,
}

impl Clone for TagStep {
    fn clone(&self) -> Self {
        let rules = Arc::clone(&self.rules);
        Self { rules, ..Self::new(Arc::clone(&self.model)) }
    }
}

impl TagStep {
    pub(super) fn new(model: Arc<Model>) -> Self {
        Self {
            rules: Arc::new(RuleMatcher::new(&model.rules)),
            scratches: model.facets.iter().map(|facet| facet.vectoriser.scratch()).collect(),
            model,
        }
    }

    /// Applies these rules, in place of the model's.
    pub(super) fn rule(&mut self, rules: &Rules) {
        self.rules = Arc::new(RuleMatcher::new(rules));
    }

    /// The rules that hold for an article that was printed on `date`.
    pub(super) fn hits(&self, analysis: &Analysis<'_>, date: Option<&str>) -> Vec<Hit> {
        self.rules.hits(analysis, date)
    }

    pub(super) fn model(&self) -> &Model {
        &self.model
    }

    pub(super) fn language(&self) -> Language {
        self.model.language
    }

    /// The tags of every facet, or of none if the model does not know the language or is not for such
    /// texts. `read` is the article as the model is to read it, if that is not as it stands.
    pub(super) fn tags(
        &mut self,
        analysis: &Analysis<'_>,
        read: Option<&Analysis<'_>>,
        hits: Vec<Hit>,
        request: &Request,
    ) -> Tags {
        let subject = Subject::new(analysis);
        if !subject.is_known_to(self.model.language) {
            return Tags { abstained: Some(Abstention::Language), ..Tags::default() };
        }
        if let Some(other) = subject.outside(self.model.domain) {
            return Tags { abstained: Some(Abstention::NotNews(other)), ..Tags::default() };
        }
        let mut tags = Tags::default();
        let read = read.map(|read| (read, Subject::new(read)));
        let mut allowed = Allowed::default();
        let mut above = Levels::default();
        let needed = self.model.needed(&request.facets);
        let is_needed = |own: &Classifier| needed.iter().any(|other| std::ptr::eq(*other, own));
        let text = analysis.article().text.len();
        let facets = self.model.facets.iter().zip(&mut self.scratches);
        for (classifier, scratch) in facets.filter(|(own, _)| is_needed(own)) {
            let model = &*self.model;
            // A stance is towards whom the article names, and by its own words.
            let read = read.as_ref().filter(|_| !classifier.facet.towards_target);
            let (analysis, subject) =
                read.map_or((analysis, &subject), |(read, subject)| (*read, subject));
            let hits = hits.as_slice();
            let facet = Facet { model, classifier, analysis, subject, request, hits, text };
            let predicted = facet.predict(&above, scratch);
            if request.asks(&classifier.facet.name) {
                facet.add_to(&mut tags, &mut allowed, &predicted);
            }
            above.put(classifier, predicted);
        }
        tags.rules = hits;
        lead(&mut tags.facets, |name| self.model.facet(name).map(|own| &own.facet));
        tags
    }
}

/// The labels that facets give once rules are applied, where they change any: under others no label is
/// given.
#[derive(Default)]
struct Allowed(Vec<(String, Vec<String>)>);

impl Allowed {
    /// Whether all labels of a path, each with its facet, are given.
    fn has<'p>(&self, mut path: impl Iterator<Item = (&'p str, &'p String)>) -> bool {
        let is_given = |(facet, label): (&str, &String)| {
            let ruled = self.0.iter().find(|own| own.0 == facet);
            ruled.is_none_or(|(_, given)| given.contains(label))
        };
        path.all(is_given)
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
    hits: &'f [Hit],
    /// Bytes of the article's own text.
    text: usize,
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

    fn add_to(
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
            allowed.0.push((self.classifier.facet.name.clone(), given.collect()));
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
