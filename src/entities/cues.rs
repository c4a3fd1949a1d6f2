//! What the words of a name and those beside it say of who bears it.

use super::actor::ActorKind;
use super::form::is_body;
use super::name::Name;
use super::passage::Passage;
use super::words::{Class, Words};
use crate::analysis::Analysis;
use crate::text::TokenKind;

/// How much speaks for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Cues {
    person: f32,
    organisation: f32,
    place: f32,
    outlet: f32,
}

// A title or a first name settles it, and so does a word for a body at the end of the name or a
// table of places; what stands beside a name in one sentence must come together to outweigh that.
const SETTLES: f32 = 3.0;
const SUGGESTS: f32 = 1.0;
const HINTS: f32 = 0.5;

/// Prepositions that stand before places, and seldom before people.
const PREPOSITIONS: [&str; 8] =
    ["in", "near", "across", "outside", "inside", "throughout", "around", "into"];

impl Cues {
    /// What speaks for each kind where `name` stands.
    pub(super) fn of(analysis: &Analysis<'_>, passage: &Passage, name: &Name) -> Self {
        let words = Words::get();
        let known = |word: usize| words.word(analysis.words()[word].surface);
        let (first, last) = (name.words.start, name.words.end - 1);
        let mut cues = Self::default();
        if name.titled || (known(first).is(Class::FirstName) && first < last) {
            cues.person += SETTLES;
        }
        if is_body(analysis, name) || is_acronym(analysis, name) {
            cues.organisation += SETTLES;
        }
        let surfaces = || analysis.words()[name.words.clone()].iter().map(|word| word.surface);
        if words.is_place(surfaces()) {
            cues.place += 2.0 * SETTLES;
        }
        if words.is_outlet(surfaces()) {
            cues.outlet += 2.0 * SETTLES;
        }
        cues.read_before(analysis, passage, first);
        cues.read_after(analysis, passage, last);
        cues
    }

    fn read_before(&mut self, analysis: &Analysis<'_>, passage: &Passage, first: usize) {
        if first == passage.words.start || !matches!(analysis.gap(first - 1), " " | ", ") {
            return;
        }
        let before = analysis.word(first - 1);
        let known = Words::get().word(analysis.words()[first - 1].surface);
        if PREPOSITIONS.iter().any(|preposition| before.eq_ignore_ascii_case(preposition)) {
            self.place += SUGGESTS;
        } else if before.eq_ignore_ascii_case("the") {
            self.organisation += SUGGESTS;
        } else if known.is(Class::Role) {
            self.person += SETTLES;
        } else if known.is(Class::Says) {
            self.person += HINTS;
        }
    }

    fn read_after(&mut self, analysis: &Analysis<'_>, passage: &Passage, last: usize) {
        let after = last + 1;
        if after >= passage.words.end {
            return;
        }
        let token = &analysis.words()[after];
        match analysis.gap(last) {
            " " if Words::get().word(token.surface).is(Class::Says) => self.person += HINTS,
            ", " if analysis.word(after) == "who" => self.person += SETTLES,
            ", " if token.kind == TokenKind::Number && analysis.gap(after) == ", " => {
                self.person += SUGGESTS;
            }
            _ => {}
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.person += other.person;
        self.organisation += other.organisation;
        self.place += other.place;
        self.outlet += other.outlet;
    }

    /// The kind that most speaks for; `full` says that the name has several words, as most people
    /// have when they are introduced.
    pub(super) fn kind(self, full: bool) -> ActorKind {
        let person = self.person + if full { HINTS } else { 0.0 };
        if self.outlet > person.max(self.organisation).max(self.place) {
            ActorKind::Outlet
        } else if person >= SUGGESTS && person > self.organisation && person > self.place {
            ActorKind::Person
        } else if self.place > self.organisation {
            ActorKind::Place
        } else {
            ActorKind::Organisation
        }
    }
}

/// `NATO`, `U.S`.
fn is_acronym(analysis: &Analysis<'_>, name: &Name) -> bool {
    let capitals = |word: usize| analysis.word(word).chars().all(char::is_uppercase);
    let letters: usize = name.words.clone().map(|word| analysis.words()[word].span.len()).sum();
    letters > 1 && name.words.clone().all(capitals)
}
