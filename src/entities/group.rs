//! Names that are one actor's, brought together.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::actor::ActorKind;
use super::cues::Cues;
use super::form::{Fit, Form};
use super::name::{Name, Names};
use super::passage::{Passage, is_capital};
use super::stand_in::{callings, stand_ins};
use super::words::{Class, Words};
use crate::analysis::Analysis;
use crate::text::TermHash;

/// An actor as its names come together.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Its names, each with the words where it stands first and how often it stands.
    forms: Vec<(Form, Range<usize>, usize)>,
    cues: Cues,
    /// Whether one of its mentions is surely a name.
    sure: bool,
    /// What it may be called after `the`.
    callings: BTreeSet<TermHash>,
    /// How many of its names and titles are a woman's, and how many a man's.
    bearers: (usize, usize),
    /// Its mentions, in order.
    pub(super) mentions: Vec<Found>,
}

/// A mention of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The number of the passage it stands in.
    pub(super) passage: usize,
    pub(super) words: Range<usize>,
    /// Whether it is the name, and not what stands for it.
    pub(super) named: bool,
}

/// A name with what is known of it.
struct Entry {
    passage: usize,
    name: Name,
    form: Form,
    cues: Cues,
}

/// The actors named in `passages`, in the order of their first mention.
///
/// Names of several words come first, then single words that are surely names, then those at the
/// start of a sentence, and last what headlines in capitals repeat: each is a mention of an actor
/// met before if it fits one, and the first two and what is no common word may be new ones.
pub(super) fn group(analysis: &Analysis<'_>, passages: &[Passage]) -> Vec<Draft> {
    let names = Names { analysis, words: Words::get() };
    let mut entries = entries(&names, passages);
    entries.sort_by_key(|entry| (Reverse(entry.form.is_full()), entry.name.opens));
    let mut drafts = Drafts(Vec::new());
    for entry in entries {
        let no_name = entry.name.is_doubtful() && names.is_no_name(&entry.name);
        drafts.add(analysis, entry, !no_name);
    }
    for (number, passage) in passages.iter().enumerate().filter(|(_, p)| p.all_capitals) {
        drafts.look_up(analysis, number, passage);
    }
    let mut drafts = drafts.without_adjectives(analysis);
    drafts.retain(|draft| draft.sure);
    stand_ins(analysis, passages, &mut drafts);
    for draft in &mut drafts {
        draft.mentions.sort_by_key(|found| found.words.start);
        draft.mentions.dedup();
    }
    drafts.sort_by_key(|draft| draft.mentions[0].words.start);
    drafts
}

/// The names of all passages in which capitals tell.
fn entries(names: &Names<'_>, passages: &[Passage]) -> Vec<Entry> {
    let telling = passages.iter().enumerate().filter(|(_, passage)| !passage.all_capitals);
    let entry = |(number, passage): (usize, &Passage)| {
        let entry = |name: Name| Entry {
            passage: number,
            form: Form::of(names.analysis, &name),
            cues: Cues::of(names.analysis, passage, &name),
            name,
        };
        names.of(passage).into_iter().map(entry).collect::<Vec<_>>()
    };
    telling.flat_map(entry).collect()
}

struct Drafts(Vec<Draft>);

impl Drafts {
    /// Adds a name to the actor that it fits, or as a new one if it may be.
    fn add(&mut self, analysis: &Analysis<'_>, entry: Entry, may_be_new: bool) {
        let Entry { passage, mut name, mut form, cues } = entry;
        let at = name.words.start;
        let mut best = self.best(&form, at);
        if best.is_none() && name.opens && form.is_full() && !form.has_first_name() {
            // `Clueless Gant`: without the word that opens the sentence it may fit.
            let shorter = name.without_first();
            let rest = Form::of(analysis, &shorter);
            best = self.best(&rest, at);
            if best.is_some() {
                (name, form) = (shorter, rest);
            }
        }
        let place = match best {
            Some(place) => place,
            None if may_be_new => {
                self.0.push(Draft::default());
                self.0.len() - 1
            }
            None => return,
        };
        let draft = &mut self.0[place];
        draft.cues.add(cues);
        draft.sure |= !name.is_doubtful() || is_subject(analysis, name.words.end - 1);
        draft.mentions.push(Found { passage, words: name.words.clone(), named: true });
        draft.callings.extend(callings(analysis, &name.words));
        draft.bear(analysis, &name);
        match draft.forms.iter_mut().find(|known| known.0 == form) {
            Some(known) => known.2 += 1,
            None => draft.forms.push((form, name.words, 1)),
        }
    }

    /// Those that are no adjective to another: `Karsovian` beside `Karsovia`.
    fn without_adjectives(self, analysis: &Analysis<'_>) -> Vec<Draft> {
        let words: BTreeSet<String> =
            self.0.iter().filter_map(|draft| draft.word(analysis)).collect();
        let stem = |word: &str| {
            let endings = ["n", "ian", "an", "ese", "ish", "i"];
            endings.iter().any(|end| word.strip_suffix(end).is_some_and(|s| words.contains(s)))
        };
        self.0
            .into_iter()
            .filter(|draft| !draft.word(analysis).is_some_and(|word| stem(&word)))
            .collect()
    }

    /// The actor that a name at word `at` fits best: the more mentioned of equals, and of these the
    /// first. A first name may come before the full one, but who says `Merrow` of the Merrow
    /// Broadcasting Group has introduced it (and no `Trump` is the Trump White House).
    fn best(&self, form: &Form, at: usize) -> Option<usize> {
        let fits = self.0.iter().enumerate().filter_map(|(place, draft)| {
            let introduced = draft.mentions.iter().any(|found| found.words.start < at);
            let fit = |(known, _, _): &(Form, Range<usize>, usize)| {
                form.fits(known).filter(|fit| *fit != Fit::ByFirst || !known.body || introduced)
            };
            let fit: Option<Fit> = draft.forms.iter().filter_map(fit).max();
            Some((fit?, draft.mentions.len(), Reverse(place)))
        });
        fits.max().map(|(_, _, Reverse(place))| place)
    }

    /// Looks the words of a passage up in which every word has a capital.
    fn look_up(&mut self, analysis: &Analysis<'_>, number: usize, passage: &Passage) {
        for word in passage.words.clone().filter(|&word| is_capital(analysis, word)) {
            let form = Form::of_word(analysis, word);
            // A headline may shorten a name before the story introduces it.
            let Some(place) = self.best(&form, usize::MAX) else { continue };
            let mentions = &mut self.0[place].mentions;
            match mentions.last_mut() {
                // `Donald Trump` is one mention.
                Some(last) if last.passage == number && last.words.end == word => {
                    last.words.end += 1;
                }
                _ => mentions.push(Found { passage: number, words: word..word + 1, named: true }),
            }
        }
    }
}

impl Draft {
    /// What the actor seems to be.
    pub(super) fn kind(&self) -> ActorKind {
        self.cues.kind(self.called().1)
    }

    /// Whether `the` and this word may stand for it.
    pub(super) fn is_called(&self, surface: TermHash) -> bool {
        self.callings.contains(&surface)
    }

    /// Whether its names are those of `bearer` and of no other.
    pub(super) const fn is_only(&self, bearer: Class) -> bool {
        match (bearer, self.bearers) {
            (Class::Woman, (women, men)) => women > men,
            (_, (women, men)) => men > women,
        }
    }

    fn bear(&mut self, analysis: &Analysis<'_>, name: &Name) {
        let title = if name.titled { name.words.start - 1 } else { name.words.start };
        for word in title..name.words.end.min(name.words.start + 1) {
            let known = Words::get().word(analysis.words()[word].surface);
            self.bearers.0 += usize::from(known.is(Class::Woman));
            self.bearers.1 += usize::from(known.is(Class::Man));
        }
    }

    /// The name that speaks for the actor, as words of the article: the most frequent of its names
    /// of several words, or else the most frequent; of equals the first.
    pub(super) fn called(&self) -> (Range<usize>, bool) {
        let best = self.forms.iter().min_by_key(|(form, words, count)| {
            (Reverse(form.is_full()), Reverse(*count), words.start)
        });
        best.map_or((0..0, false), |(form, words, _)| (words.clone(), form.is_full()))
    }

    /// Its name in lower case, if it has one name of one word.
    fn word(&self, analysis: &Analysis<'_>) -> Option<String> {
        match self.forms.as_slice() {
            [(_, words, _)] if words.len() == 1 => Some(analysis.word(words.start).to_lowercase()),
            _ => None,
        }
    }

    /// What the actor is called who has several names.
    pub(super) fn same(&self) -> Option<&'static str> {
        self.forms.iter().find_map(|known| known.0.same)
    }
}

/// Whether the word at this place owns or says something, as what is no name seldom does.
fn is_subject(analysis: &Analysis<'_>, word: usize) -> bool {
    let Some(next) = analysis.words().get(word + 1) else { return false };
    match analysis.gap(word) {
        "'" | "’" => analysis.word(word + 1) == "s",
        " " => Words::get().word(next.surface).is(Class::Says),
        _ => false,
    }
}
