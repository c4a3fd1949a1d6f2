//! Entity clusters: the names and occurrences of one actor.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::actor::ActorKind;
use super::designators::designators;
use super::gender::Gender;
use super::kind_evidence::KindEvidence;
use super::name_form::{NameForm, NameMatch};
use super::recognised::RecognisedName;
use super::subject::owns_or_says;
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
    /// How many of its titles and first names are a woman's.
    female: usize,
    /// How many of its titles and first names are a man's.
    male: usize,
    /// Where it stands, in order.
    pub(super) occurrences: Vec<Occurrence>,
    /// The first word of each of them.
    starts: BTreeSet<usize>,
}

/// A form of an actor's name.
#[derive(Clone, Debug)]
struct KnownName {
    form: Arc<NameForm>,
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
    /// Adds a name with its occurrence; whether it had none of this form.
    pub(super) fn add(&mut self, analysis: &Analysis<'_>, found: RecognisedName) -> bool {
        let RecognisedName { context, name, form, evidence } = found;
        self.evidence.add(evidence);
        self.certain |= !name.is_doubtful() || owns_or_says(analysis, name.words.end - 1);
        self.occur(Occurrence::name(context, name.words.clone()));
        self.designators.extend(designators(analysis, &name.words));
        self.female += usize::from(form.gender() == Some(Gender::Female));
        self.male += usize::from(form.gender() == Some(Gender::Male));
        let known = self.names.iter_mut().find(|known| known.form == form);
        let is_new = known.is_none();
        match known {
            Some(known) => known.count += 1,
            None => self.names.push(KnownName { form, words: name.words, count: 1 }),
        }
        is_new
    }

    /// Adds an occurrence.
    pub(super) fn occur(&mut self, occurrence: Occurrence) {
        self.starts.insert(occurrence.words.start);
        self.occurrences.push(occurrence);
    }

    /// Whether one of its occurrences is a name beyond doubt.
    pub(super) const fn is_certain(&self) -> bool {
        self.certain
    }

    /// How `form`, at word `at`, matches its names best. A first name may come before the full one,
    /// but who says `Merrow` of the Merrow Broadcasting Group has introduced it (and no `Trump` is
    /// the Trump White House).
    pub(super) fn matched_by(&self, form: &NameForm, at: usize) -> Option<NameMatch> {
        let introduced = self.starts.first().is_some_and(|&start| start < at);
        let holds = |found: &NameMatch, known: &KnownName| {
            *found != NameMatch::ByFirst || !known.form.is_impersonal() || introduced
        };
        if self.contradicts(form) {
            return None;
        }
        let matched =
            |known: &KnownName| form.matches(&known.form).filter(|found| holds(found, known));
        self.names.iter().filter_map(matched).max()
    }

    /// Whether `form` is named as of another gender: `Mr Hale` beside Ann Hale.
    fn contradicts(&self, form: &NameForm) -> bool {
        match form.gender() {
            Some(Gender::Female) => self.is_male(),
            Some(Gender::Male) => self.is_female(),
            None => false,
        }
    }

    /// Whether `form` is named as of the gender that it is named as.
    pub(super) fn agrees_with(&self, form: &NameForm) -> bool {
        match form.gender() {
            Some(Gender::Female) => self.is_female(),
            Some(Gender::Male) => self.is_male(),
            None => false,
        }
    }

    /// The last word before `at` that it is named by.
    pub(super) fn last_before(&self, at: usize) -> Option<usize> {
        self.starts.range(..at).next_back().copied()
    }

    /// What the actor seems to be.
    pub(super) fn kind(&self) -> ActorKind {
        self.evidence.kind(self.main_name().is_some_and(|name| name.form.is_full()))
    }

    /// Whether it is a country.
    pub(super) fn is_country(&self) -> bool {
        self.names.iter().any(|name| name.form.is_country())
    }

    /// Whether it is an event: `World Cup`.
    pub(super) fn is_event(&self) -> bool {
        self.main_name().is_some_and(|name| name.form.is_event())
    }

    /// Whether it is a thing that has a name: `Medicare`.
    pub(super) fn is_thing(&self) -> bool {
        self.main_name().is_some_and(|name| name.form.is_thing())
    }

    /// The words that may stand for it after `the`.
    pub(super) fn designators(&self) -> impl Iterator<Item = TermHash> {
        self.designators.iter().copied()
    }

    /// Whether it is named as a woman more often than as a man.
    pub(super) const fn is_female(&self) -> bool {
        self.female > self.male
    }

    /// Whether it is named as a man more often than as a woman.
    pub(super) const fn is_male(&self) -> bool {
        self.male > self.female
    }

    /// The name that speaks for the actor: the canonical one if it has it, else the most frequent of
    /// its names of several words, or else the most frequent; of equals the first. What is no person
    /// is called by what it is called most often (`Toyota`, of `Toyota RAV4`).
    fn main_name(&self) -> Option<&KnownName> {
        let person = self.evidence.kind(false) == ActorKind::Person;
        let short = self.names.iter().filter(|name| !name.form.is_full()).max_by_key(|n| n.count);
        let is_extension = |name: &KnownName| {
            short.is_some_and(|short| name.form.extends(&short.form) && short.count > name.count)
        };
        self.names.iter().min_by_key(|name| {
            let canonical = name.form.alias().is_some_and(|alias| alias.is_canonical);
            let speaks = person || name.form.is_impersonal() || name.form.has_first_name();
            let full = Reverse(name.form.is_full() && (speaks || !is_extension(name)));
            (Reverse(canonical), full, Reverse(name.count), name.words.start)
        })
    }

    /// The forms of its name.
    pub(super) fn forms(&self) -> Vec<Arc<NameForm>> {
        self.names.iter().map(|name| Arc::clone(&name.form)).collect()
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

    /// What the table calls the actor, if it knows one of its names; one that others share counts
    /// where there is no fuller one.
    pub(super) fn canonical(&self) -> Option<&'static str> {
        let full = self.names.iter().any(|name| name.form.is_full());
        let aliases = self.names.iter().filter_map(|name| name.form.alias());
        let mut aliases = aliases.filter(|alias| !alias.is_shared || !full);
        aliases.next().map(|alias| alias.canonical)
    }
}
