//! Articles as they come in, and the targets of what is asked about them.

use super::layout::{LeftOut, Mark};
use crate::span::Span;

/// One article: what a reader found, before anything is made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Name that the output repeats: a path, or the `id` of a record.
    pub id: String,
    /// The headline, where the source keeps it apart from the text. A headline that stands at the
    /// top of `text` stays there, and the analysis marks it.
    pub title: Option<String>,
    /// The body. All spans and offsets count into it.
    pub text: String,
    /// The sentences, where the source has already split them; they lie in `text`, in order.
    pub sentences: Option<Vec<Span>>,
    /// Whom or what a stance is asked towards.
    pub target: Option<Target>,
    /// Lines of the text that the source marks as headings or items, in order.
    pub marks: Vec<Mark>,
    /// What the reader has left out of the text, in order of where it stood.
    pub left_out: Vec<LeftOut>,
}

/// Whom or what a stance is held towards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The name: a category ("Climate change") or the words of a mention ("Ilse Harrow").
    pub name: String,
    /// Where in the text it is mentioned, when the question is about that one mention.
    pub mention: Option<Span>,
}

impl Article {
    /// An article of `text` alone.
    #[must_use]
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), text: text.into(), ..Self::default() }
    }

    /// An article whose sentences the source has already split; a line break joins them in `text`.
    #[must_use]
    pub fn from_sentences<S: AsRef<str>>(id: impl Into<String>, sentences: &[S]) -> Self {
        let mut text = String::with_capacity(sentences.iter().map(|s| s.as_ref().len() + 1).sum());
        let mut spans = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            if !text.is_empty() {
                text.push('\n');
            }
            let start = text.len();
            text.push_str(sentence.as_ref());
            spans.push(Span::new(start, text.len()));
        }
        Self { id: id.into(), text, sentences: Some(spans), ..Self::default() }
    }

    /// The same article under a headline of its own.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// The same article with a target to judge the stance towards.
    #[must_use]
    pub fn with_target(mut self, target: Target) -> Self {
        self.target = Some(target);
        self
    }
}
