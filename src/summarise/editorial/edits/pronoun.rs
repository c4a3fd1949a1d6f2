//! Pronouns replaced by whom they stand for: `[Ilse Harrow] said`.

use super::known::Known;
use crate::span::Span;
use crate::summarise::edit::{Edit, EditKind};
use crate::summarise::editorial::names::Name;
use crate::summarise::editorial::sentence_words::SentenceWord;

/// The edit that puts `name`, which has this `place` among all, in the place of a pronoun; in full
/// where the brief does not know it.
pub(super) fn replacement(
    text: &str,
    pronoun: &SentenceWord<'_>,
    (place, name): (usize, &Name),
    known: &mut Known,
) -> Option<Edit> {
    let given = name.given.one()?;
    let surname = Span::new(given.span.end, given.full.end);
    let named = if known.add(place) { given.full } else { surname };
    // As the article writes it.
    let owner = match (is_possessive(pronoun.text), text.contains('’')) {
        (false, _) => "",
        (true, true) => "’s",
        (true, false) => "'s",
    };
    let inserted = format!("[{}{owner}]", named.of(text));
    Some(Edit { inserted, ..Edit::without(EditKind::Replaced, pronoun.token.span) })
}

fn is_possessive(pronoun: &str) -> bool {
    matches!(pronoun.to_ascii_lowercase().as_str(), "his" | "her")
}
