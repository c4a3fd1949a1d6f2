//! Reading in many languages: every article in its own.

use std::collections::BTreeMap;

use crate::analysis::{Analyser, Analysis};
use crate::text::{Article, Language};

/// Analysers by language, and the choice among them. One belongs to one thread: clone it for more.
#[derive(Clone, Debug)]
pub struct Polyglot {
    usual: Language,
    tells: bool,
    analysers: BTreeMap<Language, Analyser>,
}

impl Polyglot {
    /// Reads every article as one in `language`.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self { usual: language, tells: false, analysers: BTreeMap::new() }
    }

    /// Reads every article in its own language, and in `usual` where that cannot be told.
    #[must_use]
    pub const fn telling(usual: Language) -> Self {
        Self { usual, tells: true, analysers: BTreeMap::new() }
    }

    /// Reads every article as a model of words in `language` is to have it: in its own language, and
    /// in the model's where that cannot be told.
    #[must_use]
    pub const fn for_model_of(language: Language) -> Self {
        match language {
            Language::Many => Self::of(language),
            _ => Self::telling(language),
        }
    }

    /// Takes `article` apart.
    pub fn analyse<'a>(&mut self, article: &'a Article) -> Analysis<'a> {
        let usual = self.usual;
        let analysis = self.analyser(usual).analyse(article);
        if !self.tells {
            return analysis;
        }
        let told = analysis.detect_language().map(Language::of_code);
        match told.filter(|&told| told != usual) {
            Some(other) => self.analyser(other).analyse(article),
            None => analysis,
        }
    }

    /// The analyser of one language.
    pub fn analyser(&mut self, language: Language) -> &mut Analyser {
        self.analysers.entry(language).or_insert_with(|| Analyser::new(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ];
        let mut reader = Polyglot::telling(Language::English);
        for (text, language) in table {
            let article = Article::new("", text);
            assert_eq!(reader.analyse(&article).language(), language, "{text}");
        }
        let article = Article::new("", GERMAN);
        assert_eq!(Polyglot::of(Language::Dutch).analyse(&article).language(), Language::Dutch);
    }
}
