//! Units of a name: its words as they are compared with those of others.

use std::borrow::Cow;
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
pub(super) struct Units<'a> {
    pub(super) words: Vec<Cow<'a, str>>,
    /// The first letters of all, small words too: `MbS`.
    pub(super) all_initials: String,
    /// `Jr`, if the name ends so.
    pub(super) suffix: Option<&'static str>,
}

impl<'a> Units<'a> {
    /// The units of the words at these places of [`Analysis::words`].
    pub(super) fn of(analysis: &Analysis<'a>, words: Range<usize>) -> Self {
        let mut joined: Vec<Cow<'a, str>> = Vec::with_capacity(words.len());
        for word in words.clone() {
            let text = without(analysis.word(word), is_invisible);
            let gap = (word > words.start).then(|| plain_gap(analysis, word - 1));
            match (joined.last_mut(), gap.as_deref()) {
                (Some(last), Some("'")) => *last += text,
                (Some(last), Some("-")) => {
                    *last += "-";
                    *last += text;
                }
                _ => joined.push(text),
            }
        }
        Self::of_joined(joined)
    }

    /// The units of a name in a table.
    pub(super) fn of_text(name: &'a str) -> Self {
        let is_mark = |c: char| matches!(c, '.' | '\'' | '’' | '&');
        let words = name.split(' ').map(|word| without(word, is_mark));
        Self::of_joined(words.filter(|word| word.contains(char::is_alphanumeric)).collect())
    }

    fn of_joined(mut words: Vec<Cow<'a, str>>) -> Self {
        let all_initials = words.iter().filter_map(|unit| unit.chars().next()).collect();
        let last = words.last().filter(|_| words.len() > 1);
        let suffix = last.and_then(|last| SUFFIXES.into_iter().find(|suffix| suffix == last));
        words.iter_mut().for_each(cut_article);
        let count = words.len();
        let mut places = words.iter().enumerate();
        if !places.all(|(place, unit)| is_small(unit, place, count)) {
            let mut places = 0..count;
            words.retain(|unit| places.next().is_some_and(|place| !is_small(unit, place, count)));
        }
        Self { words, all_initials, suffix }
    }

    /// All of them as one word, the suffix at its end.
    pub(super) fn whole(&self) -> Cow<'_, str> {
        match (self.words.as_slice(), self.suffix) {
            ([one], None) => Cow::Borrowed(one),
            (words, suffix) => Cow::Owned(words.concat() + suffix.unwrap_or_default()),
        }
    }

    /// First letters of the words; of one word in capitals all its letters.
    pub(super) fn initials(&self) -> String {
        match self.words.as_slice() {
            [one] if one.chars().all(char::is_uppercase) => one.to_string(),
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

/// A word without the signs that are `left_out`.
fn without(word: &str, left_out: impl Fn(char) -> bool) -> Cow<'_, str> {
    if word.contains(&left_out) {
        Cow::Owned(word.chars().filter(|&c| !left_out(c)).collect())
    } else {
        Cow::Borrowed(word)
    }
}

fn cut_article(unit: &mut Cow<'_, str>) {
    let starts = |article: &&str| {
        unit.get(..article.len()).is_some_and(|start| start.eq_ignore_ascii_case(article))
    };
    if let Some(article) = ARTICLES.into_iter().find(starts) {
        match unit {
            Cow::Borrowed(unit) => *unit = &unit[article.len()..],
            Cow::Owned(unit) => drop(unit.drain(..article.len())),
        }
    }
}

/// Whether the unit at `place` of so many tells nobody apart: a word in lower case, a suffix, a particle
/// that other words follow (`Van Der Beek`, but `El Salvador`).
fn is_small(unit: &str, place: usize, count: usize) -> bool {
    let particle = || {
        let classes = Gazetteer::get().word_of(unit);
        classes.is(WordClass::Particle) && !classes.is(WordClass::FirstName)
    };
    unit.chars().all(char::is_lowercase)
        || (place > 0 && SUFFIXES.contains(&unit))
        || (place + 1 < count && !matches!(unit, "Al" | "El" | "La" | "Le") && particle())
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
