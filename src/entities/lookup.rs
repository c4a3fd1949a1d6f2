//! Look-up of an actor by name.

use super::actor::{Actor, ActorKind, Mention};
use super::context::{Context, contexts, sentences};
use super::gazetteer::Gazetteer;
use super::spelling::spelling_key;
use crate::analysis::Analysis;
use crate::text::TermHash;

/// The actor called `name`, if the article names one: by the whole name, or by a surname in any of
/// its spellings. A name that no capitals show is looked for word by word.
pub(super) fn look_up(analysis: &Analysis<'_>, actors: &[Actor], name: &str) -> Option<Actor> {
    let keys = keys(name);
    let is_called = |actor: &&Actor| is_called(actor, name, &keys);
    actors.iter().find(is_called).cloned().or_else(|| search(analysis, name, &keys))
}

fn keys(name: &str) -> Vec<TermHash> {
    name.split_whitespace().map(spelling_key).collect()
}

fn is_called(actor: &Actor, name: &str, asked: &[TermHash]) -> bool {
    let own = keys(&actor.name);
    let alias = Gazetteer::get().canonical_of(name).is_some_and(|name| name == actor.name);
    let surname = own.len().min(asked.len()) == 1 && own.last() == asked.last();
    alias || surname || own == asked
}

/// An actor of the places where all words of a name stand, or else those of its last.
fn search(analysis: &Analysis<'_>, name: &str, keys: &[TermHash]) -> Option<Actor> {
    let contexts = contexts(analysis);
    let find = |keys: &[TermHash]| -> Vec<Mention> {
        contexts.iter().flat_map(|context| find_in(analysis, context, keys)).collect()
    };
    let mut mentions = find(keys);
    if mentions.is_empty() {
        mentions = find(&keys[keys.len().saturating_sub(1)..]);
    }
    let kind = ActorKind::Organisation;
    let sentences = sentences(&contexts);
    (!mentions.is_empty()).then(|| Actor::new(name.to_owned(), kind, mentions, sentences))
}

fn find_in(analysis: &Analysis<'_>, context: &Context, keys: &[TermHash]) -> Vec<Mention> {
    if keys.is_empty() {
        return Vec::new();
    }
    let starts = context.words.clone().take((context.words.len() + 1).saturating_sub(keys.len()));
    let holds = |start: &usize| {
        (*start..).zip(keys).all(|(word, &key)| spelling_key(analysis.word(word)) == key)
    };
    let mention = |start: usize| Mention {
        words: start..start + keys.len(),
        context: context.words.clone(),
        headline: context.headline,
        named: true,
    };
    starts.filter(holds).map(mention).collect()
}
