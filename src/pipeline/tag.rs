//! From an analysed article to its tags.

use std::sync::Arc;

use super::above::{Allowed, Levels};
use super::asked_facet::AskedFacet;
use super::lead::lead;
use super::predict::Subject;
use super::request::Request;
use super::tags::{Abstention, Tags};
use crate::analysis::Analysis;
use crate::classify::Classifier;
use crate::features::Scratch;
use crate::model::Model;
use crate::rules::{Hit, RuleMatcher, Rules};
use crate::text::Language;

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
        subject: &Subject<'_, '_>,
        read: Option<&Analysis<'_>>,
        hits: Vec<Hit>,
        request: &Request,
    ) -> Tags {
        let analysis = subject.analysis();
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
                read.map_or((analysis, subject), |(read, subject)| (*read, subject));
            let hits = hits.as_slice();
            let facet = AskedFacet { model, classifier, analysis, subject, request, hits, text };
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
