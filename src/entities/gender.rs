//! Grammatical gender of a name, as its title or first name tells it.

use super::gazetteer::{Gazetteer, classes_of};
use super::name::Name;
use super::word_class::{WordClass, WordClasses};
use crate::analysis::Analysis;
use crate::text::TermHash;

/// Which pronoun stands for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Female,
    Male,
}

impl Gender {
    /// The gender that a word of these classes tells.
    pub(super) const fn of(classes: WordClasses) -> Option<Self> {
        match (classes.is(WordClass::Female), classes.is(WordClass::Male)) {
            (true, false) => Some(Self::Female),
            (false, true) => Some(Self::Male),
            _ => None,
        }
    }

    /// The gender that the title before a name tells.
    pub(super) fn of_title(analysis: &Analysis<'_>, name: &Name) -> Option<Self> {
        let title = name.words.start.checked_sub(1).filter(|_| name.titled)?;
        Self::of(classes_of(analysis, title))
    }
}

/// The gender that a first name or a title tells, if a table has it as one's.
pub(crate) fn gender_of(surface: TermHash) -> Option<Gender> {
    Gender::of(Gazetteer::get().word(surface))
}

/// The gender that a pronoun tells.
pub(crate) fn gender_of_pronoun(word: &str) -> Option<Gender> {
    let is = |forms: [&str; 3]| forms.iter().any(|form| word.eq_ignore_ascii_case(form));
    if is(["he", "him", "his"]) {
        Some(Gender::Male)
    } else if is(["she", "her", "hers"]) {
        Some(Gender::Female)
    } else {
        None
    }
}
