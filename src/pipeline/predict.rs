//! Prediction of one facet for an analysed article, towards its target, its actors or nobody.

use std::cell::OnceCell;

use super::lineage::Lineage;
use super::tags::Abstention;
use crate::analysis::{Analysis, Domain};
use crate::classify::{Classifier, Prediction, ScoreExplanation, Sides};
use crate::clean::Kind;
use crate::entities::{Actor, Actors, canonical_name};
use crate::features::Scratch;
use crate::label::LabelId;
use crate::stance::{OwnVoice, Setting, Stance, cues};
use crate::text::{Article, Language, NotNews, Target};

/// An article that facets are predicted for.
pub(super) struct Subject<'a, 't> {
    analysis: &'a Analysis<'t>,
    actors: Actors<'a, 't>,
    voice: OnceCell<OwnVoice>,
}

/// Whom a facet is asked towards, and what is known of the article beside it.
#[derive(Clone, Copy, Default)]
pub(super) struct Towards<'q> {
    /// Whom somebody asks about.
    pub(super) target: Option<&'q Target>,
    /// Main actors of the article, so many at most, where nobody does.
    pub(super) most: usize,
    /// What the facet's context says: a probability a label; nothing without one.
    pub(super) context: &'q [f64],
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
        Self { analysis, actors: Actors::of(analysis), voice: OnceCell::new() }
    }

    /// Whether a model of words in `language` can read the article.
    pub(super) fn is_known_to(&self, language: Language) -> bool {
        language == Language::Many || language == self.analysis.language()
    }

    /// The name of the article's main actor, if it names anybody.
    pub(super) fn main(&self) -> Option<String> {
        self.actors.all().first().map(|actor| actor.target().name)
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

    /// What `classifier` says towards the target, or else towards the article's main actors if it was
    /// learnt from mentions, and towards the first of them if not.
    ///
    /// # Errors
    /// Why the facet abstains, where it does.
    pub(super) fn predict(
        &self,
        classifier: &Classifier,
        towards: Towards<'_>,
        scratch: &mut Scratch,
    ) -> Result<Vec<FacetPrediction>, Abstention> {
        let facet = &classifier.facet;
        if !facet.towards_target {
            return Ok(vec![self.whole(classifier, None, scratch)]);
        }
        match towards.target {
            Some(target) if facet.by_mention && target.mention.is_none() => {
                let actor = self.actors.named(&target.name).ok_or(Abstention::TargetNotNamed)?;
                Ok(vec![self.mentions(classifier, actor, towards.context, scratch)])
            }
            Some(target) => Ok(vec![self.whole(classifier, Some(target.clone()), scratch)]),
            None => self.towards_actors(classifier, towards, scratch),
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
        let context = lineage.context(self.analysis, scratches);
        let towards = Towards { target, most: 1, context: &context };
        let top = self.predict(lineage.top(), towards, &mut scratches[0])?;
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
        Towards { most, context, .. }: Towards<'_>,
        scratch: &mut Scratch,
    ) -> Result<Vec<FacetPrediction>, Abstention> {
        let actors = self.actors.all();
        let predictions: Vec<_> = if classifier.facet.by_mention {
            let actors = actors.iter().take(most).cloned();
            actors.map(|actor| self.mentions(classifier, actor, context, scratch)).collect()
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

    /// Prediction towards an actor, from its mentions and from how the article speaks.
    fn mentions(
        &self,
        classifier: &Classifier,
        actor: Actor,
        context: &[f64],
        scratch: &mut Scratch,
    ) -> FacetPrediction {
        let (target, canonical) = (Some(actor.target()), Some(actor.canonical.clone()));
        let stance = Stance::read(classifier, self.analysis, actor, scratch);
        let setting = Setting { voice: self.voice(), context };
        let prediction = stance.overall(classifier, self.analysis, setting);
        FacetPrediction { target, canonical, prediction, stance: Some(stance) }
    }

    /// The cues by which two stages of `classifier` are learnt towards a target; `None` where the
    /// article does not name it, or the facet has no two sides.
    pub(super) fn cues(
        &self,
        classifier: &Classifier,
        target: &Target,
        context: &[f64],
        scratch: &mut Scratch,
    ) -> Option<Vec<f64>> {
        let sides = Sides::of(&classifier.facet)?;
        let actor = self.actors.named(&target.name)?;
        let stance = Stance::read(classifier, self.analysis, actor, scratch);
        let setting = Setting { voice: self.voice(), context };
        Some(cues(sides, self.analysis, &stance, setting))
    }

    fn voice(&self) -> &OwnVoice {
        self.voice.get_or_init(|| OwnVoice::of(self.analysis))
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
            Some(stance) => {
                stance.explain_overall(classifier, self.analysis, self.voice(), prediction, label)
            }
            None => classifier.explain(self.analysis, target.as_ref(), prediction, label),
        }
    }
}
