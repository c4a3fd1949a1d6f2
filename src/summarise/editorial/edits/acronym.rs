//! Acronyms spelt out: `WHB [Wexmoor Harbour Board]`.

use super::known::Known;
use crate::summarise::edit::{Edit, EditKind};
use crate::summarise::editorial::names::Names;
use crate::summarise::editorial::sentence_words::SentenceWord;

/// The acronyms of a sentence of these words that the brief has not spelt out.
pub(super) fn expansions(
    text: &str,
    words: &[SentenceWord<'_>],
    names: &Names,
    known: &mut Known,
) -> Vec<Edit> {
    let all = words.iter().enumerate().filter(|(_, word)| word.is_acronym(usize::MAX));
    let expansion = |(at, word): (usize, &SentenceWord<'_>)| {
        let place = names.place(word)?;
        let expansion = names.all[place].expansion?;
        let next = words.get(at + 1);
        let joined = next.is_some_and(|next| next.before == "-" || next.is_possessive());
        if joined || word.before == "-" {
            return None;
        }
        let new = known.add(place) && !word.before.ends_with('(');
        let inserted = format!(" [{}]", expansion.span.of(text));
        new.then(|| Edit::insertion(EditKind::SpeltOut, word.token.span.end, inserted))
    };
    all.filter_map(expansion).collect()
}
