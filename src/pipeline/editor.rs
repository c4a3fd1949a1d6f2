//! Briefs of articles in whatever language, about whatever is asked for.

use std::sync::Arc;

use super::polyglot::Polyglot;
use crate::analysis::Analysis;
use crate::summarise;
use crate::summarise::expected::{BriefModel, Explanation};
use crate::summarise::{Brief, Briefer, Chosen, Focus, Length, Method, Together};
use crate::text::{Article, Language};

/// How briefs are to be written.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// The way of choosing sentences.
    pub method: Method,
    /// What trained methods read articles by.
    pub model: Arc<BriefModel>,
    /// The language of the articles; `None` tells it article by article.
    pub language: Option<Language>,
    /// What briefs are to be about.
    pub about: About,
    /// How long they are to be.
    pub length: Length,
    /// Whether to find out what earned their sentences their place.
    pub explain: bool,
}

/// What briefs are to be about.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// What their articles are about.
    Article,
    /// The words of a query.
    Query(String),
    /// Stems of a language, each with a weight; see [`label_focus`](super::label_focus()).
    Stems(Language, Focus),
}

/// Writes briefs as it was assigned to. One belongs to one thread.
pub struct Editor {
    assignment: Assignment,
    reader: Polyglot,
    briefer: Briefer,
    /// The language that the focus was last set for.
    focused: Option<Language>,
}

impl Editor {
    /// An editor with an assignment.
    #[must_use]
    pub fn new(assignment: Assignment) -> Self {
        let Assignment { method, model, language, .. } = &assignment;
        let usual = model.language();
        Self {
            briefer: Briefer::new(*method, Some(Arc::clone(model))),
            reader: language.map_or(Polyglot::telling(usual), Polyglot::of),
            assignment,
            focused: None,
        }
    }

    /// Takes an article apart, in its language where that is told article by article.
    pub fn analyse<'a>(&mut self, article: &'a Article) -> Analysis<'a> {
        self.reader.analyse(article)
    }

    /// The brief of an article, every sentence it was chosen from and, if that was asked for, why it
    /// holds what it does.
    pub fn brief(&mut self, analysis: &Analysis<'_>) -> Edited {
        let Assignment { length, explain, .. } = self.assignment;
        let briefer = self.briefer_for(analysis);
        let edited = Edited::by(briefer, analysis, length);
        let why = if explain { briefer.explain(analysis) } else { None };
        Edited { why, ..edited }
    }

    /// One brief of several reports.
    pub fn together(&mut self, analyses: &[Analysis<'_>]) -> Together {
        let length = self.assignment.length;
        let briefer = match analyses.first() {
            Some(first) => self.briefer_for(first),
            None => &mut self.briefer,
        };
        summarise::together(briefer, analyses, length)
    }

    /// Who writes in the language of `analysis`, turned to what the brief is to be about.
    fn briefer_for(&mut self, analysis: &Analysis<'_>) -> &mut Briefer {
        let language = analysis.language();
        if self.focused != Some(language) {
            let focus = self.focus(language);
            self.briefer.set_focus(focus);
            self.focused = Some(language);
        }
        &mut self.briefer
    }

    fn focus(&mut self, language: Language) -> Option<Focus> {
        match self.assignment.about.clone() {
            About::Article => None,
            About::Query(query) => Some(Focus::on(&self.reader.analyser(language).tokens(&query))),
            About::Stems(of, focus) => (of == language).then_some(focus),
        }
    }
}

/// A brief with what is known of how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    /// The brief.
    pub brief: Brief,
    /// What earned its sentences their place, if that was asked for and the method can tell.
    pub why: Option<Explanation>,
    /// Every sentence it was chosen from, in the order of the article.
    pub rated: Vec<Chosen>,
}

impl Edited {
    /// The brief of an article by `briefer`, without a why.
    pub(super) fn by(briefer: &mut Briefer, analysis: &Analysis<'_>, length: Length) -> Self {
        let brief = briefer.brief(analysis, length);
        Self { brief, why: None, rated: briefer.rated() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::embedded::embedded_brief_model;
    use super::*;

    fn editor(language: Option<Language>, about: About) -> Editor {
        let (method, model) = (Method::Expected, embedded_brief_model());
        let (length, explain) = (Length::default(), false);
        Editor::new(Assignment { method, model, language, about, length, explain })
    }

    const GERMAN: &str = "Der Rat von Wexmoor hat am Montag beschlossen, den alten Hafen zu \
        schließen. Die Arbeiten sollen im Mai beginnen und vier Millionen Kronen kosten. Fischer \
        haben gegen den Beschluss protestiert. Der Bürgermeister sprach von einer schweren \
        Entscheidung. Im Sommer soll der neue Hafen fertig sein.";

    #[test]
    fn an_article_is_read_in_its_own_language() {
        let article = Article::new("a", GERMAN);
        let mut told = editor(None, About::Article);
        let analysis = told.analyse(&article);
        assert_eq!(analysis.language(), Language::German);
        let edited = told.brief(&analysis);
        assert_eq!(edited.brief.method, Method::LexicalFree);
        assert_eq!((edited.brief.sentences.len(), edited.rated.len()), (3, 5));
        let analysis = editor(Some(Language::English), About::Article).analyse(&article);
        assert_eq!(analysis.language(), Language::English, "as it was told to");
    }

    #[test]
    fn a_query_is_stemmed_in_the_language_of_the_article() {
        let article = Article::new("a", GERMAN);
        let mut editor = editor(None, About::Query("Fischern".to_owned()));
        let analysis = editor.analyse(&article);
        let brief = editor.brief(&analysis).brief;
        assert!(brief.sentences.iter().any(|chosen| chosen.index == 2), "{brief:?}");
    }

    #[test]
    fn a_language_without_a_stemmer_is_read_without_words() {
        let text = "委员会星期二听取了部长的报告，预算将被削减。反对党对此表示强烈不满。\
            部长说，新的预算将在明年生效。工会宣布将举行罢工。";
        let article = Article::new("a", text);
        let mut editor = editor(None, About::Article);
        let analysis = editor.analyse(&article);
        assert_eq!(editor.brief(&analysis).brief.method, Method::LexicalFree);
    }
}
