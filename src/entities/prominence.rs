//! Prominence: how much of an article an actor fills.

use std::collections::BTreeMap;

use super::actor::ActorKind;
use super::cluster::Cluster;
use super::context::Context;
use super::gap::plain_gap;
use super::word_shape::is_capitalised;
use crate::analysis::Analysis;

// What the constants below give is flat around them; they were chosen on the development half of
// `tests/fixtures/actors.tsv`.

/// What a sentence that only stands a word for an actor counts beside one that names it.
const ANAPHOR: f64 = 0.25;
/// What the first sentence counts beside the last: news names first whom it is about.
const FIRST: f64 = 1.5;
/// What a mention in a headline counts beside one in a sentence.
const HEADLINE: f64 = 2.0;
/// What it counts beside those mentions to stand first in the headline; less, the later.
const OPENS_HEADLINE: f64 = 4.0;
/// What an actor's mentions count by its kind: an article that names a country as often as a person
/// is about the person, and one that names a city as often as a country is about the country.
const ORGANISATION: f64 = 0.8;
const COUNTRY: f64 = 0.7;
const PLACE: f64 = 0.4;
const OUTLET: f64 = 0.25;

/// The headlines and sentences that actors fill.
pub(super) struct Page<'a> {
    contexts: &'a [Context],
    /// The first headline, and its first word after a kicker.
    headline: Option<(usize, usize)>,
}

impl<'a> Page<'a> {
    pub(super) fn of(analysis: &Analysis<'_>, contexts: &'a [Context]) -> Self {
        let headline = contexts.iter().position(|context| context.headline);
        let start = |headline: usize| (headline, after_kicker(analysis, &contexts[headline]));
        Self { contexts, headline: headline.map(start) }
    }

    /// How much of the article an actor fills: the sum over the contexts that name it or stand a
    /// word for it, each by its place, times what its kind counts.
    pub(super) fn prominence(&self, cluster: &Cluster) -> f64 {
        let mut named: BTreeMap<usize, bool> = BTreeMap::new();
        for occurrence in &cluster.occurrences {
            *named.entry(occurrence.context).or_default() |= occurrence.named;
        }
        let mentions = named.into_iter().map(|(place, named)| self.weight(place, named));
        (mentions.sum::<f64>() + self.in_headline(cluster)) * factor(cluster)
    }

    /// What a context counts, by its place.
    fn weight(&self, place: usize, named: bool) -> f64 {
        let passed = place as f64 / self.contexts.len() as f64;
        let headline = if self.contexts[place].headline { HEADLINE } else { 1.0 };
        let named = if named { 1.0 } else { ANAPHOR };
        named * headline * (FIRST + passed * (1.0 - FIRST))
    }

    /// What its place in the first headline counts.
    fn in_headline(&self, cluster: &Cluster) -> f64 {
        let Some((headline, start)) = self.headline else { return 0.0 };
        let here = cluster.occurrences.iter().filter(|occurrence| occurrence.context == headline);
        let first = here.filter_map(|occurrence| occurrence.words.start.checked_sub(start)).min();
        first.map_or(0.0, |place| OPENS_HEADLINE / (1.0 + place as f64))
    }
}

/// Where a headline starts, without the words that say what it belongs to: `Ukraine war: …`, but not
/// `Humza Yousaf: …`.
fn after_kicker(analysis: &Analysis<'_>, headline: &Context) -> usize {
    let mut words = headline.words.clone();
    let kicker = words.find(|&word| plain_gap(analysis, word).starts_with(':'));
    match kicker {
        Some(last) if !is_capitalised(analysis, last) => last + 1,
        _ => headline.words.start,
    }
}

fn factor(cluster: &Cluster) -> f64 {
    match cluster.kind() {
        _ if cluster.is_event() => PLACE,
        ActorKind::Person => 1.0,
        ActorKind::Organisation => ORGANISATION,
        ActorKind::Place if cluster.is_country() => COUNTRY,
        ActorKind::Place => PLACE,
        ActorKind::Outlet => OUTLET,
    }
}
