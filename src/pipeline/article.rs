//! The way of an article: its language is told, it is analysed once, and tags, stances and brief
//! are made from that analysis.

use std::borrow::Cow;
use std::sync::Arc;

use super::brief::BriefStep;
use super::cleaned::{CleanArticle, SplitArticle};
use super::merged::MergedBrief;
use super::reading::Reading;
use super::request::{BriefFocus, LabelSelection, Request};
use super::ruled::aliased;
use super::tag::TagStep;
use crate::analysis::{Analysers, Analysis, Scope};
use crate::entities::Actors;
use crate::model::Model;
use crate::relation::{RelationModel, relations};
use crate::rules::Rules;
use crate::summarise::{BriefModel, Length, Method};
use crate::text::{Article, Language, NewsReport, Target};

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
    analysers: Analysers,
    tags: Option<TagStep>,
    brief: Option<BriefStep>,
    relations: Option<Arc<RelationModel>>,
}

impl Clone for Pipeline {
    /// The same pipeline for another thread, with a memory of its own.
    fn clone(&self) -> Self {
        Self {
            request: self.request.clone(),
            language: self.language,
            expected: self.expected,
            analysers: analysers(self.language, self.expected).with_scope(self.scope()),
            tags: self.tags.clone(),
            brief: self.brief.clone(),
            relations: self.relations.clone(),
        }
    }
}

/// Analysers of articles in `language`, or else of each in its own.
fn analysers(language: Option<Language>, expected: Language) -> Analysers {
    language.map_or(Analysers::telling(expected), Analysers::of)
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
        Self { brief: Some(BriefStep::new(brief_model)), ..Self::tagging(model) }
    }

    /// Pipeline that tags with `model` and writes no briefs.
    #[must_use]
    pub fn tagging(model: impl Into<Arc<Model>>) -> Self {
        let tags = TagStep::new(model.into());
        let mut pipeline = Self::of(tags.language());
        pipeline.analysers = pipeline.analysers.with_scope(tags.model().scope);
        pipeline.tags = Some(tags);
        pipeline
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
        let analysers = analysers(language, expected);
        Self { request, language, expected, analysers, tags: None, brief: None, relations: None }
    }

    /// Reads every article as one in `language`, in place of its own.
    #[must_use]
    pub fn language(mut self, language: impl Into<Option<Language>>) -> Self {
        self.language = language.into();
        self.analysers = analysers(self.language, self.expected).with_scope(self.scope());
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

    /// Tells of these facets of the model alone; of all where none is named.
    #[must_use]
    pub fn facets(mut self, facets: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.request.facets = facets.into_iter().map(Into::into).collect();
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

    /// Prints the sentences of a brief word for word, and mends nothing that points to sentences which
    /// are not there.
    #[must_use]
    pub const fn verbatim(mut self, verbatim: bool) -> Self {
        self.request.verbatim = verbatim;
        self
    }

    /// Tells by `model` who is for or against whom; nothing unless set.
    #[must_use]
    pub fn relations(mut self, model: impl Into<Option<Arc<RelationModel>>>) -> Self {
        self.relations = model.into();
        self
    }

    /// Applies these rules, in place of those that the model carries.
    #[must_use]
    pub fn rules(mut self, rules: &Rules) -> Self {
        self.tags.iter_mut().for_each(|step| step.rule(rules));
        self
    }

    /// The model of tags, if there is one.
    #[must_use]
    pub fn model(&self) -> Option<&Model> {
        self.tags.as_ref().map(TagStep::model)
    }

    /// Reads an article: what the pipeline was made and asked for, from one analysis of it.
    pub fn read<'a>(&mut self, article: &'a Article) -> Reading<'a> {
        self.read_dated(article, None)
    }

    /// Reads an article that was printed on `date`, in whatever form that is written: rules may hold on
    /// certain days alone.
    pub fn read_dated<'a>(&mut self, article: &'a Article, date: Option<&str>) -> Reading<'a> {
        let analysis = self.analyse(article);
        let hits = self.tags.as_ref().map(|step| step.hits(&analysis, date)).unwrap_or_default();
        let aliased = aliased(article, &hits);
        let read = aliased.as_ref().map(|aliased| self.analyse(aliased));
        let tags = self.tags.as_mut();
        let tags = tags.map(|step| step.tags(&analysis, read.as_ref(), hits, &self.request));
        let brief = self.brief.as_mut();
        let brief = brief.map(|step| step.brief(&analysis, &self.request, &mut self.analysers));
        let model = self.relations.as_deref();
        let relations = model.map(|model| relations(&analysis, &Actors::of(&analysis), model));
        Reading { language: self.code_of(&analysis), analysis, tags, brief, relations }
    }

    /// One brief of several reports of one event; none where the pipeline writes no briefs.
    pub fn merge<'a>(&mut self, reports: &'a [NewsReport]) -> Option<MergedBrief<'a>> {
        let analyses = reports.iter().map(|report| self.analyse(&report.article)).collect();
        let step = self.brief.as_mut()?;
        Some(step.merge(analyses, reports, &self.request, &mut self.analysers))
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

    /// What of an article the model of tags reads.
    fn scope(&self) -> Scope {
        self.model().map_or_else(Scope::default, |model| model.scope)
    }

    /// Takes an article apart, in its own language unless one was set.
    fn analyse<'a>(&mut self, article: &'a Article) -> Analysis<'a> {
        self.analysers.analyse(article)
    }

    /// The code of the article's language: the one that was set, or what the article tells.
    fn code_of(&self, analysis: &Analysis<'_>) -> Option<&'static str> {
        self.language.map(Language::code).or_else(|| analysis.detect_language())
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::pipeline::{Abstention, embedded_brief_model, embedded_model};

    const STORY: &str = "The bill passed on Monday. Opponents of Ilse Harrow walked out of the \
        chamber. The vote ended a week in which Harrow had seemed alone, and Doran Pell had not.";
    const GERMAN: &str = "Der Rat von Wexmoor hat am Montag beschlossen, den alten Hafen zu \
        schließen. Die Arbeiten sollen im Mai beginnen und vier Millionen Kronen kosten. Fischer \
        haben gegen den Beschluss protestiert. Der Bürgermeister sprach von einer schweren \
        Entscheidung. Im Sommer soll der neue Hafen fertig sein.";
    const FRENCH: &str = "Le conseil de Wexmoor a décidé lundi de fermer le vieux port. Les \
        travaux doivent commencer en mai et coûter quatre millions de couronnes. Des pêcheurs ont \
        protesté contre la décision. Le maire a parlé d'un choix difficile. Le nouveau port doit \
        être prêt cet été.";
    const CHINESE: &str = "委员会星期二听取了部长的报告，预算将被削减。反对党对此表示强烈不满。\
        部长说，新的预算将在明年生效。工会宣布将举行罢工。";

    fn target_of_stance(article: &Article) -> Option<String> {
        let reading = Pipeline::tagging(embedded_model()).read(article);
        let facets = reading.tags.into_iter().flat_map(|tags| tags.facets);
        let mut stances = facets.filter(|facet| facet.facet == "stance" && !facet.tags.is_empty());
        stances.next().and_then(|facet| facet.target)
    }

    #[test]
    fn a_stance_is_towards_the_given_target_or_the_main_actor() {
        let article = Article::new("", STORY);
        assert_eq!(target_of_stance(&article).unwrap(), "Ilse Harrow");
        let target = Target { name: "Doran Pell".to_owned(), mention: None };
        let given = article.with_target(target.clone());
        assert_eq!(target_of_stance(&given).unwrap(), target.name);
        let nobody = Article::new("", "The bill passed. Nobody spoke.");
        assert_eq!(target_of_stance(&nobody), None);
        assert_eq!(target_of_stance(&nobody.with_target(target)), None, "he is not in it");
    }

    #[test]
    fn what_is_sure_depends_on_the_precision_asked_for() {
        let article = Article::new("", STORY);
        let sure = |precision: f64| {
            let tags = Pipeline::tagging(embedded_model()).precision(precision).read(&article).tags;
            let facets = tags.unwrap().facets.into_iter();
            facets.map(|facet| usize::from(facet.tags[0].sure)).sum::<usize>()
        };
        let counts = [0.0, 0.5, 0.75, 0.9, 0.99, 1.0].map(sure);
        assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
        assert!(counts[0] > 0 && counts[5] == 0, "{counts:?}");
    }

    #[test]
    fn a_model_abstains_from_languages_that_it_does_not_know() {
        let (tables, none) = (Method::Editorial, Method::LexicalFree);
        for (text, code, method) in
            [(GERMAN, "de", tables), (FRENCH, "fr", tables), (CHINESE, "cmn", none)]
        {
            let article = Article::new("a", text);
            let reading = Pipeline::new().read(&article);
            let tags = reading.tags.as_ref().unwrap();
            assert_eq!(reading.language, Some(code));
            assert_eq!(tags.abstained, Some(Abstention::Language));
            assert!(tags.facets.is_empty());
            let brief = Pipeline::summarising(embedded_brief_model()).read(&article).brief;
            assert_eq!(reading.brief, brief, "the same brief with tags and without");
            assert_eq!(brief.unwrap().method, method, "{code}");
        }
    }

    #[test]
    fn a_language_that_is_set_overrides_what_the_article_tells() {
        let article = Article::new("a", GERMAN);
        let mut pipeline = Pipeline::new().language(Language::English);
        let reading = pipeline.read(&article);
        assert_eq!(reading.analysis().language(), Language::English);
        assert_eq!(reading.language, Some("en"));
        assert_ne!(reading.tags.unwrap().abstained, Some(Abstention::Language));
        let english = Article::new("a", STORY);
        let tags = Pipeline::new().language(Language::German).read(&english).tags;
        assert_eq!(tags.unwrap().abstained, Some(Abstention::Language));
    }

    #[test]
    fn a_query_is_stemmed_in_the_language_of_the_article() {
        let article = Article::new("a", GERMAN);
        let focus = BriefFocus::Words("Fischern".to_owned());
        let mut pipeline = Pipeline::summarising(embedded_brief_model()).focus(focus);
        let brief = pipeline.read(&article).brief.unwrap();
        assert_eq!((brief.sentences.len(), brief.rated.len()), (3, 5));
        assert!(brief.sentences.iter().any(|chosen| chosen.index == 2), "{brief:?}");
    }

    #[test]
    fn a_clone_says_the_same() {
        let article = Article::new("", STORY);
        let mut pipeline = Pipeline::new().actors(1).explain_tags(true);
        let mut clone = pipeline.clone();
        let (own, other) = (pipeline.read(&article), clone.read(&article));
        assert_eq!((&own.tags, &own.brief), (&other.tags, &other.brief));
        assert_eq!(own.tags.unwrap().facets.len(), 4, "topic, subtopic, genre, stance");
    }
}
