//! Name matching: when two names are one actor's.

use super::alias::{Alias, alias};
use super::gazetteer::{Gazetteer, classes_of};
use super::gender::Gender;
use super::name::Name;
use super::spelling::spelling_key;
use super::units::Units;
use super::word_class::{FirstNameId, WordClass, WordClasses};
use crate::analysis::Analysis;
use crate::text::TermHash;

/// A name as it is compared with others.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is asked by itself, and many hold together"
)]
pub(super) struct NameForm {
    /// The spelling key of each of its units.
    keys: Vec<TermHash>,
    /// The spelling key of all of them as one word.
    whole: TermHash,
    /// The first name that its first word is a form of, if other words follow.
    first_name: Option<FirstNameId>,
    /// Its first letters, or itself if it is one word in capitals.
    initials: String,
    /// The same with those of small words, in capitals.
    all_initials: String,
    /// Whether its first word is a letter that stands for a first name.
    abbreviated: bool,
    /// Whether it is an organisation's or a place's: then its last word is no surname.
    impersonal: bool,
    /// Whether it is a country's.
    country: bool,
    /// Whether it is an event's.
    event: bool,
    /// Whether it is a thing's in a table.
    thing: bool,
    /// Whether it is one word that is a place's in a table: then it is somebody's name only beside a
    /// first name (`Washington`, but not `Sudan` for `Port Sudan`).
    place: bool,
    /// Whether its first word alone may stand for it.
    by_first: bool,
    /// The gender that its title tells, or else its first name.
    gender: Option<Gender>,
    /// Whether its title tells it.
    addressed: bool,
    /// What the actor is called who has this name among others.
    alias: Option<Alias>,
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
        let units = Units::of(analysis, name.words.clone());
        let keys: Vec<_> = units.words.iter().map(|unit| spelling_key(unit)).collect();
        let first = classes_of(analysis, name.words.start);
        let place = gazetteer.is_place(surfaces());
        let first_is_place = gazetteer.is_place(surfaces().take(1));
        let titled = Gender::of_title(analysis, name);
        Self {
            whole: spelling_key(&units.words.concat()),
            first_name: first.first_name().filter(|_| keys.len() > 1),
            initials: units.initials(),
            all_initials: units.all_initials.to_uppercase(),
            abbreviated: units.words.first().is_some_and(|word| word.chars().count() == 1),
            impersonal: place || name.is_organisation(analysis),
            country: gazetteer.is_country(surfaces()),
            event: classes_of(analysis, name.words.end - 1).is(WordClass::Event),
            thing: gazetteer.is_thing(surfaces()),
            place: place && keys.len() == 1,
            by_first: !place && !first_is_place && !is_generic(first),
            gender: titled.or_else(|| Gender::of(first).filter(|_| keys.len() > 1)),
            addressed: titled.is_some(),
            alias: alias(&units),
            keys,
        }
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

    /// Whether it is a country's.
    pub(super) const fn is_country(&self) -> bool {
        self.country
    }

    /// Whether it is an event's.
    pub(super) const fn is_event(&self) -> bool {
        self.event
    }

    /// Whether it is a thing's in a table: `Medicare`.
    pub(super) const fn is_thing(&self) -> bool {
        self.thing
    }

    /// What the actor is called who has this name among others.
    pub(super) const fn alias(&self) -> Option<Alias> {
        self.alias
    }

    /// The gender that its title tells, or else its first name.
    pub(super) const fn gender(&self) -> Option<Gender> {
        self.gender
    }

    /// The spelling key of all its words as one.
    pub(super) const fn key(&self) -> TermHash {
        self.whole
    }

    /// What a name must share with another to match it: words at either end or all as one, first
    /// letters, or what the table calls the actor.
    pub(super) fn parts(&self) -> Vec<TermHash> {
        let part = |kind: u64, hash: TermHash| hash.then(TermHash(kind));
        let initials = [&self.initials, &self.all_initials].into_iter().filter(|own| own.len() > 1);
        let initials = initials.map(|own| part(1, TermHash::of(own)));
        let alias = self.own_alias().map(|canonical| part(2, TermHash::of(canonical)));
        let first = self.keys.first().map(|&key| part(3, key));
        let last = self.keys.last().map(|&key| part(4, key));
        initials.chain(alias).chain(first).chain(last).chain([part(5, self.whole)]).collect()
    }

    /// The actor whose name it is and nobody else's, if the table has one.
    fn own_alias(&self) -> Option<&'static str> {
        self.alias.filter(|alias| !alias.is_shared).map(|alias| alias.canonical)
    }

    /// Whether it is a longer name that starts with the one word `short`.
    pub(super) fn extends(&self, short: &Self) -> bool {
        self.is_full() && self.keys.starts_with(&short.keys)
    }

    /// Whether both are names of one actor in the table.
    pub(super) fn is_same_alias(&self, other: &Self) -> bool {
        self.own_alias().is_some() && self.own_alias() == other.own_alias()
    }

    /// Whether the two are names of people of different gender.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        self.gender.zip(other.gender).is_some_and(|(own, others)| own != others)
    }

    /// How this name matches the name `other`, which is as long or longer.
    pub(super) fn matches(&self, other: &Self) -> Option<NameMatch> {
        if let (Some(own), Some(others)) = (self.own_alias(), other.own_alias()) {
            return (own == others).then_some(NameMatch::Whole);
        }
        if self.whole == other.whole {
            return Some(self.matches_equal(other));
        }
        if self.is_full() { self.matches_full(other) } else { self.matches_short(other) }
    }

    /// How it matches a name of the same words: `Hale` need not be `Mr Hale`.
    fn matches_equal(&self, other: &Self) -> NameMatch {
        let told_apart = self.addressed != other.addressed && !self.is_full();
        if told_apart { NameMatch::ByLast } else { NameMatch::Whole }
    }

    fn matches_full(&self, other: &Self) -> Option<NameMatch> {
        let persons = !self.impersonal && !other.impersonal && other.is_full();
        let surnames = persons && other.keys[1..].ends_with(&self.keys);
        if self.is_variant_of(other) {
            return Some(NameMatch::Whole);
        }
        // `Suu Kyi`, of `Aung San Suu Kyi`.
        surnames.then_some(NameMatch::ByLast)
    }

    fn matches_short(&self, other: &Self) -> Option<NameMatch> {
        let surname = !other.impersonal && (!self.place || other.has_first_name());
        let last = surname && self.keys.last() == other.keys.last();
        if last || self.is_acronym_of(other) {
            return Some(NameMatch::ByLast);
        }
        let first = self.keys.first() == other.keys.first();
        (first && other.is_full() && other.by_first).then_some(NameMatch::ByFirst)
    }

    /// Whether both are full names of one person, or this is the start of an impersonal one.
    fn is_variant_of(&self, other: &Self) -> bool {
        let persons = !self.impersonal && !other.impersonal && other.is_full();
        let surname = self.keys.last() == other.keys.last();
        (persons && surname && self.shares_first(other) && self.agrees_in_middle(other))
            || (other.impersonal && other.keys.starts_with(&self.keys))
            || self.is_begun_by(other)
            || other.is_begun_by(self)
    }

    /// Whether it is a longer name of what has `other` as its name: `Air India Boeing`. A place is
    /// no part of what is called after it, nor is a body.
    fn is_begun_by(&self, other: &Self) -> bool {
        let unknown = |form: &Self| !form.impersonal && !form.has_first_name();
        other.is_full()
            && unknown(self)
            && unknown(other)
            && self.keys.len() > other.keys.len()
            && self.keys.starts_with(&other.keys)
    }

    fn shares_first(&self, other: &Self) -> bool {
        let initial = |form: &Self| form.initials.chars().next();
        self.keys.first() == other.keys.first()
            || (self.first_name.is_some() && self.first_name == other.first_name)
            || ((self.abbreviated || other.abbreviated) && initial(self) == initial(other))
    }

    /// Whether their middle names may be one: not those of `George W. Bush` and `George H. W. Bush`.
    fn agrees_in_middle(&self, other: &Self) -> bool {
        let middle = |form: &Self| -> String {
            form.initials.chars().take(form.keys.len().saturating_sub(1)).skip(1).collect()
        };
        let (own, others) = (middle(self), middle(other));
        own.is_empty() || others.is_empty() || own == others
    }

    fn is_acronym_of(&self, other: &Self) -> bool {
        let initials = [&other.initials, &other.all_initials];
        self.initials.len() > 1 && other.keys.len() > 1 && initials.contains(&&self.initials)
    }
}

/// Whether a first word says nothing of which organisation it is: `High`, `United`, `General`.
const fn is_generic(first: WordClasses) -> bool {
    first.is(WordClass::Organisation) || first.is(WordClass::Demonym) || first.is(WordClass::Title)
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
            ("Kim Jong Un", "Kim Jong-un", Some(NameMatch::Whole)),
            ("D'Alessandro", "Alessandra d’Alessandro", Some(NameMatch::ByLast)),
            ("Neill", "Mary O'Neill", None),
            ("Van Der Beek", "James Van Der Beek", Some(NameMatch::ByLast)),
            ("Suu Kyi", "Aung San Suu Kyi", Some(NameMatch::ByLast)),
            ("A. Teller", "Anna Teller", Some(NameMatch::Whole)),
            ("HVD", "Harm van Dijk", Some(NameMatch::ByLast)),
            ("MBS", "Mohammed bin Salman", Some(NameMatch::Whole)),
            ("Air India Boeing", "Air India", Some(NameMatch::Whole)),
            ("New York Marathon", "New York", None),
            ("George W. Bush", "George H. W. Bush", None),
            ("Donald Trump Jr.", "Donald Trump", None),
            ("Robert Kennedy", "Robert F. Kennedy", Some(NameMatch::Whole)),
            ("Bill Clinton", "Hillary Clinton", None),
            ("Office", "Congressional Budget Office", None),
        ];
        for (short, long, expected) in table {
            assert_eq!(form(short).matches(&form(long)), expected, "{short}, {long}");
        }
    }

    #[test]
    fn names_that_match_share_a_part() {
        let forms = [
            "Bob McDonnell",
            "Robert McDonnell",
            "GOP",
            "Republicans",
            "Clinton",
            "Hillary Clinton",
            "CBO",
            "Congressional Budget Office",
            "Hillary",
            "Kim Jong Un",
            "Kim Jong-un",
            "D'Alessandro",
            "Alessandra d’Alessandro",
            "Van Der Beek",
            "James Van Der Beek",
            "Suu Kyi",
            "Aung San Suu Kyi",
            "A. Teller",
            "Anna Teller",
            "HVD",
            "Harm van Dijk",
            "MBS",
            "MbS",
            "Mohammed bin Salman",
            "Air India Boeing",
            "Air India",
            "New York",
            "UN",
            "U.S.",
            "New York Marathon",
            "Donald Trump Jr.",
            "Trump",
            "United Nations",
            "United States",
        ];
        let forms = forms.map(form);
        for (short, long) in forms.iter().flat_map(|a| forms.iter().map(move |b| (a, b))) {
            let shared = short.parts().iter().any(|part| long.parts().contains(part));
            assert!(shared || short.matches(long).is_none(), "{short:?}, {long:?}");
        }
    }
}
