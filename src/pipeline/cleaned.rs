//! Articles without what is not their story, and articles split into sentences.

use crate::analysis::Analysis;
use crate::clean::Cleaned;
use crate::span::Span;
use crate::text::{Article, split_sentences};

/// Article with what is left of it when everything is cut that is not the story.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CleanArticle<'a> {
    /// The article as it came in.
    pub article: &'a Article,
    /// The story that is left, and what each stretch of the text is.
    pub cleaned: Cleaned,
    /// Code of its language, where that can be told.
    pub language: Option<&'static str>,
}

/// Article with its sentences.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SplitArticle<'a> {
    /// The article as it came in.
    pub article: &'a Article,
    /// The sentences, in the order of the text.
    pub sentences: Vec<Span>,
    /// Code of its language, where that can be told.
    pub language: Option<&'static str>,
}

impl<'a> CleanArticle<'a> {
    pub(super) fn new(analysis: &Analysis<'a>, language: Option<&'static str>) -> Self {
        let article = analysis.article();
        Self { article, cleaned: Cleaned::article(article, analysis.language()), language }
    }

    /// The headline: the article's own title, or the one above the prose.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let in_text = || Some(self.cleaned.title?.of(&self.article.text));
        self.article.title.as_deref().or_else(in_text)
    }
}

impl<'a> SplitArticle<'a> {
    /// The sentences of `article`, whose text `analysis` has taken apart.
    pub(super) fn new(
        article: &'a Article,
        analysis: &Analysis<'_>,
        story: bool,
        language: Option<&'static str>,
    ) -> Self {
        let sentences = if story {
            analysis.sentences().iter().map(|sentence| sentence.span).collect()
        } else {
            let whole = Span::new(0, article.text.len());
            split_sentences(&article.text, whole, analysis.language())
        };
        Self { article, sentences, language }
    }
}
