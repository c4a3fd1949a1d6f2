//! Grammatical gender of a name, as its title or first name tells it.

use super::gazetteer::classes_of;
use super::name::Name;
use super::word_class::{WordClass, WordClasses};
use crate::analysis::Analysis;

/// Which pronoun stands for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
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
