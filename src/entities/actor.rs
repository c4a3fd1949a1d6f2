//! Actors: the people, bodies and places that an article names, and their mentions.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::name_form::NameForm;
use crate::text::Target;

/// A person, body or place that an article names.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Its name, as the article first writes the fullest form that it often uses.
    pub name: String,
    /// The name that it can be told by in other articles too: of public figures and bodies what a
    /// table calls them (`Mohammed bin Salman` of `MBS`), of others their name.
    pub canonical: String,
    /// What it seems to be.
    pub kind: ActorKind,
    /// Where it is named, in order.
    pub mentions: Vec<Mention>,
    /// Share of the article's sentences that name it (0 to 1).
    pub share: f64,
    /// The forms of its name.
    pub(super) forms: Vec<Arc<NameForm>>,
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
    /// An actor of an article of so many `sentences`; `canonical` is what the table calls it.
    pub(super) fn new(
        name: String,
        canonical: Option<&str>,
        kind: ActorKind,
        mentions: Vec<Mention>,
        sentences: usize,
    ) -> Self {
        let in_sentences = mentions.iter().filter(|mention| !mention.headline);
        let naming: BTreeSet<usize> = in_sentences.map(|mention| mention.context.start).collect();
        let share = naming.len() as f64 / sentences.max(1) as f64;
        let canonical = canonical.map_or_else(|| name.replace('’', "'"), str::to_owned);
        Self { name, canonical, kind, mentions, share, forms: Vec::new() }
    }

    /// The same actor, who is called by these forms of the name.
    pub(super) fn with_forms(self, forms: Vec<Arc<NameForm>>) -> Self {
        Self { forms, ..self }
    }

    /// The actor as the target of a stance.
    #[must_use]
    pub fn target(&self) -> Target {
        Target { name: self.name.clone(), mention: None }
    }
}
