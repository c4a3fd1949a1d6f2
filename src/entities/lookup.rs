//! Look-up of an actor by name.

use std::cmp::Reverse;

use super::actor::{Actor, ActorKind, Mention};
use super::alias::canonical_of;
use super::asked_name::AskedName;
use super::context::{Context, contexts, sentences};
use super::gap::plain_gap;
use super::spelling::spelling_key;
use super::word_shape::is_capitalised;
use crate::analysis::Analysis;
use crate::text::TermHash;

/// The actor called `name`, if the article names one: by the whole name, or by a surname in any of
/// its spellings. A name that no capitals show is looked for word by word.
pub(super) fn look_up(analysis: &Analysis<'_>, actors: &[Actor], name: &str) -> Option<Actor> {
    let asked = AskedName::of(name)?;
    let called = actors.iter().enumerate();
    let called = called.filter_map(|(place, own)| Some((asked.calls(own)?, Reverse(place))));
    match called.max() {
        Some((_, Reverse(place))) => Some(actors[place].clone()),
        None => Search { analysis, actors }.find(name, &asked),
    }
}

/// A search for a name among all words.
struct Search<'a> {
    analysis: &'a Analysis<'a>,
    actors: &'a [Actor],
}

impl Search<'_> {
    /// An actor of the places where all words of a name stand, or else those of its surname where
    /// nobody of another full name is meant.
    fn find(&self, name: &str, asked: &AskedName) -> Option<Actor> {
        let contexts = contexts(self.analysis);
        let find = |keys: &[TermHash]| -> Vec<Mention> {
            contexts.iter().flat_map(|context| self.find_in(context, keys)).collect()
        };
        let mut mentions = find(asked.keys());
        if mentions.is_empty() {
            mentions = find(asked.surname());
            mentions.retain(|mention| !self.is_anothers(mention));
        }
        let sentences = sentences(&contexts);
        let actor = |mentions| {
            let (name, canonical) = (name.to_owned(), canonical_of(name));
            Actor::new(name, canonical, ActorKind::Organisation, mentions, sentences)
        };
        (!mentions.is_empty()).then(|| actor(mentions))
    }

    fn find_in(&self, context: &Context, keys: &[TermHash]) -> Vec<Mention> {
        let last = (context.words.len() + 1).saturating_sub(keys.len());
        let starts = context.words.clone().take(last);
        let holds = |start: &usize| {
            let key = |word| spelling_key(self.analysis.word(word));
            (*start..).zip(keys).all(|(word, &asked)| key(word) == asked)
                && !self.is_inside_name(*start)
        };
        let mention = |start: usize| Mention {
            words: start..start + keys.len(),
            context: context.words.clone(),
            headline: context.headline,
            named: true,
        };
        starts.filter(holds).map(mention).collect()
    }

    /// Whether an apostrophe joins the word to a capitalised one before it: `Neill` in `O'Neill`.
    fn is_inside_name(&self, word: usize) -> bool {
        word > 0
            && plain_gap(self.analysis, word - 1) == "'"
            && is_capitalised(self.analysis, word - 1)
    }

    /// Whether an actor who is named in full is meant.
    fn is_anothers(&self, mention: &Mention) -> bool {
        let full = self.actors.iter().filter(|actor| actor.forms.iter().any(|form| form.is_full()));
        let mut named = full.flat_map(|actor| &actor.mentions).filter(|own| own.named);
        named.any(|own| own.words.contains(&mention.words.start))
    }
}
