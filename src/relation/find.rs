//! Finding the relations of an article.

use super::label::RelationLabel;
use super::model::RelationModel;
use super::pair::Pair;
use crate::analysis::Analysis;
use crate::entities::{Actor, ActorKind, Actors, Attribution, Mention};
use crate::span::Span;

/// Who is for or against whom, as one sentence tells it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Relation {
    /// Who is for or against somebody, by the name that other articles know too.
    pub holder: String,
    /// Whom.
    pub target: String,
    /// Which of the two.
    pub label: RelationLabel,
    /// Probability that all of it is right (0 to 1), calibrated on sentences that the model did not
    /// see.
    pub probability: f64,
    /// Whether somebody whom the outlet quotes or reports says so, and not the outlet or the holder.
    pub quoted: bool,
    /// The sentence, in the article's text.
    pub sentence: Span,
}

/// The relations of an article that `model` is sure enough of, in the order of its text; none of an
/// article in a language that it cannot read.
#[must_use]
pub fn relations(
    analysis: &Analysis<'_>,
    actors: &Actors<'_, '_>,
    model: &RelationModel,
) -> Vec<Relation> {
    if analysis.language() != model.language() {
        return Vec::new();
    }
    let mentions = mentions(actors.all());
    let neighbours = mentions.windows(2).map(|two| (&two[0], &two[1]));
    let apart = neighbours.filter(|(one, other)| one.may_regard(other));
    apart.filter_map(|(one, other)| relation(analysis, model, one, other)).collect()
}

/// A mention with its actor.
struct Named<'a> {
    actor: &'a Actor,
    mention: &'a Mention,
}

impl Named<'_> {
    /// Whether the next mention stands in the same sentence and is somebody else's.
    fn may_regard(&self, next: &Self) -> bool {
        self.mention.context == next.mention.context
            && self.mention.words.end <= next.mention.words.start
            && self.actor.canonical != next.actor.canonical
    }
}

/// The mentions in sentences, in the order of the text; who only tells the news is left out.
fn mentions(actors: &[Actor]) -> Vec<Named<'_>> {
    let told_of = actors.iter().filter(|actor| actor.kind != ActorKind::Outlet);
    let mentions = told_of
        .flat_map(|actor| actor.mentions.iter().map(move |mention| Named { actor, mention }));
    let mut mentions: Vec<_> = mentions.filter(|own| !own.mention.headline).collect();
    mentions.sort_by_key(|own| own.mention.words.start);
    mentions
}

fn relation(
    analysis: &Analysis<'_>,
    model: &RelationModel,
    one: &Named<'_>,
    other: &Named<'_>,
) -> Option<Relation> {
    let pair = Pair {
        sentence: one.mention.context.clone(),
        first: one.mention.words.clone(),
        second: other.mention.words.clone(),
    };
    let judgement = model.judge(analysis, &pair);
    let probability = model.probability(&judgement);
    if !model.tells(probability) {
        return None;
    }
    let (holder, target) = if judgement.reversed { (other, one) } else { (one, other) };
    Some(Relation {
        holder: holder.actor.canonical.clone(),
        target: target.actor.canonical.clone(),
        label: judgement.label,
        probability,
        quoted: Attribution::of(analysis, holder.mention) == Attribution::Quoted,
        sentence: sentence(analysis, pair.sentence.start)?,
    })
}

/// The sentence that starts at a word.
fn sentence(analysis: &Analysis<'_>, start: usize) -> Option<Span> {
    let title = analysis.title().len();
    let mut sentences = analysis.sentences().iter();
    sentences.find(|own| title + own.tokens.start == start).map(|own| own.span)
}
