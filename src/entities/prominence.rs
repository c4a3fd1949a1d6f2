//! Prominence: how much of an article an actor fills.

use std::collections::BTreeMap;

use super::actor::ActorKind;
use super::cluster::Cluster;
use super::context::Context;

// What the constants below give is flat around them: on the development half of
// `models/news-en/stance-articles.csv` the main actor comes first in 17 of 19 articles and among
// three in all, and with the targets of `labels/stance.csv` in 75 and 90 of 96.

/// What a sentence that only stands a word for an actor counts beside one that names it.
const ANAPHOR: f64 = 0.25;
/// What the first sentence counts beside the last: news names first whom it is about.
const FIRST: f64 = 1.5;
/// What a mention in a headline counts beside one in a sentence.
const HEADLINE: f64 = 2.0;
/// What an actor's mentions count by its kind: an article that names a country as often as a person
/// is about the person.
const ORGANISATION: f64 = 0.8;
const PLACE: f64 = 0.5;
const OUTLET: f64 = 0.25;

/// How much of the article an actor fills: the sum over the contexts that name it or stand a word
/// for it, each by its place, times what its kind counts.
pub(super) fn prominence(contexts: &[Context], cluster: &Cluster) -> f64 {
    let mut named: BTreeMap<usize, bool> = BTreeMap::new();
    for occurrence in &cluster.occurrences {
        *named.entry(occurrence.context).or_default() |= occurrence.named;
    }
    let weight = |(place, named): (usize, bool)| {
        let passed = place as f64 / contexts.len() as f64;
        let headline = if contexts[place].headline { HEADLINE } else { 1.0 };
        let named = if named { 1.0 } else { ANAPHOR };
        named * headline * (FIRST + passed * (1.0 - FIRST))
    };
    named.into_iter().map(weight).sum::<f64>() * factor(cluster.kind())
}

const fn factor(kind: ActorKind) -> f64 {
    match kind {
        ActorKind::Person => 1.0,
        ActorKind::Organisation => ORGANISATION,
        ActorKind::Place => PLACE,
        ActorKind::Outlet => OUTLET,
    }
}
