//! Coreference: what stands for an actor without naming it, `she`, `the minister`, `the trust`.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use nohash_hasher::NoHashHasher;

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
    let mut resolver = Resolver::new(analysis, contexts.len(), clusters);
    for (number, context) in contexts.iter().enumerate().filter(|(_, c)| !c.headline) {
        for anaphor in resolver.read(number, context, clusters) {
            let occurrence = Occurrence::anaphor(number, anaphor.word);
            clusters[anaphor.cluster].occur(occurrence);
        }
    }
}

/// A word that stands for an actor.
struct Anaphor {
    cluster: usize,
    word: usize,
}

/// The first place where a context names an actor.
#[derive(Clone, Copy)]
struct Naming {
    cluster: usize,
    word: usize,
}

/// Actors by the hash of a designator.
type Designated = HashMap<u64, Vec<usize>, BuildHasherDefault<NoHashHasher<u64>>>;

struct Resolver<'a> {
    analysis: &'a Analysis<'a>,
    /// By context, the actors that it names.
    named: Vec<Vec<Naming>>,
    /// By designator, the actors that it may stand for.
    designated: Designated,
    /// By actor, whether it is a person.
    persons: Vec<bool>,
    /// Whom a pronoun stands for, and the number of the sentence that says so.
    antecedent: Option<(usize, usize)>,
}

impl<'a> Resolver<'a> {
    fn new(analysis: &'a Analysis<'a>, contexts: usize, clusters: &[Cluster]) -> Self {
        let mut designated = Designated::default();
        for (place, cluster) in clusters.iter().enumerate() {
            for designator in cluster.designators() {
                designated.entry(designator.0).or_default().push(place);
            }
        }
        let is_person = |cluster: &Cluster| cluster.kind() == ActorKind::Person;
        let persons = clusters.iter().map(is_person).collect();
        Self { analysis, named: namings(contexts, clusters), designated, persons, antecedent: None }
    }

    /// The anaphors of one sentence, at most one an actor.
    fn read(&mut self, number: usize, context: &Context, clusters: &[Cluster]) -> Vec<Anaphor> {
        let mut found: Vec<Anaphor> = Vec::new();
        let named = &self.named[number];
        let is_named = |cluster: usize| named.iter().any(|naming| naming.cluster == cluster);
        for word in context.words.clone() {
            let cluster = self.designated(word, clusters);
            let cluster = cluster.or_else(|| self.pronoun(word, number, clusters));
            if let Some(cluster) = cluster.filter(|&cluster| !is_named(cluster))
                && found.iter().all(|known| known.cluster != cluster)
                && self.may_stand(word)
            {
                found.push(Anaphor { cluster, word });
            }
        }
        if let Some(person) = self.first_person(number, &found) {
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
        let named = self.designated.get(&self.analysis.words()[word].surface.0)?;
        let the = word > 0 && self.analysis.word(word - 1).eq_ignore_ascii_case("the");
        if !the || is_capitalised(self.analysis, word) {
            return None;
        }
        // The last of the most mentioned would be found: count down to find the first.
        named.iter().rev().copied().max_by_key(|&place| clusters[place].occurrences.len())
    }

    /// The actor that a pronoun stands for: the person that its sentence names before it, or else the
    /// antecedent, unless that is named as one of the other gender.
    fn pronoun(&self, word: usize, number: usize, clusters: &[Cluster]) -> Option<usize> {
        let gender = gender_of_pronoun(self.analysis.word(word))?;
        let agrees = |cluster: &Cluster| match gender {
            Gender::Male => !cluster.is_female(),
            Gender::Female => !cluster.is_male(),
        };
        let named = self.named[number].iter().filter(|naming| naming.word < word);
        let stands = |place: &usize| self.persons[*place] && agrees(&clusters[*place]);
        let here = named.map(|naming| naming.cluster).find(stands);
        let before = self.antecedent.filter(|(_, said)| number - said <= REACH);
        here.or_else(|| before.map(|(place, _)| place).filter(|&place| agrees(&clusters[place])))
    }

    /// The person whom a sentence names or stands a word for first.
    fn first_person(&self, number: usize, found: &[Anaphor]) -> Option<usize> {
        let named = self.named[number].iter().map(|naming| (naming.word, naming.cluster));
        let anaphors = found.iter().map(|anaphor| (anaphor.word, anaphor.cluster));
        let persons = named.chain(anaphors).filter(|&(_, place)| self.persons[place]);
        persons.min().map(|(_, place)| place)
    }
}

/// By context, the actors that it names, in their order.
fn namings(contexts: usize, clusters: &[Cluster]) -> Vec<Vec<Naming>> {
    let mut named: Vec<Vec<Naming>> = vec![Vec::new(); contexts];
    for (cluster, own) in clusters.iter().enumerate() {
        for occurrence in &own.occurrences {
            let (here, word) = (&mut named[occurrence.context], occurrence.words.start);
            match here.last_mut() {
                Some(last) if last.cluster == cluster => last.word = last.word.min(word),
                _ => here.push(Naming { cluster, word }),
            }
        }
    }
    named
}
