//! One brief of several reports of one event.

use super::headline::headline;
use crate::analysis::Analysis;
use crate::summarise::{JointBrief, JointSentence, Method};
use crate::text::{Article, NewsReport};

/// Brief of several articles, each sentence with the article it stands in.
#[derive(Debug)]
#[non_exhaustive]
pub struct MergedBrief<'a> {
    pub(super) analyses: Vec<Analysis<'a>>,
    pub(super) reports: &'a [NewsReport],
    /// The sentences, and which articles are copies of each other.
    pub brief: JointBrief,
    /// Whether an article has a word of what the brief was to be about; none where it was to be about
    /// nothing special. Without one, the brief is the plain one.
    pub names_focus: Option<bool>,
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

    /// The report that an article is, by its number.
    ///
    /// # Panics
    /// When there is no article of this number.
    #[must_use]
    pub fn report(&self, article: usize) -> &'a NewsReport {
        &self.reports[article]
    }

    /// The headline of an article, by its number: its own title, or the one above the story.
    ///
    /// # Panics
    /// When there is no article of this number.
    #[must_use]
    pub fn headline(&self, article: usize) -> Option<&'a str> {
        headline(&self.analyses[article])
    }

    /// A sentence of the brief as it stands in its article.
    #[must_use]
    pub fn text(&self, sentence: &JointSentence) -> &'a str {
        sentence.chosen.span.of(&self.analyses[sentence.article].article().text)
    }
}
