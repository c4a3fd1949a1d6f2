//! Opening of a sentence: what of it points back, and what is left of that by edits.

use super::edits::opener::droppable;
use super::roles::{RoleTable, Roles};
use super::sentence_words::SentenceWord;
use crate::entities::{Gender, gender_of_pronoun};

/// Words behind *it* among which one says that it points at nothing.
const IMPERSONAL: usize = 4;

/// What a sentence opens on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Opener {
    /// On neither of these.
    #[default]
    Plain,
    /// On a word that joins it to what came before.
    Conjunction,
    /// On a word that points at what came before.
    Pointer,
}

/// Opening of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Opening {
    /// What it opens on.
    pub(super) opener: Opener,
    /// How many words an edit may leave out.
    pub(super) droppable: usize,
    /// What it opens on without these.
    pub(super) left: Opener,
    /// The gender of the pronoun that it then opens on.
    pub(super) pronoun: Option<Gender>,
}

impl Opening {
    /// The opening of a sentence of these words.
    pub(super) fn of(words: &[SentenceWord<'_>], roles: &RoleTable) -> Self {
        let opener = opener(words, roles);
        let droppable = if opener == Opener::Conjunction { droppable(words) } else { 0 };
        let rest = &words[droppable..];
        let left = if droppable == 0 { opener } else { self::opener(rest, roles) };
        let pronoun = rest.first().filter(|word| left == Opener::Pointer && !word.quoted);
        Self {
            opener,
            droppable,
            left,
            pronoun: pronoun.and_then(|word| gender_of_pronoun(word.text)),
        }
    }
}

fn opener(words: &[SentenceWord<'_>], roles: &RoleTable) -> Opener {
    let opening = roles.opener(&words.iter().map(|word| word.token.surface));
    let second = words.get(1).map_or(Roles::default(), |word| word.roles);
    let impersonal =
        words.first().is_some_and(|word| word.roles.any(Roles::IT) && !word.is_acronym(2))
            && words.iter().skip(1).take(IMPERSONAL).any(|word| word.roles.any(Roles::IMPERSONAL));
    if opening.any(Roles::CONJUNCTION) {
        Opener::Conjunction
    } else if opening.any(Roles::POINTER) && !second.any(Roles::CALENDAR) && !impersonal
        || has_loose_clause(words)
    {
        Opener::Pointer
    } else {
        Opener::Plain
    }
}

/// `While she was away, the board met.`
fn has_loose_clause(words: &[SentenceWord<'_>]) -> bool {
    let [first, second, rest @ ..] = words else { return false };
    first.roles.any(Roles::SUBORDINATOR)
        && second.roles.any(Roles::HE_OR_SHE)
        && !second.quoted
        && !is_answered(rest)
}

/// Whether the clause behind the comma opens on a name: `As she left, Ilse Harrow spoke.`
fn is_answered(rest: &[SentenceWord<'_>]) -> bool {
    let main = rest.iter().find(|word| word.before.starts_with(','));
    main.is_some_and(|word| word.capital && !word.roles.any(Roles::NO_NAME))
}
