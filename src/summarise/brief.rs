//! The brief of one article: the sentences that stand for it.

use std::borrow::Cow;

use serde::Serialize;

use super::edit::{Edit, printed};
use super::method::MethodName;
use crate::span::Span;

/// Brief of an article: whole sentences of it in order, verbatim but for the edits that it lists.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Brief {
    /// Sentences chosen, in the order of the article.
    #[serde(rename = "brief")]
    pub sentences: Vec<Chosen>,
    /// Edits of its sentences, in the order of the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Edit>,
    /// Reason why it is less than was asked for, if it is.
    pub reason: Option<Reason>,
    /// Name of the method that rated: another than was asked for where that one cannot read the
    /// article.
    pub method: MethodName,
}

impl Brief {
    /// The sentences as they are printed: those of `text` with their edits.
    ///
    /// # Panics
    /// When it is the brief of another text.
    #[must_use]
    pub fn printed<'t>(&self, text: &'t str) -> Vec<Cow<'t, str>> {
        self.sentences.iter().map(|own| printed(text, own.span, &self.edits)).collect()
    }
}

/// Sentence of a brief.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Chosen {
    /// Number among the sentences of the article, from 0.
    #[serde(rename = "sentence")]
    pub index: usize,
    /// Place in the article's text, in bytes.
    #[serde(flatten)]
    pub span: Span,
    /// Rating, to be compared within the article only.
    pub score: f32,
}

impl Chosen {
    /// A sentence by its number, its place and its rating.
    #[must_use]
    pub const fn new(index: usize, span: Span, score: f32) -> Self {
        Self { index, span, score }
    }
}

/// Reason why a brief holds all there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// The article has no more sentences than were asked for: there was nothing to choose.
    Short,
    /// The article has no sentence that is prose.
    NoProse,
}

impl Reason {
    /// Name in outputs: `short`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::NoProse => "no_prose",
        }
    }

    /// The reason of a brief that holds `chosen` of `all` sentences.
    pub(crate) const fn of(chosen: usize, all: usize) -> Option<Self> {
        match all {
            0 => Some(Self::NoProse),
            all if all == chosen => Some(Self::Short),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brief_is_written_as_the_command_line_names_its_parts() {
        let chosen = Chosen { index: 4, span: Span::new(10, 20), score: 0.5 };
        let method = MethodName::from("longest");
        let brief = Brief {
            sentences: vec![chosen],
            edits: Vec::new(),
            reason: Some(Reason::NoProse),
            method,
        };
        let written = serde_json::to_string(&brief).unwrap();
        let sentence = r#"{"sentence":4,"start":10,"end":20,"score":0.5}"#;
        let expected =
            format!(r#"{{"brief":[{sentence}],"reason":"no_prose","method":"longest"}}"#);
        assert_eq!(written, expected);
    }
}
