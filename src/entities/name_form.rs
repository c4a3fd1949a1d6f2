//! Name matching: when two names are one actor's.

use super::gazetteer::{Gazetteer, classes_of};
use super::name::Name;
use super::spelling::spelling_key;
use super::word_class::{FirstNameId, WordClass, WordClasses};
use crate::analysis::Analysis;
use crate::text::TermHash;

/// A name as it is compared with others.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NameForm {
    /// The spelling key of each of its words; what a hyphen joins is one word, and small words are
    /// left out.
    keys: Vec<TermHash>,
    /// The first name that its first word is a form of, if other words follow.
    first_name: Option<FirstNameId>,
    /// Its first letters, or itself if it is one word in capitals.
    initials: String,
    /// Whether it is an organisation's or a place's: then its last word is no surname.
    impersonal: bool,
    /// Whether its first word alone may stand for it.
    by_first: bool,
    /// What the actor is called who has this name among others.
    canonical: Option<&'static str>,
}

/// How a short name matches a longer one, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameMatch {
    /// As `Hillary` does `Hillary Clinton`.
    ByFirst,
    /// As `Clinton` does, or `CBO` the `Congressional Budget Office`.
    ByLast,
    /// As the name itself does.
    Whole,
}

impl NameForm {
    pub(super) fn of(analysis: &Analysis<'_>, name: &Name) -> Self {
        let gazetteer = Gazetteer::get();
        let surfaces = || analysis.words()[name.words.clone()].iter().map(|word| word.surface);
        let units = units(analysis, name);
        let keys: Vec<_> = units.iter().map(|unit| spelling_key(unit)).collect();
        let first = classes_of(analysis, name.words.start);
        let place = gazetteer.is_place(surfaces());
        let first_is_place = gazetteer.is_place(surfaces().take(1));
        Self {
            first_name: first.first_name().filter(|_| keys.len() > 1),
            initials: initials(&units),
            impersonal: place || name.is_organisation(analysis),
            by_first: !place && !first_is_place && !is_generic(first),
            canonical: gazetteer.canonical(surfaces()),
            keys,
        }
    }

    /// A form of one word, as it stands in a headline.
    pub(super) fn of_word(analysis: &Analysis<'_>, word: usize) -> Self {
        Self::of(analysis, &Name { words: word..word + 1, titled: false, opens: true })
    }

    /// Whether it has several words.
    pub(super) fn is_full(&self) -> bool {
        self.keys.len() > 1
    }

    /// Whether it starts with a first name.
    pub(super) const fn has_first_name(&self) -> bool {
        self.first_name.is_some()
    }

    /// Whether it is an organisation's or a place's.
    pub(super) const fn is_impersonal(&self) -> bool {
        self.impersonal
    }

    /// What the actor is called who has this name among others.
    pub(super) const fn canonical(&self) -> Option<&'static str> {
        self.canonical
    }

    /// How this name matches the name `other`, which is as long or longer.
    pub(super) fn matches(&self, other: &Self) -> Option<NameMatch> {
        let (first, last) = (self.keys.first()?, self.keys.last()?);
        let aliases = self.canonical.is_some() && self.canonical == other.canonical;
        if self.keys == other.keys || aliases {
            return Some(NameMatch::Whole);
        }
        if self.is_full() {
            return self.is_variant_of(other).then_some(NameMatch::Whole);
        }
        if (Some(last) == other.keys.last() && !other.impersonal) || self.is_acronym_of(other) {
            return Some(NameMatch::ByLast);
        }
        (Some(first) == other.keys.first() && other.is_full() && other.by_first)
            .then_some(NameMatch::ByFirst)
    }

    /// Whether both are full names of one person, or this is the start of an impersonal one.
    fn is_variant_of(&self, other: &Self) -> bool {
        let persons = !self.impersonal && !other.impersonal && other.is_full();
        let surname = self.keys.last() == other.keys.last();
        (persons && surname && self.shares_first(other))
            || (other.impersonal && other.keys.starts_with(&self.keys))
    }

    fn shares_first(&self, other: &Self) -> bool {
        let initial = |form: &Self| form.initials.chars().next();
        let abbreviated = self.initials.len() == 1 || other.initials.len() == 1;
        self.keys.first() == other.keys.first()
            || (self.first_name.is_some() && self.first_name == other.first_name)
            || (abbreviated && initial(self) == initial(other))
    }

    fn is_acronym_of(&self, other: &Self) -> bool {
        self.initials.len() > 1 && other.keys.len() > 1 && self.initials == other.initials
    }
}

/// Whether a first word says nothing of which organisation it is: `High`, `United`, `General`.
const fn is_generic(first: WordClasses) -> bool {
    first.is(WordClass::Organisation) || first.is(WordClass::Demonym) || first.is(WordClass::Title)
}

/// The words of a name as they are written, hyphens inside, without `of`, `von` and suffixes.
fn units(analysis: &Analysis<'_>, name: &Name) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let mut joined = false;
    for word in name.words.clone() {
        let text = analysis.word(word);
        let hyphen = analysis.gap(word) == "-";
        let small =
            text.chars().all(char::is_lowercase) || matches!(text, "Jr" | "Sr" | "II" | "III");
        if !small {
            match units.last_mut() {
                Some(unit) if joined => unit.extend(["-", text]),
                _ => units.push(text.to_owned()),
            }
        }
        joined = hyphen && !small;
    }
    units
}

/// First letters of the words; of one word in capitals all its letters.
fn initials(units: &[String]) -> String {
    match units {
        [one] if one.chars().all(char::is_uppercase) => one.clone(),
        _ => units.iter().filter_map(|unit| unit.chars().next()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    fn form(name: &str) -> NameForm {
        let article = Article::new("", name);
        let analysis = Analyser::new(Language::English).analyse(&article);
        let words = 0..analysis.words().len();
        NameForm::of(&analysis, &Name { words, titled: false, opens: false })
    }

    #[test]
    fn a_name_matches_another_of_the_same_actor() {
        let table = [
            ("Bob McDonnell", "Robert McDonnell", Some(NameMatch::Whole)),
            ("GOP", "Republicans", Some(NameMatch::Whole)),
            ("Clinton", "Hillary Clinton", Some(NameMatch::ByLast)),
            ("CBO", "Congressional Budget Office", Some(NameMatch::ByLast)),
            ("Hillary", "Hillary Clinton", Some(NameMatch::ByFirst)),
            ("Bill Clinton", "Hillary Clinton", None),
            ("Office", "Congressional Budget Office", None),
        ];
        for (short, long, expected) in table {
            assert_eq!(form(short).matches(&form(long)), expected, "{short}, {long}");
        }
    }
}
