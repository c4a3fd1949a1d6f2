//! One brief of several reports of one event.

use crate::analysis::Analysis;
use crate::summarise::{JointBrief, JointSentence, Method};
use crate::text::Article;

/// Brief of several articles, each sentence with the article it stands in.
#[derive(Debug)]
#[non_exhaustive]
pub struct MergedBrief<'a> {
    pub(super) analyses: Vec<Analysis<'a>>,
    /// The sentences, and which articles are copies of each other.
    pub brief: JointBrief,
    /// The method that was asked for.
    pub asked: Method,
}

impl<'a> MergedBrief<'a> {
    /// The articles, in the order given.
    pub fn articles(&self) -> impl ExactSizeIterator<Item = &'a Article> {
        self.analyses.iter().map(Analysis::article)
    }

    /// The id of an article, by its number.
    ///
    /// # Panics
    /// When there is no article of this number.
    #[must_use]
    pub fn id(&self, article: usize) -> &'a str {
        &self.analyses[article].article().id
    }

    /// A sentence of the brief as it stands in its article.
    #[must_use]
    pub fn text(&self, sentence: &JointSentence) -> &'a str {
        sentence.chosen.span.of(&self.analyses[sentence.article].article().text)
    }
}
