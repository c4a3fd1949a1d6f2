//! Prediction of one facet for an analysed article, towards its target, its actors or nobody.

use super::lineage::Lineage;
use super::tags::Abstention;
use crate::analysis::{Analysis, Domain};
use crate::classify::{Classifier, Prediction, ScoreExplanation};
use crate::clean::Kind;
use crate::entities::{Actor, Actors, canonical_name};
use crate::features::Scratch;
use crate::label::LabelId;
use crate::stance::Stance;
use crate::text::{Article, Language, NotNews, Target};

/// An article that facets are predicted for.
pub(super) struct Subject<'a, 't> {
    analysis: &'a Analysis<'t>,
    actors: Actors<'a, 't>,
}

/// What a classifier says of an article, towards one target where its facet asks for one.
pub(super) struct FacetPrediction {
    pub(super) target: Option<Target>,
    /// What that target is called in other articles too.
    pub(super) canonical: Option<String>,
    pub(super) prediction: Prediction,
    /// The mentions that it was pooled from, where the facet is asked mention by mention.
    pub(super) stance: Option<Stance>,
}

impl<'a, 't> Subject<'a, 't> {
    pub(super) const fn new(analysis: &'a Analysis<'t>) -> Self {
        Self { analysis, actors: Actors::of(analysis) }
    }

    /// Whether a model of words in `language` can read the article.
    pub(super) fn is_known_to(&self, language: Language) -> bool {
        language == Language::Many || language == self.analysis.language()
    }

    /// What the article is, if it lies outside a model's domain: as it stands, and as prose without
    /// what is no story, where it has any.
    pub(super) fn outside(&self, domain: Domain) -> Option<NotNews> {
        let article = self.analysis.article();
        let other = domain.excludes(article)?;
        let prose = self.analysis.segments().iter().filter(|own| own.kind() == Kind::Prose);
        let prose: Vec<&str> = prose.map(|own| own.span.of(&article.text)).collect();
        if prose.is_empty() {
            return Some(other);
        }
        let story = Article { title: article.title.clone(), ..Article::new("", prose.join("\n")) };
        domain.excludes(&story).map(|_| other)
    }

    /// What `classifier` says towards `target`, or else towards the article's main actors, `most` at
    /// most, if it was learnt from mentions, and towards the first of them if not.
    ///
    /// # Errors
    /// Why the facet abstains, where it does.
    pub(super) fn predict(
        &self,
        classifier: &Classifier,
        target: Option<&Target>,
        most: usize,
        scratch: &mut Scratch,
    ) -> Result<Vec<FacetPrediction>, Abstention> {
        let facet = &classifier.facet;
        if !facet.towards_target {
            return Ok(vec![self.whole(classifier, None, scratch)]);
        }
        match target {
            Some(target) if facet.by_mention && target.mention.is_none() => {
                let actor = self.actors.named(&target.name).ok_or(Abstention::TargetNotNamed)?;
                Ok(vec![self.mentions(classifier, actor, scratch)])
            }
            Some(target) => Ok(vec![self.whole(classifier, Some(target.clone()), scratch)]),
            None => self.towards_actors(classifier, most, scratch),
        }
    }

    /// What a facet says that stands under others.
    ///
    /// # Errors
    /// As [`predict`](Self::predict), of the top level.
    pub(super) fn predict_lineage(
        &self,
        lineage: &Lineage<'_>,
        target: Option<&Target>,
        scratches: &mut [Scratch],
    ) -> Result<Option<FacetPrediction>, Abstention> {
        let top = self.predict(lineage.top(), target, 1, &mut scratches[0])?;
        let descend = |own: FacetPrediction| FacetPrediction {
            prediction: lineage.descend(self.analysis, own.prediction, scratches),
            ..own
        };
        Ok(top.into_iter().next().map(descend))
    }

    /// What `classifier` says under `parent`, which says `above`.
    pub(super) fn predict_under(
        &self,
        classifier: &Classifier,
        parent: &Classifier,
        above: &Prediction,
        scratch: &mut Scratch,
    ) -> FacetPrediction {
        let prediction = classifier.classify_under(self.analysis, parent, above, scratch);
        FacetPrediction { target: None, canonical: None, prediction, stance: None }
    }

    fn towards_actors(
        &self,
        classifier: &Classifier,
        most: usize,
        scratch: &mut Scratch,
    ) -> Result<Vec<FacetPrediction>, Abstention> {
        let actors = self.actors.all();
        let predictions: Vec<_> = if classifier.facet.by_mention {
            let actors = actors.iter().take(most).cloned();
            actors.map(|actor| self.mentions(classifier, actor, scratch)).collect()
        } else {
            let main = actors.first();
            let towards = |actor: &Actor| self.whole(classifier, Some(actor.target()), scratch);
            main.map(towards).into_iter().collect()
        };
        if predictions.is_empty() { Err(Abstention::NoTarget) } else { Ok(predictions) }
    }

    /// Prediction for the whole article.
    fn whole(
        &self,
        classifier: &Classifier,
        target: Option<Target>,
        scratch: &mut Scratch,
    ) -> FacetPrediction {
        let prediction = classifier.classify(self.analysis, target.as_ref(), scratch);
        let canonical = target.as_ref().map(|target| canonical_name(&target.name));
        FacetPrediction { target, canonical, prediction, stance: None }
    }

    /// Prediction towards an actor, pooled from its mentions.
    fn mentions(
        &self,
        classifier: &Classifier,
        actor: Actor,
        scratch: &mut Scratch,
    ) -> FacetPrediction {
        let (target, canonical) = (Some(actor.target()), Some(actor.canonical.clone()));
        let stance = Stance::read(classifier, self.analysis, actor, scratch);
        let prediction = stance.overall(classifier);
        FacetPrediction { target, canonical, prediction, stance: Some(stance) }
    }

    /// Why `classifier` gave `label` its score.
    pub(super) fn explain(
        &self,
        classifier: &Classifier,
        predicted: &FacetPrediction,
        label: LabelId,
    ) -> ScoreExplanation {
        let FacetPrediction { target, prediction, stance, .. } = predicted;
        match stance {
            Some(stance) => stance.explain(classifier, self.analysis, label),
            None => classifier.explain(self.analysis, target.as_ref(), prediction, label),
        }
    }
}
