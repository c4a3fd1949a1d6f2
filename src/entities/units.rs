//! Units of a name: its words as they are compared with those of others.

use std::ops::Range;

use super::gap::plain_gap;
use super::gazetteer::Gazetteer;
use super::word_class::WordClass;
use crate::analysis::Analysis;
use crate::text::is_invisible;

/// What follows the name of somebody who is called as another is.
const SUFFIXES: [&str; 5] = ["Jr", "Sr", "II", "III", "IV"];
/// The Arabic article: news writes `Bashar al-Assad`, `Bashar Assad` and `Abdel Fattah el-Sisi`.
const ARTICLES: [&str; 7] = ["al-", "el-", "ul-", "ash-", "as-", "ad-", "az-"];

/// The words of a name, what hyphens and apostrophes join as one word, without small words: `of`,
/// `von`, `Jr`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Units {
    pub(super) words: Vec<String>,
    /// The first letters of all, small words too: `MbS`.
    pub(super) all_initials: String,
    /// `Jr`, if the name ends so.
    pub(super) suffix: Option<String>,
}

impl Units {
    /// The units of the words at these places of [`Analysis::words`].
    pub(super) fn of(analysis: &Analysis<'_>, words: Range<usize>) -> Self {
        let mut joined: Vec<String> = Vec::new();
        for word in words.clone() {
            let text = analysis.word(word).chars().filter(|&c| !is_invisible(c));
            let gap = (word > words.start).then(|| plain_gap(analysis, word - 1));
            match (joined.last_mut(), gap.as_deref()) {
                (Some(last), Some("'")) => last.extend(text),
                (Some(last), Some("-")) => last.extend(std::iter::once('-').chain(text)),
                _ => joined.push(text.collect()),
            }
        }
        Self::of_joined(&joined)
    }

    /// The units of a name in a table.
    pub(super) fn of_text(name: &str) -> Self {
        let is_mark = |c: char| matches!(c, '.' | '\'' | '’' | '&');
        let words = name.split(' ').map(|word| word.replace(is_mark, ""));
        let words: Vec<_> = words.filter(|word| word.contains(char::is_alphanumeric)).collect();
        Self::of_joined(&words)
    }

    fn of_joined(joined: &[String]) -> Self {
        let words: Vec<String> = joined.iter().map(|unit| without_article(unit)).collect();
        let is_kept = |&place: &usize| !is_small(&words, place);
        let mut kept: Vec<_> = (0..words.len()).filter(is_kept).map(|p| words[p].clone()).collect();
        if kept.is_empty() {
            kept.clone_from(&words);
        }
        let last = joined.last().filter(|last| SUFFIXES.contains(&last.as_str()));
        Self {
            all_initials: joined.iter().filter_map(|unit| unit.chars().next()).collect(),
            suffix: last.filter(|_| joined.len() > 1).cloned(),
            words: kept,
        }
    }

    /// All of them as one word, the suffix at its end.
    pub(super) fn whole(&self) -> String {
        self.words.concat() + self.suffix.as_deref().unwrap_or_default()
    }

    /// First letters of the words; of one word in capitals all its letters.
    pub(super) fn initials(&self) -> String {
        match self.words.as_slice() {
            [one] if one.chars().all(char::is_uppercase) => one.clone(),
            words => words.iter().filter_map(|unit| unit.chars().next()).collect(),
        }
    }

    /// Whether the name stands for others by their first letters: `UN`, `U.S.`.
    pub(super) fn is_acronym(&self) -> bool {
        let mut letters = self.words.iter().flat_map(|word| word.chars());
        self.words.iter().map(|word| word.chars().count()).sum::<usize>() > 1
            && letters.all(|letter| letter.is_uppercase() || letter.is_numeric())
    }
}

fn without_article(unit: &str) -> String {
    let article = |article: &&&str| {
        unit.get(..article.len()).is_some_and(|start| start.eq_ignore_ascii_case(article))
    };
    let length = ARTICLES.iter().find(article).map_or(0, |article| article.len());
    unit[length..].to_owned()
}

/// Whether the unit at `place` tells nobody apart: a word in lower case, a suffix, a particle that
/// other words follow (`Van Der Beek`, but `El Salvador`).
fn is_small(units: &[String], place: usize) -> bool {
    let unit = units[place].as_str();
    let classes = Gazetteer::get().word_of(unit);
    let particle = classes.is(WordClass::Particle) && !classes.is(WordClass::FirstName);
    unit.chars().all(char::is_lowercase)
        || (place > 0 && SUFFIXES.contains(&unit))
        || (particle && place + 1 < units.len() && !matches!(unit, "Al" | "El" | "La" | "Le"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn a_name_is_its_words_however_it_is_typeset() {
        let table: [(&str, &[&str]); 9] = [
            ("Mary O`Brien", &["Mary", "OBrien"]),
            ("Côte d’Ivoire", &["Côte", "dIvoire"]),
            ("Bashar al\u{2011}Assad", &["Bashar", "Assad"]),
            ("Kim Jong-un", &["Kim", "Jong-un"]),
            ("James Van Der Beek", &["James", "Beek"]),
            ("Van Der Beek", &["Beek"]),
            ("El Salvador", &["El", "Salvador"]),
            ("Robert F. Kennedy Jr.", &["Robert", "F", "Kennedy"]),
            ("Anna\u{a0}Tel\u{200b}ler", &["Anna", "Teller"]),
        ];
        for (text, expected) in table {
            let article = Article::new("", text);
            let analysis = Analyser::new(Language::English).analyse(&article);
            let units = Units::of(&analysis, 0..analysis.words().len());
            assert_eq!(units.words, expected, "{text}");
        }
    }

    #[test]
    fn small_words_count_among_first_letters() {
        let units = Units::of_text("Mohammed bin Salman");
        assert_eq!((units.initials(), units.all_initials), ("MS".to_owned(), "MbS".to_owned()));
    }
}
