//! An article with what else its record holds.

use serde_json::Value;

use super::error::{Error, ErrorKind};
use super::location::Location;
use super::mojibake;
use super::note::Note;
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
    /// A record that is an article and nothing else. What was encoded twice in its text is repaired,
    /// unless sentences or a mention that the source has marked count into it.
    ///
    /// # Errors
    /// [`ErrorKind::Empty`] when the article has neither text nor title.
    pub fn new(mut article: Article, location: Location) -> Result<Self, Error> {
        if article.text.trim_ascii().is_empty() && article.title.is_none() {
            return Err(Error::new(location, ErrorKind::Empty));
        }
        let notes = repair(&mut article).into_iter().collect();
        Ok(Self { article, fields: Vec::new(), notes, location })
    }

    /// The kept field called `name`; of several, the last.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Value> {
        self.fields.iter().rev().find(|(kept, _)| kept == name).map(|(_, value)| value)
    }
}

fn repair(article: &mut Article) -> Option<Note> {
    let mention = article.target.as_ref().is_some_and(|target| target.mention.is_some());
    if mention || article.sentences.is_some() {
        return None;
    }
    let mut characters = 0;
    for text in article.title.iter_mut().chain([&mut article.text]) {
        if let Some((repaired, count)) = mojibake::repair(text) {
            *text = repaired;
            characters += count;
            // They count into the text as it was.
            article.marks.clear();
            article.left_out.clear();
        }
    }
    (characters > 0).then_some(Note::Repaired { characters })
}
