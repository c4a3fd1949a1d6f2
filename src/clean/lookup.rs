//! Phrases with the rule that each belongs to, built for one way of looking them up.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use nohash_hasher::NoHashHasher;

use super::rule::Rule;

/// Phrases, each with its rule.
pub(super) type PhraseList = Vec<(&'static str, Rule)>;

/// Phrases by their first character.
#[derive(Debug, Default)]
pub(super) struct ByFirst(HashMap<u32, PhraseList, BuildHasherDefault<NoHashHasher<u32>>>);

impl ByFirst {
    pub(super) fn add(&mut self, phrase: &'static str, rule: Rule) {
        if let Some(first) = phrase.chars().next() {
            self.0.entry(first.into()).or_default().push((phrase, rule));
        }
    }

    pub(super) fn of(&self, first: char) -> &[(&'static str, Rule)] {
        self.0.get(&first.into()).map_or(&[], Vec::as_slice)
    }
}

/// Phrases that are looked for all at once.
#[derive(Debug, Default)]
pub(super) struct Anywhere {
    automaton: Option<AhoCorasick>,
    phrases: PhraseList,
}

impl Anywhere {
    /// An automaton for all of `phrases`.
    pub(super) fn new(phrases: PhraseList) -> Self {
        // No prefilter: it looks for letters that are rare in phrases, and stops at every other word.
        let patterns = phrases.iter().map(|&(phrase, _)| phrase);
        let automaton = AhoCorasick::builder().prefilter(false).build(patterns).ok();
        Self { automaton, phrases }
    }

    /// The phrases in `line`, each with where it stands and its rule.
    pub(super) fn find<'l>(
        &'l self,
        line: &'l str,
    ) -> impl Iterator<Item = (Range<usize>, &'static str, Rule)> + 'l {
        let matches = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(line));
        matches.map(|found| {
            let (phrase, rule) = self.phrases[found.pattern().as_usize()];
            (found.range(), phrase, rule)
        })
    }
}

/// The rule of the first of `phrases` that `is` the one.
pub(super) fn find(
    phrases: &[(&'static str, Rule)],
    mut is: impl FnMut(&'static str) -> bool,
) -> Option<Rule> {
    phrases.iter().find(|&&(phrase, _)| is(phrase)).map(|&(_, rule)| rule)
}
