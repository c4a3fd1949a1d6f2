//! What a stance stands on: its mentions, whose words they are, and the one that says most.

use std::collections::BTreeSet;

use super::explanation::TextPart;
use super::tags::{AttributedTag, StanceEvidence, StrongestMention};
use crate::analysis::Analysis;
use crate::classify::{Classifier, Prediction};
use crate::entities::{Attribution, Mention};
use crate::label::LabelId;
use crate::span::Span;
use crate::stance::{MentionPrediction, Pooled, Stance};

/// What `prediction` stands on, which was made of `stance` towards a target that was `asked` about or
/// not.
pub(super) fn evidence(
    classifier: &Classifier,
    analysis: &Analysis<'_>,
    stance: &Stance,
    prediction: &Prediction,
    asked: bool,
) -> StanceEvidence {
    let given = prediction.given.first().map(|given| given.0);
    let side = given.filter(|label| Some(*label) != classifier.facet.neutral());
    let attributed = |own: &Option<Pooled>| attributed(classifier, own.as_ref()?);
    StanceEvidence {
        called: side.is_some(),
        asked,
        share: stance.actor.share,
        mentions: stance.predictions.len(),
        strongest: side.and_then(|label| strongest(analysis, stance, label)),
        own_voice: attributed(&stance.own_voice),
        quoted: attributed(&stance.quoted),
        sentences: sentences(analysis, stance),
    }
}

fn attributed(classifier: &Classifier, pooled: &Pooled) -> Option<AttributedTag> {
    let &(id, probability) = pooled.prediction.given.first()?;
    let label = classifier.facet.labels[id.index()].name.clone();
    Some(AttributedTag { label, probability, mentions: pooled.mentions })
}

/// The mention to which `label` is most probable; of equals the first, and the outlet's own words
/// before those it quotes.
fn strongest(analysis: &Analysis<'_>, stance: &Stance, label: LabelId) -> Option<StrongestMention> {
    let rank = |own: &MentionPrediction| {
        (own.attribution == Attribution::OwnVoice, own.probabilities[label.index()])
    };
    let beats = |a: (bool, f64), b: (bool, f64)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).is_gt();
    let best = stance
        .predictions
        .iter()
        .reduce(|best, own| if beats(rank(own), rank(best)) { own } else { best })?;
    let quoted = best.attribution == Attribution::Quoted;
    let (part, span) = sentence(analysis, &best.mention)?;
    Some(StrongestMention { part, span, quoted })
}

/// The sentence that a mention stands in, or the headline.
fn sentence(analysis: &Analysis<'_>, mention: &Mention) -> Option<(TextPart, Span)> {
    let (title, start) = (analysis.title().len(), mention.context.start);
    if start < title {
        let headline = analysis.article().title.as_deref().unwrap_or_default();
        return Some((TextPart::Title, Span::new(0, headline.len())));
    }
    let sentences = analysis.sentences();
    let place = sentences.binary_search_by_key(&start, |own| title + own.tokens.start).ok()?;
    Some((TextPart::Text, sentences[place].span))
}

/// The sentences of the story that mention the target, in order.
fn sentences(analysis: &Analysis<'_>, stance: &Stance) -> Vec<Span> {
    let found = stance.predictions.iter().filter_map(|own| sentence(analysis, &own.mention));
    let in_text = found.filter(|(part, _)| *part == TextPart::Text);
    let spans: BTreeSet<_> = in_text.map(|(_, span)| (span.start, span.end)).collect();
    spans.into_iter().map(|(start, end)| Span::new(start, end)).collect()
}
