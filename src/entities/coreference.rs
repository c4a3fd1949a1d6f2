//! Coreference: what stands for an actor without naming it, `she`, `the minister`, `the trust`.

use super::actor::ActorKind;
use super::cluster::{Cluster, Occurrence};
use super::context::Context;
use super::gender::{Gender, gender_of_pronoun};
use super::word_shape::is_capitalised;
use crate::analysis::Analysis;
use crate::text::{TokenKind, is_quoted};

/// How many sentences a pronoun reaches back.
const REACH: usize = 2;

/// Adds the words that stand for the actors of `clusters` in sentences that do not name them.
///
/// `The minister` is whoever was called so; a pronoun is the person that the sentences before it
/// name first, or stand a pronoun for. What is quoted is left alone: there `he` may be anybody.
pub(super) fn resolve(analysis: &Analysis<'_>, contexts: &[Context], clusters: &mut [Cluster]) {
    let mut resolver = Resolver { analysis, antecedent: None };
    for (number, context) in contexts.iter().enumerate().filter(|(_, c)| !c.headline) {
        for anaphor in resolver.read(number, context, clusters) {
            let occurrence = Occurrence::anaphor(number, anaphor.word);
            clusters[anaphor.cluster].occurrences.push(occurrence);
        }
    }
}

/// A word that stands for an actor.
struct Anaphor {
    cluster: usize,
    word: usize,
}

struct Resolver<'a> {
    analysis: &'a Analysis<'a>,
    /// Whom a pronoun stands for, and the number of the sentence that says so.
    antecedent: Option<(usize, usize)>,
}

impl Resolver<'_> {
    /// The anaphors of one sentence, at most one an actor.
    fn read(&mut self, number: usize, context: &Context, clusters: &[Cluster]) -> Vec<Anaphor> {
        let mut found: Vec<Anaphor> = Vec::new();
        let is_named = |cluster: &Cluster| cluster.occurrences.iter().any(|o| o.context == number);
        for word in context.words.clone().filter(|&word| self.may_stand(word)) {
            let cluster = self.designated(word, clusters);
            let cluster = cluster.or_else(|| self.pronoun(word, number, clusters));
            if let Some(cluster) = cluster.filter(|&cluster| !is_named(&clusters[cluster]))
                && found.iter().all(|known| known.cluster != cluster)
            {
                found.push(Anaphor { cluster, word });
            }
        }
        if let Some(person) = first_person(number, clusters, &found) {
            self.antecedent = Some((person, number));
        }
        found
    }

    fn may_stand(&self, word: usize) -> bool {
        let token = &self.analysis.words()[word];
        token.kind == TokenKind::Word && !is_quoted(self.analysis.quotations(), token.span.start)
    }

    /// The actor whose designator stands after `the`: a minister, or what a name ends in.
    fn designated(&self, word: usize, clusters: &[Cluster]) -> Option<usize> {
        let the = word > 0 && self.analysis.word(word - 1).eq_ignore_ascii_case("the");
        if !the || is_capitalised(self.analysis, word) {
            return None;
        }
        let surface = self.analysis.words()[word].surface;
        let named = clusters.iter().enumerate().filter(|(_, c)| c.has_designator(surface));
        // The last of the most mentioned would be found: count down to find the first.
        named.rev().max_by_key(|(_, cluster)| cluster.occurrences.len()).map(|(place, _)| place)
    }

    /// The actor that a pronoun stands for: the person that its sentence names before it, or else the
    /// antecedent, unless that is named as one of the other gender.
    fn pronoun(&self, word: usize, number: usize, clusters: &[Cluster]) -> Option<usize> {
        let gender = gender_of_pronoun(self.analysis.word(word))?;
        let agrees = |cluster: &Cluster| match gender {
            Gender::Male => !cluster.is_female(),
            Gender::Female => !cluster.is_male(),
        };
        let named = |cluster: &Cluster| {
            let mut here = cluster.occurrences.iter().filter(|own| own.context == number);
            here.any(|own| own.words.start < word) && cluster.kind() == ActorKind::Person
        };
        let here = clusters.iter().position(|cluster| named(cluster) && agrees(cluster));
        let before = self.antecedent.filter(|(_, said)| number - said <= REACH);
        here.or_else(|| before.map(|(place, _)| place).filter(|&place| agrees(&clusters[place])))
    }
}

/// The person whom a sentence names or stands a word for first.
fn first_person(number: usize, clusters: &[Cluster], found: &[Anaphor]) -> Option<usize> {
    let is_person = |place: usize| clusters[place].kind() == ActorKind::Person;
    let named = clusters.iter().enumerate().filter_map(|(place, cluster)| {
        let here = cluster.occurrences.iter().filter(|occurrence| occurrence.context == number);
        here.map(|occurrence| occurrence.words.start).min().map(|word| (word, place))
    });
    let anaphors = found.iter().map(|anaphor| (anaphor.word, anaphor.cluster));
    let persons = named.chain(anaphors).filter(|&(_, place)| is_person(place));
    persons.min().map(|(_, place)| place)
}
