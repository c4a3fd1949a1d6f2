//! An actor who is asked about by name.

use super::actor::{Actor, ActorKind, Mention};
use super::passage::{Passage, passages};
use super::spelling::spelling;
use super::words::Words;
use crate::analysis::Analysis;
use crate::text::TermHash;

/// The actor called `name`, if the article names one: by the whole name, or by a surname in any of
/// its spellings. A name that no capitals show is looked for word by word.
pub(super) fn named(analysis: &Analysis<'_>, actors: &[Actor], name: &str) -> Option<Actor> {
    let keys = keys(name);
    let known = |actor: &&Actor| is_called(actor, name, &keys);
    actors.iter().find(known).cloned().or_else(|| sought(analysis, name, &keys))
}

fn keys(name: &str) -> Vec<TermHash> {
    name.split_whitespace().map(spelling).collect()
}

fn is_called(actor: &Actor, name: &str, asked: &[TermHash]) -> bool {
    let own = keys(&actor.name);
    let same = Words::get().same_name(name).is_some_and(|same| same == actor.name);
    let surname = own.len().min(asked.len()) == 1 && own.last() == asked.last();
    same || surname || own == asked
}

/// The places where all words of a name stand, or else those of its last.
fn sought(analysis: &Analysis<'_>, name: &str, keys: &[TermHash]) -> Option<Actor> {
    let passages = passages(analysis);
    let found = |keys: &[TermHash]| -> Vec<Mention> {
        passages.iter().flat_map(|passage| within(analysis, passage, keys)).collect()
    };
    let whole = found(keys);
    let mentions =
        if whole.is_empty() { found(&keys[keys.len().saturating_sub(1)..]) } else { whole };
    let kind = ActorKind::Organisation;
    (!mentions.is_empty()).then(|| Actor::new(name.to_owned(), kind, mentions, &passages))
}

fn within(analysis: &Analysis<'_>, passage: &Passage, keys: &[TermHash]) -> Vec<Mention> {
    if keys.is_empty() {
        return Vec::new();
    }
    let starts = passage.words.clone().take((passage.words.len() + 1).saturating_sub(keys.len()));
    let called = |start: &usize| {
        (*start..).zip(keys).all(|(word, &key)| spelling(analysis.word(word)) == key)
    };
    let mention = |start: usize| Mention {
        words: start..start + keys.len(),
        passage: passage.words.clone(),
        headline: passage.headline,
        named: true,
    };
    starts.filter(called).map(mention).collect()
}
