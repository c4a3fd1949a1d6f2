//! Standing of a sentence outside its article.

use super::cues::{CueTable, Cues};
use super::fragment::STUB;
use super::story::Story;
use crate::text::TermHash;

/// How a sentence would stand outside its article, among those of other reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Standing {
    /// It is a whole sentence of the story, and points at nothing that another one says.
    pub sound: bool,
    /// It is the first of its story that a brief may hold: what the report is about.
    pub opens: bool,
    /// Stems of what it takes for known: of each, a sentence before it must hold one.
    pub needs: Vec<TermHash>,
}

impl Standing {
    /// A standing of a `sound` sentence, which `opens` its story or does not.
    #[must_use]
    pub const fn new(sound: bool, opens: bool) -> Self {
        Self { sound, opens, needs: Vec::new() }
    }

    /// That of the sentence at `position`, by cue words alone: one that opens with a pronoun or a
    /// connective, asks a question, or is a stub leans on others.
    pub(super) fn by_cues(story: &Story<'_>, position: usize) -> Self {
        let encoded = story.encoded;
        let cues = CueTable::of(encoded.language);
        let words = encoded.sentence(position);
        let points_back = words.first().is_some_and(|&word| {
            let cues = cues.get(encoded.words[word as usize].stem);
            cues.any(Cues::PRONOUN) || cues.any(Cues::CONNECTIVE)
        });
        let leans = points_back || encoded.punctuation[position].asks || words.len() < STUB;
        Self::new(!leans, position == 0)
    }
}
