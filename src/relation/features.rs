//! Features of a pair: words by where they stand, attitudes, and n-grams of the skeleton.

use std::collections::{BTreeMap, BTreeSet};

use super::attitude::Attitude;
use super::element::{Element, elements, mark_after};
use super::pair::Pair;
use crate::analysis::Analysis;
use crate::text::Stemmer;

/// Elements before and after the names that are looked at.
const REACH: usize = 8;
/// Elements beside a name that are known by their place.
const BESIDE: usize = 3;
/// Longest n-gram of the skeleton.
const LONGEST: usize = 4;
/// A skeleton of fewer symbols is a feature as a whole.
const SHORT: usize = 8;

/// Polarity from which on more counts no more, and what of it counts as one.
const POLARITY: (f32, f32) = (1.5, 0.5);
/// The feature of sentences of the kind that will be read, and what it counts.
const RECENT: (&str, f32) = ("recent", 3.0);

/// Features that are there, by name, with what they count.
#[derive(Clone, Debug, Default)]
pub(super) struct Features(BTreeMap<String, f32>);

/// What stands around the names of a pair.
struct Zones {
    before: Vec<Element>,
    between: Vec<Element>,
    after: Vec<Element>,
}

/// The features of a pair.
pub(super) fn features(analysis: &Analysis<'_>, stemmer: &Stemmer, pair: &Pair) -> Features {
    let zones = Zones::of(analysis, stemmer, pair);
    let mut features = Features::default();
    zones.words(&mut features);
    zones.attitudes(&mut features);
    zones.polarities(&mut features);
    zones.skeleton(&mut features);
    features
}

impl Features {
    /// The same features of a sentence of the kind that will be read: of others it is learnt what
    /// words mean, and not how often somebody is for or against somebody.
    pub(super) fn of_recent(mut self) -> Self {
        self.0.insert(RECENT.0.to_owned(), RECENT.1);
        self
    }

    /// Each with what it counts.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, f32)> {
        self.0.iter().map(|(name, &count)| (name.as_str(), count))
    }

    fn insert(&mut self, name: String) {
        self.0.insert(name, 1.0);
    }

    fn extend(&mut self, names: impl Iterator<Item = String>) {
        self.0.extend(names.map(|name| (name, 1.0)));
    }
}

impl Zones {
    fn of(analysis: &Analysis<'_>, stemmer: &Stemmer, pair: &Pair) -> Self {
        let opening = pair.sentence.start;
        let read = |places| elements(analysis, stemmer, places, opening);
        let after_name = |name: &std::ops::Range<usize>, end: usize| {
            let mark = mark_after(analysis, name.end - 1);
            mark.into_iter().chain(read(name.end..end)).collect()
        };
        Self {
            before: read(opening..pair.first.start),
            between: after_name(&pair.first, pair.second.start),
            after: after_name(&pair.second, pair.sentence.end),
        }
    }

    /// The zones, those outside the names as far as they are looked at.
    fn near(&self) -> [(&'static str, &[Element]); 3] {
        let before = &self.before[self.before.len().saturating_sub(REACH)..];
        let after = &self.after[..self.after.len().min(REACH)];
        [("before", before), ("between", &self.between), ("after", after)]
    }

    fn all(&self) -> impl Iterator<Item = &Element> {
        self.before.iter().chain(&self.between).chain(&self.after)
    }

    fn words(&self, features: &mut Features) {
        for (zone, elements) in self.near() {
            features.extend(elements.iter().map(|own| format!("{zone} {}", own.stem)));
            let pairs = elements.windows(2);
            features.extend(pairs.map(|two| format!("{zone} {} {}", two[0].stem, two[1].stem)));
        }
        features.extend(self.all().map(|own| format!("anywhere {}", own.stem)));
        let place = |name: &str, at: usize, own: &Element| format!("{name}{at} {}", own.stem);
        let first = self.between.iter().take(BESIDE).enumerate();
        features.extend(first.map(|(at, own)| place("first", at, own)));
        let last = self.between.iter().rev().take(BESIDE).enumerate();
        features.extend(last.map(|(at, own)| place("last", at, own)));
        features.insert(format!("length {}", (self.between.len() / 3).min(6)));
    }

    fn attitudes(&self, features: &mut Features) {
        let [before, between, after] = self.near();
        let all: Vec<Element> = self.all().cloned().collect();
        for (zone, elements) in [before, between, after, ("anywhere", &all)] {
            let found: BTreeSet<Attitude> =
                elements.iter().filter_map(|own| own.attitude).collect();
            features.extend(found.iter().map(|own| format!("{zone} [{}]", own.name())));
            let signs = |favourable| found.iter().any(|own| own.is_favourable() == favourable);
            let (minus, plus) = (signs(false), signs(true));
            let minus = if minus { "-" } else { "" };
            let plus = if plus { "+" } else { "" };
            features.insert(format!("{zone} [{minus}{plus}]"));
        }
    }

    fn polarities(&self, features: &mut Features) {
        let [before, between, after] = self.near();
        let all: Vec<Element> = self.all().cloned().collect();
        for (zone, elements) in [before, between, after, ("anywhere", &all)] {
            for (sign, name) in [(1.0, "pleasant"), (-1.0, "unpleasant")] {
                let polarity: f32 = elements.iter().map(|own| (sign * own.polarity).max(0.0)).sum();
                if polarity > 0.0 {
                    let count = polarity.min(POLARITY.0) / POLARITY.1;
                    features.0.insert(format!("{zone} {name}"), count);
                }
            }
        }
    }

    fn skeleton(&self, features: &mut Features) {
        let symbols = |elements: &[Element]| -> Vec<String> {
            elements.iter().filter_map(|own| own.symbol.clone()).collect()
        };
        let between = [vec!["A".to_owned()], symbols(&self.between), vec!["B".to_owned()]].concat();
        let plain: Vec<String> =
            between.iter().map(|own| own.trim_end_matches(['^', '~']).to_owned()).collect();
        for (name, symbols) in [("skeleton", &between), ("plain", &plain)] {
            for n in 2..=LONGEST {
                features.extend(symbols.windows(n).map(|own| format!("{name} {}", own.join(" "))));
            }
        }
        if plain.len() < SHORT {
            features.insert(format!("whole {}", plain.join(" ")));
        }
        outer(features, &symbols(&self.before), &symbols(&self.after));
        roles(features, &plain);
    }
}

/// What leads to the first name, and what follows the second.
fn outer(features: &mut Features, before: &[String], after: &[String]) {
    for n in 1..LONGEST {
        let before = &before[before.len().saturating_sub(n)..];
        features.insert(format!("leads {} A", before.join(" ")));
        features.insert(format!("follows B {}", after[..after.len().min(n)].join(" ")));
    }
}

/// Who might do what to whom: attitudes and names, and how near the outermost attitudes stand.
fn roles(features: &mut Features, symbols: &[String]) {
    let is_attitude = |symbol: &&String| symbol.starts_with(['+', '-']);
    let tells = |symbol: &&String| {
        is_attitude(symbol)
            || matches!(symbol.as_str(), "A" | "B" | "N" | "by" | "against" | "NOT" | "SAY")
    };
    let told: Vec<&str> = symbols.iter().filter(tells).take(SHORT).map(String::as_str).collect();
    features.insert(format!("roles {}", told.join(" ")));
    let signs: String = symbols.iter().filter(is_attitude).take(3).map(|own| &own[..1]).collect();
    features.insert(format!("signs {signs}"));
    let places = || symbols.iter().enumerate().filter(|(_, own)| is_attitude(own));
    if let Some((at, own)) = places().next_back() {
        let named = symbols[at..].iter().any(|own| own == "N");
        features.insert(format!("nearest B {own} {} {named}", (symbols.len() - 2 - at).min(4)));
    }
    if let Some((at, own)) = places().next() {
        let named = symbols[..at].iter().any(|own| own == "N");
        features.insert(format!("nearest A {own} {} {named}", (at - 1).min(4)));
    }
}
