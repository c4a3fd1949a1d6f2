//! Reading of an article: everything that the pipeline says of it.

use std::borrow::Cow;

use super::brief::ArticleBrief;
use super::headline::headline;
use super::tags::Tags;
use crate::analysis::Analysis;
use crate::relation::Relation;
use crate::text::Article;

/// Reading of one article: its language, its tags and its brief, from one analysis.
///
/// It serialises to the JSON that `nutgraf classify` and `nutgraf summarise` print; offsets in it
/// count Unicode scalar values, as Python's do, while spans here count bytes.
#[derive(Debug)]
#[non_exhaustive]
pub struct Reading<'a> {
    pub(super) analysis: Analysis<'a>,
    /// Code of the article's language, where it can be told: ISO 639-1 where there is a stemmer for
    /// it, ISO 639-3 where there is none.
    pub language: Option<&'static str>,
    /// The tags, where the pipeline tags.
    pub tags: Option<Tags>,
    /// The brief, where the pipeline writes briefs.
    pub brief: Option<ArticleBrief>,
    /// Who is for or against whom, where that is asked for, in the order of the text.
    pub relations: Option<Vec<Relation>>,
}

impl<'a> Reading<'a> {
    /// The article as it came in.
    #[must_use]
    pub const fn article(&self) -> &'a Article {
        self.analysis.article()
    }

    /// The analysis that everything was made from.
    #[must_use]
    pub const fn analysis(&self) -> &Analysis<'a> {
        &self.analysis
    }

    /// The headline of the article: its own title, or the one above the story in its text.
    #[must_use]
    pub fn headline(&self) -> Option<&'a str> {
        headline(&self.analysis)
    }

    /// The sentences of the brief as they are printed, with its edits; none where there is no brief.
    #[must_use]
    pub fn sentences(&self) -> Vec<Cow<'a, str>> {
        let text = &self.article().text;
        let of = |brief: &ArticleBrief| -> Vec<_> {
            brief.sentences.iter().map(|chosen| brief.printed(text, chosen)).collect()
        };
        self.brief.as_ref().map(of).unwrap_or_default()
    }
}
