//! The stance of an article towards an actor, from the sentences that name it.

use super::pool::Part;
use crate::analysis::Analysis;
use crate::classify::{Classifier, Prediction, ScoreExplanation};
use crate::entities::{Actor, Attribution, Mention};
use crate::features::Scratch;
use crate::label::LabelId;
use crate::span::Span;
use crate::text::Target;

/// What a facet that was learnt from single mentions says of an article, towards one actor.
#[derive(Clone, Debug)]
pub struct Stance {
    /// Towards whom.
    pub actor: Actor,
    /// What it says of each mention, in the order of the article.
    pub predictions: Vec<MentionPrediction>,
}

/// Prediction of a mention.
#[derive(Clone, Debug)]
pub struct MentionPrediction {
    /// The mention.
    pub mention: Mention,
    /// Whose words it stands in.
    pub attribution: Attribution,
    /// What the facet says of it.
    pub prediction: Prediction,
}

impl Stance {
    /// Reads each mention of `actor` as the classifier learnt to, in its sentence alone, but without
    /// the actor's name.
    #[must_use]
    pub(crate) fn read(
        classifier: &Classifier,
        analysis: &Analysis<'_>,
        actor: Actor,
        scratch: &mut Scratch,
    ) -> Self {
        let names = Names::of(&actor);
        let read = |mention: &Mention| {
            let excerpt = analysis.excerpt(&names.places(mention));
            let target = target(analysis, &actor, mention);
            MentionPrediction {
                mention: mention.clone(),
                attribution: Attribution::of(analysis, mention),
                prediction: classifier.classify(&excerpt, Some(&target), scratch),
            }
        };
        let predictions = actor.mentions.iter().map(read).collect();
        Self { actor, predictions }
    }

    /// The stance over all mentions.
    #[must_use]
    pub fn pooled(&self, classifier: &Classifier) -> Prediction {
        classifier.pool(&self.parts(None))
    }

    /// The stance in words of one attribution, and how many mentions stand in them; `None` where none does.
    #[must_use]
    pub fn attributed(
        &self,
        classifier: &Classifier,
        attribution: Attribution,
    ) -> Option<(Prediction, usize)> {
        let parts = self.parts(Some(attribution));
        (!parts.is_empty()).then(|| (classifier.pool(&parts), parts.len()))
    }

    /// Why the pooled stance gives `label` its score.
    #[must_use]
    pub(super) fn explain(
        &self,
        classifier: &Classifier,
        analysis: &Analysis<'_>,
        label: LabelId,
    ) -> ScoreExplanation {
        let mut parts = Vec::with_capacity(self.predictions.len());
        let names = Names::of(&self.actor);
        for MentionPrediction { mention, prediction, .. } in &self.predictions {
            let places = names.places(mention);
            let target = target(analysis, &self.actor, mention);
            let excerpt = analysis.excerpt(&places);
            let explanation = classifier.explain(&excerpt, Some(&target), prediction, label);
            parts.push(Part { prediction, explanation, places });
        }
        classifier.pool_explanations(&parts, label)
    }

    /// What is said of the mentions, all or those of one attribution.
    fn parts(&self, attribution: Option<Attribution>) -> Vec<&Prediction> {
        let wanted =
            |own: &&MentionPrediction| attribution.is_none_or(|wanted| own.attribution == wanted);
        self.predictions.iter().filter(wanted).map(|own| &own.prediction).collect()
    }
}

/// The words that name an actor, rising.
struct Names(Vec<usize>);

impl Names {
    fn of(actor: &Actor) -> Self {
        let names = actor.mentions.iter().filter(|mention| mention.named);
        let mut words: Vec<usize> = names.flat_map(|name| name.words.clone()).collect();
        words.sort_unstable();
        Self(words)
    }

    /// The words of a mention's sentence without the actor's name: a stance is in what is said of
    /// somebody, and not in who it is. Readers of the sentences that were learnt from knew the
    /// names, and so does the model.
    fn places(&self, mention: &Mention) -> Vec<usize> {
        let is_name = |word: &usize| self.0.binary_search(word).is_ok();
        mention.context.clone().filter(|word| !is_name(word)).collect()
    }
}

/// The actor as the target of one mention.
fn target(analysis: &Analysis<'_>, actor: &Actor, mention: &Mention) -> Target {
    let words = &analysis.words()[mention.words.clone()];
    let span = words.first().zip(words.last());
    Target {
        name: actor.name.clone(),
        mention: span.map(|(first, last)| Span::new(first.span.start, last.span.end)),
    }
}
