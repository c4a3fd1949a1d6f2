//! From an analysed article to its brief.

use std::borrow::Cow;
use std::sync::Arc;

use super::meanings::EmbeddedMeanings;
use super::merged::MergedBrief;
use super::query_focus::query_focus;
use super::request::{BriefFocus, Request};
use crate::analysis::Analysers;
use crate::analysis::Analysis;
use crate::summarise::{
    self, BriefExplanation, BriefModel, Chosen, Edit, Focus, Method, MethodName, Reason,
    SummaryWriter,
};
use crate::text::{Language, NewsReport};

/// Brief of an article, with what it was chosen from.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ArticleBrief {
    /// The sentences, in the order of the article.
    pub sentences: Vec<Chosen>,
    /// The edits of the sentences, in the order of the text.
    pub edits: Vec<Edit>,
    /// Why there are fewer than were asked for, where there are.
    pub reason: Option<Reason>,
    /// Whether the article has a word of what the brief was to be about; none where it was to be
    /// about nothing special. Without one, the brief is the plain one.
    pub names_focus: Option<bool>,
    /// The method that was asked for.
    pub asked: Method,
    /// The method that chose: another where the one asked for cannot read the article.
    pub method: MethodName,
    /// Every sentence that it was chosen from, with its rating, in the order of the article.
    pub rated: Vec<Chosen>,
    /// Whether it was asked why.
    pub explain: bool,
    /// What earned the sentences their place, if that was asked for and the method can tell.
    pub explanation: Option<BriefExplanation>,
}

impl ArticleBrief {
    /// A sentence of the brief as it is printed: that of `text` with its edits.
    ///
    /// # Panics
    /// When it is the brief of another text.
    #[must_use]
    pub fn printed<'t>(&self, text: &'t str, sentence: &Chosen) -> Cow<'t, str> {
        summarise::printed(text, sentence.span, &self.edits)
    }
}

/// The step that writes briefs, with what it keeps between articles.
pub(super) struct BriefStep {
    model: Arc<BriefModel>,
    /// The writer for a request's method, made when a brief is first asked for.
    writer: Option<(Method, SummaryWriter)>,
    /// The language that what the writer knows of words was last set for, and its focus.
    focused: Option<(Language, Option<BriefFocus>)>,
}

impl Clone for BriefStep {
    fn clone(&self) -> Self {
        Self::new(Arc::clone(&self.model))
    }
}

impl BriefStep {
    pub(super) const fn new(model: Arc<BriefModel>) -> Self {
        Self { model, writer: None, focused: None }
    }

    /// The brief of an article, and why it holds what it does where that was asked for.
    pub(super) fn brief(
        &mut self,
        analysis: &Analysis<'_>,
        request: &Request,
        reader: &mut Analysers,
    ) -> ArticleBrief {
        let writer = self.writer(analysis.language(), request, reader);
        let brief = writer.brief(analysis, request.length);
        let explain = request.explain_brief;
        ArticleBrief {
            sentences: brief.sentences,
            edits: brief.edits,
            reason: brief.reason,
            names_focus: request.focus.is_some().then(|| writer.names_focus()),
            asked: request.method,
            method: brief.method,
            rated: writer.rated(),
            explain,
            explanation: if explain { writer.explain(analysis) } else { None },
        }
    }

    /// One brief of several articles, which have the focus of the first.
    pub(super) fn merge<'a>(
        &mut self,
        analyses: Vec<Analysis<'a>>,
        reports: &'a [NewsReport],
        request: &Request,
        reader: &mut Analysers,
    ) -> MergedBrief<'a> {
        let language = analyses.first().map_or(self.model.language(), Analysis::language);
        let writer = self.writer(language, request, reader);
        let days: Vec<_> = reports.iter().map(NewsReport::day).collect();
        let brief = summarise::together(writer, &analyses, &days, request.length);
        let names_focus = request.focus.is_some().then_some(brief.names_focus);
        MergedBrief { analyses, reports, names_focus, brief, asked: request.method }
    }

    /// The writer for articles in `language`, turned to what the brief is to be about.
    fn writer(
        &mut self,
        language: Language,
        request: &Request,
        reader: &mut Analysers,
    ) -> &mut SummaryWriter {
        let method = request.method;
        if self.writer.as_ref().is_none_or(|writer| writer.0 != method) {
            let writer = SummaryWriter::new(method, Some(Arc::clone(&self.model)));
            self.writer = Some((method, writer));
            self.focused = None;
        }
        let (_, writer) = self.writer.as_mut().expect("it was made above");
        writer.set_verbatim(request.verbatim);
        let is_set = |(of, focus): &(Language, Option<BriefFocus>)| {
            *of == language && *focus == request.focus
        };
        if !self.focused.as_ref().is_some_and(is_set) {
            writer.set_meanings(EmbeddedMeanings::of(language));
            writer.set_focus(focus(request.focus.as_ref(), language, reader));
            self.focused = Some((language, request.focus.clone()));
        }
        writer
    }
}

/// The focus in stems of `language`.
fn focus(wanted: Option<&BriefFocus>, language: Language, reader: &mut Analysers) -> Option<Focus> {
    match wanted? {
        BriefFocus::Words(query) => Some(query_focus(query, language, reader)),
        BriefFocus::Stems(of, focus) => (*of == language).then(|| focus.clone()),
    }
}
