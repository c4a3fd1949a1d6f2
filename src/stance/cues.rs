//! The cues of one article towards one actor, as numbers.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cue::Cue;
use super::mentions::{Pooled, Stance};
use super::own_voice::OwnVoice;
use super::wording::cue_of;
use crate::analysis::Analysis;
use crate::classify::Sides;
use crate::label::LabelId;

/// Log-odds are told apart up to here, either way.
const CERTAIN: f64 = 5.0;

/// What a facet is told of a whole article beside its mentions: how it speaks, and what another facet
/// says of it (a probability a label), where the facet names one as its context.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'s> {
    /// How the article speaks.
    pub voice: &'s OwnVoice,
    /// What the context says: a probability a label; nothing without one.
    pub context: &'s [f64],
}

/// How the cues are called that are numbers of the embedding of what is said of the actor.
const MEANING: &str = "meaning ";

/// The names of the cues of a facet whose context has these labels, and whose embedding of a
/// mention's sentence so many numbers.
#[must_use]
pub fn cue_names<'n>(context: impl IntoIterator<Item = &'n str>, meaning: usize) -> Vec<String> {
    let own = Cue::ALL.iter().map(|cue| cue.name().to_owned());
    let numbers = (1..=meaning).map(|number| format!("{MEANING}{number}"));
    own.chain(context.into_iter().map(str::to_owned)).chain(numbers).collect()
}

/// The places of the numbers of an embedding among the names: the last ones.
pub(super) fn meaning(names: &[String]) -> Range<usize> {
    let start = names.iter().position(|name| name.starts_with(MEANING));
    start.unwrap_or(names.len())..names.len()
}

/// Whether the cue at `place` tells that a side is taken …
pub(super) fn tells_whether(place: usize) -> bool {
    Cue::ALL.get(place).is_none_or(|cue| !cue.is_side())
}

/// … or which; what is meant tells both.
pub(super) fn tells_which(names: &[String], place: usize) -> bool {
    Cue::ALL.get(place).map_or_else(|| meaning(names).contains(&place), |cue| cue.is_side())
}

/// What a cue means, in words; a cue of the context is called by its label.
pub(super) fn about(names: &[String], place: usize) -> String {
    let own = Cue::ALL.get(place).map(|cue| cue.about().to_owned());
    own.unwrap_or_else(|| format!("it reads as {}", names[place]))
}

/// The cues of an article towards the actor of `stance`, in the order of [`cue_names`].
#[must_use]
pub fn cues(
    sides: Sides,
    analysis: &Analysis<'_>,
    stance: &Stance,
    setting: Setting<'_>,
) -> Vec<f64> {
    let views = Views::of(sides, stance);
    let value = |cue: Cue| match cue {
        Cue::Stance => views.pooled.taken,
        Cue::OwnStance => views.own.taken,
        Cue::QuotedStance => views.quoted.taken,
        Cue::StrongestStance => views.strongest.taken,
        Cue::HeadlineStance => views.headline.taken,
        Cue::Side => views.pooled.side,
        Cue::OwnSide => views.own.side,
        Cue::QuotedSide => views.quoted.side,
        Cue::StrongestSide => views.strongest.side,
        Cue::FirstSide => views.first.side,
        Cue::HeadlineSide => views.headline.side,
        Cue::Mentions => libm::log1p(stance.predictions.len() as f64),
        Cue::Share => stance.actor.share,
        Cue::JudgementsNear => libm::log1p(judgements_near(analysis, stance).len() as f64),
        Cue::Quoted => setting.voice.quoted_share(),
        Cue::Length => setting.voice.log_length(),
        Cue::FirstPerson
        | Cue::SecondPerson
        | Cue::Modals
        | Cue::Reporting
        | Cue::Questions
        | Cue::Exclamations
        | Cue::Dashes
        | Cue::Adverbs
        | Cue::Judgements
        | Cue::Figures => setting.voice.rate(cue),
    };
    let own = Cue::ALL.iter().copied().map(value);
    let context = setting.context.iter().map(|&p| log_odds(p, 1.0 - p));
    own.chain(context).chain(stance.meaning.embedding.iter().copied()).collect()
}

/// The places of the words of judgement in the sentences that name the actor, rising.
pub(super) fn judgements_near(analysis: &Analysis<'_>, stance: &Stance) -> Vec<usize> {
    let contexts = stance.predictions.iter().map(|own| own.mention.context.clone());
    let is_judgement =
        |place: &usize| cue_of(analysis.words()[*place].surface) == Some(Cue::Judgements);
    let places: BTreeSet<usize> = contexts.flatten().filter(is_judgement).collect();
    places.into_iter().collect()
}

/// What one look at the mentions says, in log-odds; 0 of nothing to look at.
#[derive(Clone, Copy, Debug, Default)]
struct View {
    /// Of a side being taken.
    taken: f64,
    /// Of the first side to the second.
    side: f64,
}

/// What all mentions say, and what some of them do.
struct Views {
    pooled: View,
    own: View,
    quoted: View,
    strongest: View,
    first: View,
    headline: View,
}

impl Views {
    fn of(sides: Sides, stance: &Stance) -> Self {
        let view = |probabilities: &[f64]| View::of(sides, probabilities);
        let pooled = |own: &Option<Pooled>| {
            own.as_ref().map(|own| view(&own.probabilities)).unwrap_or_default()
        };
        let single: Vec<View> =
            stance.predictions.iter().map(|own| view(&own.probabilities)).collect();
        let headline = stance.predictions.iter().position(|own| own.mention.headline);
        let strongest = single.iter().copied().max_by(|a, b| a.taken.total_cmp(&b.taken));
        Self {
            pooled: view(&stance.pooled.probabilities),
            own: pooled(&stance.own_voice),
            quoted: pooled(&stance.quoted),
            strongest: strongest.unwrap_or_default(),
            first: single.first().copied().unwrap_or_default(),
            headline: headline.map(|place| single[place]).unwrap_or_default(),
        }
    }
}

impl View {
    fn of(sides: Sides, probabilities: &[f64]) -> Self {
        let of = |label: LabelId| probabilities[label.index()];
        let (neutral, first, second) = (of(sides.neutral), of(sides.first), of(sides.second));
        Self { taken: log_odds(first + second, neutral), side: log_odds(first, second) }
    }
}

/// Natural logarithm of the odds, no further from 0 than [`CERTAIN`].
fn log_odds(of: f64, against: f64) -> f64 {
    let ratio = of.max(f64::MIN_POSITIVE) / against.max(f64::MIN_POSITIVE);
    libm::log(ratio).clamp(-CERTAIN, CERTAIN)
}
