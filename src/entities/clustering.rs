//! Clustering of names: which are one actor's.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::cluster::{Cluster, Occurrence};
use super::cluster_index::ClusterIndex;
use super::common::{is_common_name, is_no_name};
use super::context::Context;
use super::coreference::resolve;
use super::gap::plain_gap;
use super::gazetteer::classes_of;
use super::name::Name;
use super::name_form::{NameForm, NameMatch};
use super::name_forms::NameForms;
use super::recognised::{RecognisedName, recognise};
use super::subject::describes;
use super::word_class::WordClass;
use super::word_shape::is_capitalised;
use super::written::Written;
use crate::analysis::Analysis;
use crate::text::TermHash;

/// The clusters of names in `contexts`, in the order of their first occurrence.
///
/// Names of several words come first, then single words that are names beyond doubt, then those at
/// the start of a sentence, and last what headlines in capitals repeat: each joins a cluster met
/// before if it matches one, and the first two and what is no common word may begin one.
pub(super) fn cluster(analysis: &Analysis<'_>, contexts: &[Context]) -> Vec<Cluster> {
    let written = Written::of(analysis);
    let mut forms = NameForms::of(analysis);
    let mut names = recognise(&written, contexts, &mut forms);
    names.sort_by_key(|name| (Reverse(name.form.is_full()), name.name.opens));
    let places = names.iter().filter(|name| name.stands_as_place(analysis, contexts));
    let places = places.map(|name| name.form.key()).collect();
    let mut clustering = Clustering::new(&written, forms, places);
    for name in names {
        clustering.add(name);
    }
    for (number, context) in contexts.iter().enumerate().filter(|(_, c)| c.all_capitals) {
        clustering.look_up(number, context);
    }
    let mut clusters = clustering.without_adjectives();
    clusters.retain(Cluster::is_certain);
    resolve(analysis, contexts, &mut clusters);
    for cluster in &mut clusters {
        cluster.occurrences.sort_by_key(|occurrence| occurrence.words.start);
        cluster.occurrences.dedup();
    }
    clusters.sort_by_key(|cluster| cluster.occurrences[0].words.start);
    clusters
}

struct Clustering<'a> {
    analysis: &'a Analysis<'a>,
    /// The keys of single words that stand where places do: `in Lincoln`.
    places: BTreeSet<TermHash>,
    written: &'a Written<'a>,
    forms: NameForms<'a>,
    clusters: Vec<Cluster>,
    index: ClusterIndex,
}

impl<'a> Clustering<'a> {
    fn new(written: &'a Written<'a>, forms: NameForms<'a>, places: BTreeSet<TermHash>) -> Self {
        let (clusters, index) = (Vec::new(), ClusterIndex::default());
        Self { analysis: written.analysis, places, written, forms, clusters, index }
    }

    /// Adds a name to the cluster that it matches, or else as a new one unless it may be no name.
    fn add(&mut self, mut found: RecognisedName) {
        let at = found.name.words.start;
        if self.is_word(&found) {
            return;
        }
        let mut best = self.best(&found.form, at);
        if best.is_none() && found.may_be_shortened() {
            // `Clueless Gant`: without the word that opens the sentence it may match.
            let shorter = found.shortened(&mut self.forms);
            best = self.best(&shorter.form, at);
            if best.is_some() {
                found = shorter;
            }
        }
        if best.is_none() && self.is_no_name(&found) {
            return;
        }
        let place = best.unwrap_or_else(|| self.begin());
        self.add_to(place, found);
    }

    fn add_to(&mut self, place: usize, found: RecognisedName) {
        let form = Arc::clone(&found.form);
        if self.clusters[place].add(self.analysis, found) {
            self.index.add(&form, place);
        }
    }

    /// `Green energy firms`: a word that is also a surname, and opens its sentence.
    fn is_word(&self, found: &RecognisedName) -> bool {
        let word = found.name.words.start;
        found.name.is_doubtful()
            && classes_of(self.analysis, word).is(WordClass::SurnameWord)
            && describes(self.analysis, word)
    }

    fn is_no_name(&self, found: &RecognisedName) -> bool {
        let doubtful = found.name.is_doubtful() && is_no_name(self.written, &found.name);
        doubtful || is_common_name(self.written, &found.name)
    }

    fn begin(&mut self) -> usize {
        self.clusters.push(Cluster::default());
        self.clusters.len() - 1
    }

    /// The cluster that a name at word `at` matches best: the more mentioned of equals, then the one
    /// that was named last before it.
    fn best(&self, form: &NameForm, at: usize) -> Option<usize> {
        let candidates = self.index.candidates(form).into_iter();
        let matches = candidates.filter_map(|place| {
            let cluster = &self.clusters[place];
            let found = cluster.matched_by(form, at).filter(|found| self.may_be(*found, form))?;
            let (agrees, count) = (cluster.agrees_with(form), cluster.occurrences.len());
            Some(((found, agrees, count, cluster.last_before(at)), Reverse(place)))
        });
        matches.max().map(|(_, Reverse(place))| place)
    }

    /// Whether a name may match so: what stands where places do is nobody's first name.
    fn may_be(&self, found: NameMatch, form: &NameForm) -> bool {
        found != NameMatch::ByFirst || !self.places.contains(&form.key())
    }

    /// Looks the words of a context up in which every word has a capital.
    fn look_up(&mut self, number: usize, context: &Context) {
        let capitalised = |word: &usize| is_capitalised(self.analysis, *word);
        for word in context.words.clone().filter(capitalised) {
            let end = self.unit_end(word, context.words.end);
            let name = Name { words: word..end, titled: false, opens: true };
            let form = self.forms.form(&name);
            // A headline may shorten a name before the story introduces it.
            let known = self.best(&form, usize::MAX);
            let Some(place) = known.or_else(|| self.begin_country(number, context, word)) else {
                continue;
            };
            let cluster = &mut self.clusters[place];
            match cluster.occurrences.last_mut() {
                // `Donald Trump` is one occurrence.
                Some(last) if last.context == number && last.words.end == word => {
                    last.words.end += 1;
                }
                _ => cluster.occur(Occurrence::name(number, name.words)),
            }
        }
    }

    /// One past the unit that starts at a word of a headline that goes up to `limit`: `M&S`, `U.S.`,
    /// `O'Brien`.
    fn unit_end(&self, word: usize, limit: usize) -> usize {
        let joins = |word: usize| {
            word + 1 < limit
                && matches!(plain_gap(self.analysis, word).as_ref(), "&" | "." | "'")
                && is_capitalised(self.analysis, word + 1)
        };
        if joins(word) { word + 2 } else { word + 1 }
    }

    /// A cluster of the country that a word of a headline in capitals names.
    fn begin_country(&mut self, number: usize, context: &Context, word: usize) -> Option<usize> {
        let name = Name { words: word..word + 1, titled: false, opens: false };
        let found = RecognisedName::of(&mut self.forms, number, context, name);
        if !found.form.is_country() {
            return None;
        }
        let place = self.begin();
        self.add_to(place, found);
        Some(place)
    }

    /// The clusters that are no adjective to another: `Karsovian` beside `Karsovia`.
    fn without_adjectives(self) -> Vec<Cluster> {
        let analysis = self.analysis;
        let words: BTreeSet<String> =
            self.clusters.iter().filter_map(|cluster| cluster.only_word(analysis)).collect();
        let is_adjective = |word: &str| {
            let endings = ["n", "ian", "an", "ese", "ish", "i"];
            endings.iter().any(|end| word.strip_suffix(end).is_some_and(|s| words.contains(s)))
        };
        let kept =
            |cluster: &Cluster| !cluster.only_word(analysis).is_some_and(|w| is_adjective(&w));
        self.clusters.into_iter().filter(kept).collect()
    }
}
