//! An article with what else its record holds.

use serde_json::Value;

use super::error::{Error, ErrorKind};
use super::location::Location;
use super::note::Note;
use super::repair::repair;
use crate::text::Article;

/// One record of the input.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The article.
    pub article: Article,
    /// The fields that were to be kept, in the order of the source.
    pub fields: Vec<(String, Value)>,
    /// What had to be done to make text of it.
    pub notes: Vec<Note>,
    /// Where it stands.
    pub location: Location,
}

impl Record {
    /// A record that is an article and nothing else. Damage to its text is repaired, as words encoded
    /// twice, unless sentences or a mention that the source has marked count into it.
    ///
    /// # Errors
    /// [`ErrorKind::Empty`] when the article has neither text nor title.
    pub fn new(mut article: Article, location: Location) -> Result<Self, Error> {
        if article.text.trim_ascii().is_empty() && article.title.is_none() {
            return Err(Error::new(location, ErrorKind::Empty));
        }
        let notes = repair(&mut article);
        Ok(Self { article, fields: Vec::new(), notes, location })
    }

    /// Takes up a note of how its bytes were read. What was replaced then was not lost before.
    pub(super) fn note(&mut self, note: Option<Note>) {
        if matches!(note, Some(Note::Replaced { .. })) {
            self.notes.retain(|own| !matches!(own, Note::Lost { .. }));
        }
        self.notes.extend(note);
    }

    /// The kept field called `name`; of several, the last.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Value> {
        self.fields.iter().rev().find(|(kept, _)| kept == name).map(|(_, value)| value)
    }
}
