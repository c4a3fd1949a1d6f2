//! Evidence for what an actor is, from the words of a name and those beside it.

use super::actor::ActorKind;
use super::context::Context;
use super::gap::plain_gap;
use super::gazetteer::{Gazetteer, classes_of};
use super::name::Name;
use super::word_class::WordClass;
use crate::analysis::Analysis;
use crate::text::TokenKind;

/// How much speaks for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct KindEvidence {
    person: f32,
    organisation: f32,
    place: f32,
    outlet: f32,
}

// A title or a first name settles it, and so does a word for an organisation at the end of the name
// or a table of places; what stands beside a name in one sentence must come together to outweigh
// that.
const STRONG: f32 = 3.0;
const MEDIUM: f32 = 1.0;
const WEAK: f32 = 0.5;

/// Prepositions that stand before places, and seldom before people.
const PREPOSITIONS: [&str; 8] =
    ["in", "near", "across", "outside", "inside", "throughout", "around", "into"];

/// Whether `word` is a preposition that stands before places, and seldom before people.
pub(super) fn is_place_preposition(word: &str) -> bool {
    PREPOSITIONS.iter().any(|preposition| word.eq_ignore_ascii_case(preposition))
}

impl KindEvidence {
    /// What speaks for each kind where `name` stands.
    pub(super) fn of(analysis: &Analysis<'_>, context: &Context, name: &Name) -> Self {
        let mut evidence = Self::default();
        evidence.read_name(analysis, name);
        evidence.read_before(analysis, context, name.words.start);
        evidence.read_after(analysis, context, name.words.end - 1);
        evidence
    }

    fn read_name(&mut self, analysis: &Analysis<'_>, name: &Name) {
        let gazetteer = Gazetteer::get();
        let surfaces = || analysis.words()[name.words.clone()].iter().map(|word| word.surface);
        let first_name = classes_of(analysis, name.words.start).is(WordClass::FirstName);
        if name.titled || (first_name && name.words.len() > 1) {
            self.person += STRONG;
        }
        if name.is_organisation(analysis) || name.is_acronym(analysis) {
            self.organisation += STRONG;
        }
        if gazetteer.is_place(surfaces()) {
            self.place += 2.0 * STRONG;
        }
        if gazetteer.is_outlet(surfaces()) {
            self.outlet += 2.0 * STRONG;
        }
    }

    fn read_before(&mut self, analysis: &Analysis<'_>, context: &Context, first: usize) {
        if first == context.words.start
            || !matches!(plain_gap(analysis, first - 1).as_ref(), " " | ", ")
        {
            return;
        }
        let before = analysis.word(first - 1);
        let classes = classes_of(analysis, first - 1);
        if is_place_preposition(before) {
            self.place += MEDIUM;
        } else if before.eq_ignore_ascii_case("the") {
            self.organisation += MEDIUM;
        } else if classes.is(WordClass::Role) {
            self.person += STRONG;
        } else if classes.is(WordClass::SpeechVerb) {
            self.person += WEAK;
        }
    }

    fn read_after(&mut self, analysis: &Analysis<'_>, context: &Context, last: usize) {
        let after = last + 1;
        if after >= context.words.end {
            return;
        }
        let number = analysis.words()[after].kind == TokenKind::Number;
        match plain_gap(analysis, last).as_ref() {
            " " if classes_of(analysis, after).is(WordClass::SpeechVerb) => self.person += WEAK,
            ", " if analysis.word(after) == "who" => self.person += STRONG,
            ", " if number && plain_gap(analysis, after) == ", " => self.person += MEDIUM,
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
        let person = self.person + if full { WEAK } else { 0.0 };
        if self.outlet > person.max(self.organisation).max(self.place) {
            ActorKind::Outlet
        } else if person >= MEDIUM && person > self.organisation && person > self.place {
            ActorKind::Person
        } else if self.place > self.organisation {
            ActorKind::Place
        } else {
            ActorKind::Organisation
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equals_an_organisation_and_a_full_name_is_a_persons() {
        let evidence =
            |person, organisation, place| KindEvidence { person, organisation, place, outlet: 0.0 };
        let table = [
            (evidence(0.0, 0.0, 0.0), true, ActorKind::Organisation),
            (evidence(WEAK, 0.0, 0.0), false, ActorKind::Organisation),
            (evidence(WEAK, 0.0, 0.0), true, ActorKind::Person),
            (evidence(MEDIUM, STRONG, 0.0), true, ActorKind::Organisation),
            (evidence(MEDIUM, 0.0, STRONG), true, ActorKind::Place),
        ];
        for (evidence, full, kind) in table {
            assert_eq!(evidence.kind(full), kind, "{evidence:?}, full: {full}");
        }
    }
}
