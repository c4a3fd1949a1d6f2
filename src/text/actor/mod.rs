//! Whom an article is about: people, bodies and places by their names.
//!
//! Runs of capitalised words are names; titles and nationalities around them are not part of them.
//! Names that share a surname, an acronym or a spelling are one actor's. Nothing is downloaded:
//! small tables of titles, first names, bodies and places say what capitals cannot.

mod cues;
mod form;
mod group;
mod name;
mod named;
mod passage;
mod spelling;
mod stand_in;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

pub(super) use named::named;
pub(super) use words::{Class, Words};

use group::Draft;
use passage::Passage;

use super::{Analysis, Language, Target};

/// A person, body or place that an article names.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Its name, as the article first writes the fullest form that it often uses.
    pub name: String,
    /// What it seems to be.
    pub kind: ActorKind,
    /// Where it is named, in order.
    pub mentions: Vec<Mention>,
    /// Share of the article's sentences that name it (0 to 1).
    pub share: f64,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ActorKind {
    /// Somebody.
    Person,
    /// A company, a party, an office.
    Organisation,
    /// A country, a city.
    Place,
}

/// One place where an actor is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words of the name, or of what stands for it (`she`, `the minister`), as places in
    /// [`Analysis::words`].
    pub words: Range<usize>,
    /// The words of the sentence or headline that they stand in.
    pub passage: Range<usize>,
    /// Whether that is a headline.
    pub headline: bool,
}

/// Named less often, nobody is an actor, unless nobody is named more often.
const MENTIONS: usize = 2;
/// What the first sentence counts beside the last: news names first whom it is about.
const FIRST: f64 = 1.5;
/// What a mention in a headline counts beside one in a sentence.
const HEADLINE: f64 = 2.0;
/// What an actor's mentions count by its kind: an article that names a country as often as a person
/// is about the person.
const ORGANISATION: f64 = 0.8;
const PLACE: f64 = 0.5;

/// The actors of an article, the one first that fills most of it.
///
/// German writes all nouns with a capital, and text in lower case has none: there nobody is found.
pub(super) fn actors(analysis: &Analysis<'_>) -> Vec<Actor> {
    if analysis.language() == Language::German {
        return Vec::new();
    }
    let passages = passage::passages(analysis);
    let drafts = group::group(analysis, &passages);
    let often = drafts.iter().any(|draft| draft.mentions.len() >= MENTIONS);
    let least = if often { MENTIONS } else { 1 };
    let mut actors: Vec<(f64, Actor)> = drafts
        .iter()
        .filter(|draft| draft.mentions.len() >= least)
        .map(|draft| {
            let actor = actor(analysis, &passages, draft);
            (prominence(&passages, draft) * factor(actor.kind), actor)
        })
        .collect();
    // A stable sort: of equals the first mentioned comes first.
    actors.sort_by(|a, b| b.0.total_cmp(&a.0));
    actors.into_iter().map(|(_, actor)| actor).collect()
}

const fn factor(kind: ActorKind) -> f64 {
    match kind {
        ActorKind::Person => 1.0,
        ActorKind::Organisation => ORGANISATION,
        ActorKind::Place => PLACE,
    }
}

/// How much of the article an actor fills: each sentence and headline that names it, by its place.
fn prominence(passages: &[Passage], draft: &Draft) -> f64 {
    let named: BTreeSet<usize> = draft.mentions.iter().map(|mention| mention.0).collect();
    let weight = |place: usize| {
        let passed = place as f64 / passages.len() as f64;
        let headline = if passages[place].headline { HEADLINE } else { 1.0 };
        headline * (FIRST + passed * (1.0 - FIRST))
    };
    named.into_iter().map(weight).sum()
}

fn actor(analysis: &Analysis<'_>, passages: &[Passage], draft: &Draft) -> Actor {
    let (words, _) = draft.called();
    let mention = |(passage, words): &(usize, Range<usize>)| Mention {
        words: words.clone(),
        passage: passages[*passage].words.clone(),
        headline: passages[*passage].headline,
    };
    let name = draft.same().map_or_else(|| written(analysis, &words), str::to_owned);
    let mentions = draft.mentions.iter().map(mention).collect();
    Actor::new(name, draft.kind(), mentions, passages)
}

/// The words as they stand in title or text.
fn written(analysis: &Analysis<'_>, words: &Range<usize>) -> String {
    let spans = &analysis.words()[words.clone()];
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return String::new() };
    let article = analysis.article();
    let title = article.title.as_deref().filter(|_| words.start < analysis.title().len());
    let source = title.unwrap_or(&article.text);
    source.get(first.span.start..last.span.end).unwrap_or_default().to_owned()
}

impl Actor {
    fn new(name: String, kind: ActorKind, mentions: Vec<Mention>, passages: &[Passage]) -> Self {
        let in_sentences = mentions.iter().filter(|mention| !mention.headline);
        let named: BTreeSet<usize> = in_sentences.map(|mention| mention.passage.start).collect();
        let all = passages.iter().filter(|passage| !passage.headline).count();
        Self { name, kind, mentions, share: named.len() as f64 / all.max(1) as f64 }
    }

    /// The actor as the target of a stance.
    #[must_use]
    pub fn target(&self) -> Target {
        Target { name: self.name.clone(), mention: None }
    }
}
