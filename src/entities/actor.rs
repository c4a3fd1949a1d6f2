//! Actors: the people, bodies and places that an article names, and their mentions.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::text::Target;

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
    /// A newspaper, an agency or a broadcaster: who tells, more often than who is told of.
    Outlet,
}

/// One place where an actor is named, or where a word stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words of the name, or of what stands for it (`she`, `the minister`), as places in
    /// [`Analysis::words`](crate::analysis::Analysis::words).
    pub words: Range<usize>,
    /// The words of the sentence or headline that they stand in.
    pub context: Range<usize>,
    /// Whether that is a headline.
    pub headline: bool,
    /// Whether it is the name, and not what stands for it.
    pub named: bool,
}

impl Actor {
    /// An actor of an article of so many `sentences`.
    pub(super) fn new(
        name: String,
        kind: ActorKind,
        mentions: Vec<Mention>,
        sentences: usize,
    ) -> Self {
        let in_sentences = mentions.iter().filter(|mention| !mention.headline);
        let naming: BTreeSet<usize> = in_sentences.map(|mention| mention.context.start).collect();
        let share = naming.len() as f64 / sentences.max(1) as f64;
        Self { name, kind, mentions, share }
    }

    /// The actor as the target of a stance.
    #[must_use]
    pub fn target(&self) -> Target {
        Target { name: self.name.clone(), mention: None }
    }
}
