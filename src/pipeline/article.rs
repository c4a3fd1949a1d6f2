//! The way of an article: its language is told, it is analysed once, and tags, stances and brief
//! are made from that analysis.

use std::borrow::Cow;
use std::sync::Arc;

use super::brief::BriefStep;
use super::cleaned::{CleanArticle, SplitArticle};
use super::merged::MergedBrief;
use super::polyglot::Polyglot;
use super::reading::Reading;
use super::request::{BriefFocus, LabelSelection, Request};
use super::tag::TagStep;
use crate::analysis::Analysis;
use crate::model::Model;
use crate::summarise::{BriefModel, Length, Method};
use crate::text::{Article, Language, Target};

/// Pipeline from an article to its tags, stances and brief, all from one analysis.
///
/// It tells the language of the article, analyses it once in that language, and gives what it was
/// asked for: by default the tags of every facet and a brief of three sentences. A facet whose model
/// does not know the language abstains. One pipeline belongs to one thread, since it remembers the
/// words that it has met; a clone of it shares the models and works the same on another.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use nutgraf::{Article, Pipeline};
///
/// let article = Article::new("wend", "Thousands left their homes on Sunday as floods hit the \
///     valley. The river rose to its highest level in fifty years. Two people drowned. Rescuers \
///     worked through the night.");
/// let mut pipeline = Pipeline::new().precision(0.8);
/// let reading = pipeline.read(&article);
/// let tags = reading.tags.as_ref().unwrap();
/// assert_eq!(tags.facets[0].tags[0].label, "disaster");
/// assert_eq!(reading.sentences().len(), 3);
/// # }
/// ```
pub struct Pipeline {
    request: Request,
    language: Option<Language>,
    /// The language of an article that does not tell its own.
    expected: Language,
    reader: Polyglot,
    tags: Option<TagStep>,
    brief: Option<BriefStep>,
}

impl Clone for Pipeline {
    /// The same pipeline for another thread, with a memory of its own.
    fn clone(&self) -> Self {
        Self {
            request: self.request.clone(),
            language: self.language,
            expected: self.expected,
            reader: reader(self.language, self.expected),
            tags: self.tags.clone(),
            brief: self.brief.clone(),
        }
    }
}

/// A reader of articles in `language`, or else in their own.
fn reader(language: Option<Language>, expected: Language) -> Polyglot {
    language.map_or_else(|| Polyglot::for_model_of(expected), Polyglot::of)
}

#[cfg(feature = "embedded")]
impl Default for Pipeline {
    fn default() -> Self {
        Self::new()
    }
}

impl Pipeline {
    /// Pipeline with the models that the library holds: tags and briefs of English news.
    #[cfg(feature = "embedded")]
    #[must_use]
    pub fn new() -> Self {
        Self::with_models(super::embedded_model(), super::embedded_brief_model())
    }

    /// Pipeline that tags with `model` and writes briefs with `brief_model`.
    #[must_use]
    pub fn with_models(model: impl Into<Arc<Model>>, brief_model: Arc<BriefModel>) -> Self {
        let tags = TagStep::new(model.into());
        let mut pipeline = Self::of(tags.language());
        pipeline.tags = Some(tags);
        pipeline.brief = Some(BriefStep::new(brief_model));
        pipeline
    }

    /// Pipeline that tags with `model` and writes no briefs.
    #[must_use]
    pub fn tagging(model: impl Into<Arc<Model>>) -> Self {
        let tags = TagStep::new(model.into());
        Self { tags: Some(tags.clone()), ..Self::of(tags.language()) }
    }

    /// Pipeline that writes briefs with `model` and gives no tags.
    #[must_use]
    pub fn summarising(model: Arc<BriefModel>) -> Self {
        let language = model.language();
        Self { brief: Some(BriefStep::new(model)), ..Self::of(language) }
    }

    /// Pipeline that neither tags nor writes briefs: it cleans articles and splits them.
    #[must_use]
    pub fn cleaning() -> Self {
        Self::of(Language::English)
    }

    fn of(expected: Language) -> Self {
        let (request, language) = (Request::default(), None);
        let reader = reader(language, expected);
        Self { request, language, expected, reader, tags: None, brief: None }
    }

    /// Reads every article as one in `language`, in place of its own.
    #[must_use]
    pub fn language(mut self, language: impl Into<Option<Language>>) -> Self {
        self.language = language.into();
        self.reader = reader(self.language, self.expected);
        self
    }

    /// Calls a tag sure from this precision on (0 to 1; [`PRECISION`](super::PRECISION) if not set).
    #[must_use]
    pub const fn precision(mut self, precision: f64) -> Self {
        self.request.precision = precision;
        self
    }

    /// Tells stances towards so many actors of an article ([`ACTORS`](super::ACTORS) if not set).
    #[must_use]
    pub const fn actors(mut self, actors: usize) -> Self {
        self.request.actors = actors;
        self
    }

    /// Tells stances towards this target in every article, in place of the article's own or of its
    /// main actors.
    #[must_use]
    pub fn target(mut self, target: impl Into<Option<Target>>) -> Self {
        self.request.target = target.into();
        self
    }

    /// Lists these labels: those that are given unless said otherwise.
    #[must_use]
    pub const fn labels(mut self, labels: LabelSelection) -> Self {
        self.request.labels = labels;
        self
    }

    /// Says why each tag is given: the words for and against it, with their share of the score.
    #[must_use]
    pub const fn explain_tags(mut self, explain: bool) -> Self {
        self.request.explain_tags = explain;
        self
    }

    /// Writes briefs by this method.
    #[must_use]
    pub const fn method(mut self, method: Method) -> Self {
        self.request.method = method;
        self
    }

    /// Writes briefs of this length: three sentences unless said otherwise.
    #[must_use]
    pub const fn length(mut self, length: Length) -> Self {
        self.request.length = length;
        self
    }

    /// Turns briefs to what a reader wants them to be about.
    #[must_use]
    pub fn focus(mut self, focus: impl Into<Option<BriefFocus>>) -> Self {
        self.request.focus = focus.into();
        self
    }

    /// Says what earned the sentences of a brief their place, where the method can tell.
    #[must_use]
    pub const fn explain_brief(mut self, explain: bool) -> Self {
        self.request.explain_brief = explain;
        self
    }

    /// The model of tags, if there is one.
    #[must_use]
    pub fn model(&self) -> Option<&Model> {
        self.tags.as_ref().map(TagStep::model)
    }

    /// Reads an article: what the pipeline was made and asked for, from one analysis of it.
    pub fn read<'a>(&mut self, article: &'a Article) -> Reading<'a> {
        let analysis = self.analyse(article);
        let tags = self.tags.as_mut().map(|step| step.tags(&analysis, &self.request));
        let brief = self.brief.as_mut();
        let brief = brief.map(|step| step.brief(&analysis, &self.request, &mut self.reader));
        Reading { language: self.code_of(&analysis), analysis, tags, brief }
    }

    /// One brief of several reports of one event; none where the pipeline writes no briefs.
    pub fn merge<'a>(&mut self, articles: &'a [Article]) -> Option<MergedBrief<'a>> {
        let analyses: Vec<_> = articles.iter().map(|article| self.analyse(article)).collect();
        let step = self.brief.as_mut()?;
        Some(step.merge(analyses, &self.request, &mut self.reader))
    }

    /// What is left of an article when everything is cut that is not the story.
    pub fn clean<'a>(&mut self, article: &'a Article) -> CleanArticle<'a> {
        let analysis = self.analyse(article);
        CleanArticle::new(&analysis, self.code_of(&analysis))
    }

    /// The sentences of the text as it stands, however the source has split it; those of its story
    /// alone where `story`.
    pub fn sentences<'a>(&mut self, article: &'a Article, story: bool) -> SplitArticle<'a> {
        let unsplit = match &article.sentences {
            None => Cow::Borrowed(article),
            Some(_) => Cow::Owned(Article { sentences: None, ..article.clone() }),
        };
        let analysis = self.analyse(&unsplit);
        SplitArticle::new(article, &analysis, story, self.code_of(&analysis))
    }

    /// Takes an article apart, in its own language unless one was set.
    fn analyse<'a>(&mut self, article: &'a Article) -> Analysis<'a> {
        self.reader.analyse(article)
    }

    /// The code of the article's language: the one that was set, or what the article tells.
    fn code_of(&self, analysis: &Analysis<'_>) -> Option<&'static str> {
        self.language.map(Language::code).or_else(|| analysis.detect_language())
    }
}
