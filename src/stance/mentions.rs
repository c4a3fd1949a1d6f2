//! The stance of an article towards an actor, from the sentences that name it.

use super::meaning::Meaning;
use super::mention_prediction::MentionPrediction;
use super::pool::{Part, add};
use std::collections::BTreeMap;

use crate::analysis::Analysis;
use crate::classify::{Classifier, Evidence, Prediction, ScoreExplanation};
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
    /// The stance over all mentions …
    pub pooled: Pooled,
    /// … over those in the outlet's own voice …
    pub own_voice: Option<Pooled>,
    /// … and over those in words that it quotes.
    pub quoted: Option<Pooled>,
    /// What the sentences that name the actor mean.
    pub meaning: Meaning,
}

/// What the facet says over several mentions.
#[derive(Clone, Debug)]
pub struct Pooled {
    /// As of one text.
    pub prediction: Prediction,
    /// Probability of every label, in the order of the facet.
    pub probabilities: Vec<f64>,
    /// How many mentions.
    pub mentions: usize,
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
            let prediction = classifier.classify(&excerpt, Some(&target), scratch);
            MentionPrediction {
                mention: mention.clone(),
                attribution: Attribution::of(analysis, mention),
                probabilities: classifier.probabilities(&prediction),
                prediction,
            }
        };
        let predictions: Vec<_> = actor.mentions.iter().map(read).collect();
        let all: Vec<_> = predictions.iter().collect();
        let attributed = |wanted: Attribution| {
            let parts: Vec<_> =
                all.iter().copied().filter(|own| own.attribution == wanted).collect();
            (!parts.is_empty()).then(|| Pooled::of(classifier, &parts))
        };
        let (own_voice, quoted) =
            (attributed(Attribution::OwnVoice), attributed(Attribution::Quoted));
        let pooled = Pooled::of(classifier, &all);
        let meaning = Meaning::of(classifier, &predictions);
        Self { actor, predictions, pooled, own_voice, quoted, meaning }
    }

    /// The share of each word in what the meaning of the actor's sentences adds to a score, given the
    /// weights of its numbers.
    pub(super) fn explain_meaning(
        &self,
        classifier: &Classifier,
        analysis: &Analysis<'_>,
        weights: &[f64],
    ) -> BTreeMap<String, Evidence> {
        let mut evidence = BTreeMap::new();
        let Some(embedder) = classifier.vectoriser.embedder() else { return evidence };
        let weights = self.meaning.weights_of_mention(embedder, weights);
        let names = Names::of(&self.actor);
        for own in &self.predictions {
            let places = names.places(&own.mention);
            let target = target(analysis, &self.actor, &own.mention);
            let words = classifier.meaning(&analysis.excerpt(&places), Some(&target), &weights);
            for (text, own) in words {
                add(&mut evidence, &Evidence { text, ..own }, 1.0, &places);
            }
        }
        evidence
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
        for own in &self.predictions {
            let MentionPrediction { mention, prediction, .. } = own;
            let places = names.places(mention);
            let target = target(analysis, &self.actor, mention);
            let excerpt = analysis.excerpt(&places);
            let explanation = classifier.explain(&excerpt, Some(&target), prediction, label);
            parts.push(Part { mention: own, explanation, places });
        }
        classifier.pool_explanations(&parts, label)
    }
}

impl Pooled {
    fn of(classifier: &Classifier, parts: &[&MentionPrediction]) -> Self {
        let prediction = classifier.pool(parts);
        let probabilities = classifier.probabilities(&prediction);
        Self { prediction, probabilities, mentions: parts.len() }
    }
}

/// The words that name an actor, rising.
struct Names(Vec<usize>);

impl Names {
    fn of(actor: &Actor) -> Self {
        let names = actor.mentions.iter().filter(|mention| mention.named);
        let mut words: Vec<usize> = names.flat_map(|name| name.words.clone()).collect();
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    /// The words of a mention's sentence without the actor's name: a stance is in what is said of
    /// somebody, and not in who it is. Readers of the sentences that were learnt from knew the
    /// names, and so does the model.
    fn places(&self, mention: &Mention) -> Vec<usize> {
        let context = mention.context.clone();
        let first = self.0.partition_point(|&name| name < context.start);
        let mut names = self.0[first..].iter().peekable();
        context.filter(|word| names.next_if_eq(&word).is_none()).collect()
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
