//! Tables of phrases, each built for one way of looking.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use nohash_hasher::NoHashHasher;

use super::phrases::Verdict;

/// Phrases, each with what it says of its line.
pub(super) type Table = Vec<(&'static str, Verdict)>;

/// Phrases by their first character.
#[derive(Debug, Default)]
pub(super) struct ByFirst(HashMap<u32, Table, BuildHasherDefault<NoHashHasher<u32>>>);

impl ByFirst {
    pub(super) fn add(&mut self, phrase: &'static str, verdict: Verdict) {
        if let Some(first) = phrase.chars().next() {
            self.0.entry(first.into()).or_default().push((phrase, verdict));
        }
    }

    pub(super) fn of(&self, first: char) -> &[(&'static str, Verdict)] {
        self.0.get(&first.into()).map_or(&[], Vec::as_slice)
    }
}

/// Phrases that are looked for all at once.
#[derive(Debug, Default)]
pub(super) struct Anywhere {
    automaton: Option<AhoCorasick>,
    table: Table,
}

impl Anywhere {
    /// An automaton for all phrases of `table`.
    pub(super) fn new(table: Table) -> Self {
        // No prefilter: it looks for letters that are rare in phrases, and stops at every other word.
        let phrases = table.iter().map(|&(phrase, _)| phrase);
        let automaton = AhoCorasick::builder().prefilter(false).build(phrases).ok();
        Self { automaton, table }
    }

    /// The phrases in `line`, each with where it stands and what it says.
    pub(super) fn find<'l>(
        &'l self,
        line: &'l str,
    ) -> impl Iterator<Item = (Range<usize>, &'static str, Verdict)> + 'l {
        let matches = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(line));
        matches.map(|found| {
            let (phrase, verdict) = self.table[found.pattern().as_usize()];
            (found.range(), phrase, verdict)
        })
    }
}

/// What the first of `phrases` that `is` the one says of its line.
pub(super) fn find(
    phrases: &[(&'static str, Verdict)],
    mut is: impl FnMut(&'static str) -> bool,
) -> Option<Verdict> {
    phrases.iter().find(|&&(phrase, _)| is(phrase)).map(|&(_, verdict)| verdict)
}
