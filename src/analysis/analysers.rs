//! Analysers by language, and the choice among them.

use std::collections::BTreeMap;

use super::analyser::Analyser;
use super::analysis::Analysis;
use super::scope::Scope;
use crate::text::{Article, IdentifiedLanguage, Language};

/// Analysers of several languages, each made when an article in it is first met.
///
/// Analysers belong to one thread: clone them for more.
#[derive(Clone, Debug)]
pub struct Analysers {
    choice: Choice,
    scope: Scope,
    by_language: BTreeMap<Language, Analyser>,
}

/// Which language an article is read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    /// Always this one.
    Fixed(Language),
    /// Its own, and this one where that cannot be told.
    Told(Language),
}

impl Analysers {
    /// Analysers that read every article in `language`; those of [`Language::Many`] read each in its
    /// own.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        match language {
            Language::Many => Self::telling(language),
            _ => Self::new(Choice::Fixed(language)),
        }
    }

    /// Analysers that read every article in its own language, and in `usual` where that cannot be
    /// told.
    #[must_use]
    pub const fn telling(usual: Language) -> Self {
        Self::new(Choice::Told(usual))
    }

    const fn new(choice: Choice) -> Self {
        Self { choice, scope: Scope::Whole, by_language: BTreeMap::new() }
    }

    /// The same for a model of this scope; that of the whole article, unless said otherwise.
    #[must_use]
    pub fn with_scope(self, scope: Scope) -> Self {
        Self { scope, by_language: BTreeMap::new(), ..self }
    }

    /// Takes `article` apart.
    pub fn analyse<'a>(&mut self, article: &'a Article) -> Analysis<'a> {
        match self.choice {
            Choice::Fixed(language) => self.get(language).analyse(article),
            Choice::Told(Language::Many) => self.get(told_by_letters(article)).analyse(article),
            Choice::Told(usual) => self.analyse_told(article, usual),
        }
    }

    /// Reads an article in the language that most are in, and again where it is in another.
    fn analyse_told<'a>(&mut self, article: &'a Article, usual: Language) -> Analysis<'a> {
        let analysis = self.get(usual).analyse(article);
        match analysis.identify_language() {
            told @ IdentifiedLanguage::Other(code) => {
                let analysis = self.get(Language::of_code(code)).analyse(article);
                Analysis { identified: told.into(), ..analysis }
            }
            _ => analysis,
        }
    }

    /// The analyser of one language.
    pub fn get(&mut self, language: Language) -> &mut Analyser {
        let new = || Analyser::new(language).with_scope(self.scope);
        self.by_language.entry(language).or_insert_with(new)
    }
}

/// The language of an article by its text, or else its title, where none is more usual than others.
fn told_by_letters(article: &Article) -> Language {
    let code = Language::detect(&article.text);
    let code = code.or_else(|| Language::detect(article.title.as_deref()?));
    code.map_or(Language::Other, Language::of_code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TermHash;

    const GERMAN: &str = "Der Rat von Wexmoor hat am Montag beschlossen, den alten Hafen zu \
        schließen. Die Arbeiten sollen im Mai beginnen.";

    #[test]
    fn every_article_is_read_in_its_own_language() {
        let table = [
            (GERMAN, Language::German),
            (
                "委员会星期二听取了部长的报告，预算将被削减。反对党对此表示强烈不满。",
                Language::Other,
            ),
            ("Oho!", Language::English),
            // A table has stop words of no language, and letters of abbreviations.
            (
                "Oper shr profit 2.15 dlrs vs loss 31 cts\nOper net profit 4,108,000 vs loss \
                911,000\nSales 61.3 mln vs 58.9 mln\n\nAvg shrs 4,110,000 vs 4,090,000",
                Language::English,
            ),
        ];
        let mut analysers = Analysers::telling(Language::English);
        for (text, language) in table {
            let article = Article::new("", text);
            assert_eq!(analysers.analyse(&article).language(), language, "{text}");
        }
        let article = Article::new("", GERMAN);
        assert_eq!(Analysers::of(Language::Dutch).analyse(&article).language(), Language::Dutch);
    }

    #[test]
    fn articles_of_several_languages_are_stemmed_each_in_its_own() {
        let mut analysers = Analysers::of(Language::Many);
        let table = [
            ("Der Minister sprach über die Verhandlungen mit der Regierung.", "de", "verhandl"),
            ("The minister spoke of the negotiations with the government.", "en", "negoti"),
            ("!", "und", "!"),
        ];
        for (text, code, stem) in table {
            let article = Article::new("", text);
            let analysis = analysers.analyse(&article);
            assert_eq!(analysis.language().code(), code);
            assert!(analysis.tokens().iter().any(|token| token.stem == TermHash::of(stem)));
        }
    }
}
