//! Entity clusters: the names and occurrences of one actor.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::actor::ActorKind;
use super::designators::designators;
use super::gazetteer::classes_of;
use super::kind_evidence::KindEvidence;
use super::name::Name;
use super::name_form::{NameForm, NameMatch};
use super::recognised::RecognisedName;
use super::word_class::WordClass;
use crate::analysis::Analysis;
use crate::text::TermHash;

/// The names of one actor with where they stand, and what they say of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Cluster {
    names: Vec<KnownName>,
    evidence: KindEvidence,
    /// Whether one of its occurrences is a name beyond doubt.
    certain: bool,
    designators: BTreeSet<TermHash>,
    /// How many of its first names and titles are a woman's.
    female: usize,
    /// How many of its first names and titles are a man's.
    male: usize,
    /// Where it stands, in order.
    pub(super) occurrences: Vec<Occurrence>,
}

/// A form of an actor's name.
#[derive(Clone, Debug)]
struct KnownName {
    form: NameForm,
    /// The words where it stands first.
    words: Range<usize>,
    count: usize,
}

/// A place where an actor is named, or where a word stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    /// The number of the context it stands in.
    pub(super) context: usize,
    /// Its words, as places in [`Analysis::words`].
    pub(super) words: Range<usize>,
    /// Whether it is the name, and not what stands for it.
    pub(super) named: bool,
}

impl Occurrence {
    pub(super) const fn name(context: usize, words: Range<usize>) -> Self {
        Self { context, words, named: true }
    }

    pub(super) const fn anaphor(context: usize, word: usize) -> Self {
        Self { context, words: word..word + 1, named: false }
    }
}

impl Cluster {
    /// Adds a name with its occurrence.
    pub(super) fn add(&mut self, analysis: &Analysis<'_>, found: RecognisedName) {
        let RecognisedName { context, name, form, evidence } = found;
        self.evidence.add(evidence);
        self.certain |= !name.is_doubtful() || is_subject(analysis, name.words.end - 1);
        self.occurrences.push(Occurrence::name(context, name.words.clone()));
        self.designators.extend(designators(analysis, &name.words));
        self.count_genders(analysis, &name);
        match self.names.iter_mut().find(|known| known.form == form) {
            Some(known) => known.count += 1,
            None => self.names.push(KnownName { form, words: name.words, count: 1 }),
        }
    }

    fn count_genders(&mut self, analysis: &Analysis<'_>, name: &Name) {
        let title = if name.titled { name.words.start - 1 } else { name.words.start };
        for word in title..name.words.end.min(name.words.start + 1) {
            let classes = classes_of(analysis, word);
            self.female += usize::from(classes.is(WordClass::Female));
            self.male += usize::from(classes.is(WordClass::Male));
        }
    }

    /// Whether one of its occurrences is a name beyond doubt.
    pub(super) const fn is_certain(&self) -> bool {
        self.certain
    }

    /// How `form`, at word `at`, matches its names best. A first name may come before the full one,
    /// but who says `Merrow` of the Merrow Broadcasting Group has introduced it (and no `Trump` is
    /// the Trump White House).
    pub(super) fn matched_by(&self, form: &NameForm, at: usize) -> Option<NameMatch> {
        let introduced = self.occurrences.iter().any(|occurrence| occurrence.words.start < at);
        let holds = |found: &NameMatch, known: &KnownName| {
            *found != NameMatch::ByFirst || !known.form.is_impersonal() || introduced
        };
        let matched =
            |known: &KnownName| form.matches(&known.form).filter(|found| holds(found, known));
        self.names.iter().filter_map(matched).max()
    }

    /// What the actor seems to be.
    pub(super) fn kind(&self) -> ActorKind {
        self.evidence.kind(self.main_name().is_some_and(|name| name.form.is_full()))
    }

    /// Whether `the` and this word may stand for it.
    pub(super) fn has_designator(&self, surface: TermHash) -> bool {
        self.designators.contains(&surface)
    }

    /// Whether it is named as a woman more often than as a man.
    pub(super) const fn is_female(&self) -> bool {
        self.female > self.male
    }

    /// Whether it is named as a man more often than as a woman.
    pub(super) const fn is_male(&self) -> bool {
        self.male > self.female
    }

    /// The name that speaks for the actor: the most frequent of its names of several words, or else
    /// the most frequent; of equals the first.
    fn main_name(&self) -> Option<&KnownName> {
        self.names.iter().min_by_key(|name| {
            (Reverse(name.form.is_full()), Reverse(name.count), name.words.start)
        })
    }

    /// The words of the name that speaks for the actor, as places in [`Analysis::words`].
    pub(super) fn main_words(&self) -> Range<usize> {
        self.main_name().map_or(0..0, |name| name.words.clone())
    }

    /// Its name in lower case, if it has one name of one word.
    pub(super) fn only_word(&self, analysis: &Analysis<'_>) -> Option<String> {
        match self.names.as_slice() {
            [name] if name.words.len() == 1 => Some(analysis.word(name.words.start).to_lowercase()),
            _ => None,
        }
    }

    /// What the actor is called who has several names.
    pub(super) fn canonical(&self) -> Option<&'static str> {
        self.names.iter().find_map(|name| name.form.canonical())
    }
}

/// Whether the word at this place owns or says something, as what is no name seldom does.
fn is_subject(analysis: &Analysis<'_>, word: usize) -> bool {
    let next = word + 1;
    if next >= analysis.words().len() {
        return false;
    }
    match analysis.gap(word) {
        "'" | "’" => analysis.word(next) == "s",
        " " => classes_of(analysis, next).is(WordClass::SpeechVerb),
        _ => false,
    }
}
