//! When two names are one actor's.

use super::name::Name;
use super::spelling::spelling;
use super::words::{Class, Known, Words};
use crate::analysis::Analysis;
use crate::text::TermHash;

/// A name as it is compared with others.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Form {
    /// The key of each of its words; what a hyphen joins is one, and small words are left out.
    keys: Vec<TermHash>,
    /// The first names that its first word is a form of.
    family: Option<u16>,
    /// Its first letters, or itself if it is one word in capitals.
    initials: String,
    /// Whether it ends in a word for a body, or is a place: then its last word is no surname.
    pub(super) body: bool,
    /// Whether its first word alone may stand for it.
    by_first: bool,
    /// What the actor is called who has this name among others.
    pub(super) same: Option<&'static str>,
}

/// How well a short name fits a longer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// As `Hillary` fits `Hillary Clinton`.
    ByFirst,
    /// As `Clinton` does, or `CBO` the `Congressional Budget Office`.
    ByLast,
    /// As the name itself does.
    Whole,
}

impl Form {
    pub(super) fn of(analysis: &Analysis<'_>, name: &Name) -> Self {
        let known = |word: usize| Words::get().word(analysis.words()[word].surface);
        let surfaces = || analysis.words()[name.words.clone()].iter().map(|word| word.surface);
        let units = units(analysis, name);
        let keys: Vec<_> = units.iter().map(|unit| spelling(unit)).collect();
        let first = known(name.words.start);
        let place = Words::get().is_place(surfaces());
        let first_is_place = Words::get().is_place(surfaces().take(1));
        Self {
            family: first.family().filter(|_| keys.len() > 1),
            initials: initials(&units),
            body: place || is_body(analysis, name),
            by_first: !place && !first_is_place && !generic(first),
            same: Words::get().same(surfaces()),
            keys,
        }
    }

    /// A form of one word, as it stands in a headline.
    pub(super) fn of_word(analysis: &Analysis<'_>, word: usize) -> Self {
        Self::of(analysis, &Name { words: word..word + 1, titled: false, opens: true })
    }

    pub(super) fn is_full(&self) -> bool {
        self.keys.len() > 1
    }

    /// Whether it starts with a first name.
    pub(super) const fn has_first_name(&self) -> bool {
        self.family.is_some()
    }

    /// How this name fits an actor who has the name `other`, which is as long or longer.
    pub(super) fn fits(&self, other: &Self) -> Option<Fit> {
        let (first, last) = (self.keys.first()?, self.keys.last()?);
        if self.keys == other.keys || (self.same.is_some() && self.same == other.same) {
            return Some(Fit::Whole);
        }
        if self.is_full() {
            let person = !self.body && !other.body && other.is_full();
            let one_person = person && Some(last) == other.keys.last() && self.shares_first(other);
            let shortened = other.body && other.keys.starts_with(&self.keys);
            return (one_person || shortened).then_some(Fit::Whole);
        }
        if (Some(last) == other.keys.last() && !other.body) || self.is_acronym_of(other) {
            return Some(Fit::ByLast);
        }
        (Some(first) == other.keys.first() && other.is_full() && other.by_first)
            .then_some(Fit::ByFirst)
    }

    fn shares_first(&self, other: &Self) -> bool {
        let initial = |form: &Self| form.initials.chars().next();
        let abbreviated = self.initials.len() == 1 || other.initials.len() == 1;
        self.keys.first() == other.keys.first()
            || (self.family.is_some() && self.family == other.family)
            || (abbreviated && initial(self) == initial(other))
    }

    fn is_acronym_of(&self, other: &Self) -> bool {
        self.initials.len() > 1 && other.keys.len() > 1 && self.initials == other.initials
    }
}

/// Whether a name is a body's: `Halden Rail`, `Bank of Merrowland`.
pub(super) fn is_body(analysis: &Analysis<'_>, name: &Name) -> bool {
    let known = |word: usize| Words::get().word(analysis.words()[word].surface);
    let of = |word: usize| matches!(analysis.word(word), "of" | "for" | "the");
    let mut heads = name.words.clone().filter(|&word| word + 1 == name.words.end || of(word + 1));
    !name.titled && heads.any(|word| known(word).is(Class::Organisation))
}

/// A word that says nothing of which body it is: `High`, `United`, `General`.
fn generic(first: Known) -> bool {
    first.is(Class::Organisation) || first.is(Class::People) || first.is(Class::Title)
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
