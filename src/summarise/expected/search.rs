//! From a shortlist to the best set.

use super::value::{Candidate, ScoredStory, Totals};

/// Most sentences of a brief for which all sets of the shortlist are tried.
pub(crate) const EXHAUSTIVE: usize = 3;
/// Sentences of which all sets are tried. Ten gain less than 0.1 ROUGE for twice the sets.
pub(crate) const SHORTLIST: usize = 8;
const SETS: usize = 1 << SHORTLIST;

/// What a set is from which one sentence is missing that it cannot do without.
const NEVER: usize = SETS;

/// For every set of shortlisted sentences, as bits, what it comes to.
#[derive(Clone, Debug)]
pub(crate) struct Coverage {
    /// Expected words that only sentences of a set hold.
    words: [f32; SETS],
    /// Expected pairs that only sentences of a set hold.
    pairs: [f32; SETS],
    totals: Vec<Totals>,
    members: Vec<u8>,
}

impl Default for Coverage {
    fn default() -> Self {
        let (totals, members) = (Vec::with_capacity(SETS), Vec::new());
        Self { words: [0.0; SETS], pairs: [0.0; SETS], totals, members }
    }
}

impl Coverage {
    /// Takes up the shortlist `candidates` in place of the one before.
    ///
    /// A word is in the sentences that its bits say. A set covers all words but those whose bits
    /// lie in the complement, and the sums over all subsets of every set take eight passes.
    pub(crate) fn read(&mut self, story: ScoredStory<'_>, candidates: &[Candidate]) {
        let ScoredStory { encoded: story, inference, .. } = story;
        let words = candidates.iter().map(|c| story.sentence(c.index));
        sum_over_subsets(&mut self.words, &mut self.members, story.words.len(), words, |word| {
            inference.word(word)
        });
        let pairs = candidates.iter().map(|c| inference.pairs.sentence(story, c.index));
        sum_over_subsets(
            &mut self.pairs,
            &mut self.members,
            inference.pairs.all.len(),
            pairs,
            |pair| inference.pair(pair),
        );
        self.totals.clear();
        self.totals.push(Totals::NONE);
        for (bit, candidate) in candidates.iter().enumerate() {
            for set in 0..1 << bit {
                self.totals.push(self.totals[set].with(candidate));
            }
        }
    }

    /// The totals of `set`.
    pub(crate) fn totals(&self, set: usize) -> Totals {
        let mut totals = self.totals[set];
        let (all, rest) = (SETS - 1, SETS - 1 - set);
        totals.covered_words = self.words[all] - self.words[rest];
        totals.covered_pairs = self.pairs[all] - self.pairs[rest];
        totals
    }
}

/// Adds up by bits, then over the subsets of each set.
fn sum_over_subsets<'s>(
    sums: &mut [f32; SETS],
    members: &mut Vec<u8>,
    items: usize,
    sentences: impl Iterator<Item = &'s [u32]> + Clone,
    probability: impl Fn(u32) -> f32,
) {
    members.clear();
    members.resize(items, 0);
    for (bit, sentence) in sentences.clone().enumerate() {
        for &item in sentence {
            members[item as usize] |= 1 << bit;
        }
    }
    sums.fill(0.0);
    for &item in sentences.flatten() {
        // An item that was there before is in no sentence any more.
        let set = std::mem::take(&mut members[item as usize]);
        sums[usize::from(set)] += probability(item);
    }
    sums[0] = 0.0;
    for bit in 0..SHORTLIST {
        for sets in sums.chunks_exact_mut(2 << bit) {
            let (without, with) = sets.split_at_mut(1 << bit);
            with.iter_mut().zip(without).for_each(|(with, without)| *with += *without);
        }
    }
}

/// All sets of `count` of `candidates` that can be understood, as bits, in rising order.
pub(crate) fn sets(candidates: &[Candidate], count: usize) -> impl Iterator<Item = usize> {
    let mut needs = [0; SETS];
    for (bit, candidate) in candidates.iter().enumerate() {
        let own = needed(candidates, candidate).unwrap_or(NEVER);
        let (without, with) = needs.split_at_mut(1 << bit);
        with.iter_mut().zip(without).for_each(|(with, without)| *with = *without | own);
    }
    (1_usize..1 << candidates.len())
        .filter(move |&set| set.count_ones() as usize == count && needs[set] & !set == 0)
}

/// The bits of the sentences that `candidate` cannot do without; `None` if one is not listed.
fn needed(candidates: &[Candidate], candidate: &Candidate) -> Option<usize> {
    let bit_of =
        |index: usize| candidates.iter().position(|other| other.index == index).map(|bit| 1 << bit);
    let previous = if candidate.needs_previous { bit_of(candidate.index - 1)? } else { 0 };
    let next = if candidate.needs_next { bit_of(candidate.index + 1)? } else { 0 };
    Some(previous | next)
}

/// The two best sets, as bits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranking {
    pub(crate) best: usize,
    pub(crate) second: Option<usize>,
}

/// The best set of `count` of `candidates` and the runner-up; of two alike the one whose last
/// sentence comes first. `None` where no set can be understood.
pub(crate) fn best(
    coverage: &Coverage,
    candidates: &[Candidate],
    count: usize,
    weights: &[f32],
) -> Option<Ranking> {
    let mut best: Option<(usize, f32)> = None;
    let mut second = None;
    for set in sets(candidates, count) {
        let value = coverage.totals(set).value(weights);
        if best.is_none_or(|(_, most)| value > most) {
            second = best;
            best = Some((set, value));
        } else if second.is_none_or(|(_, most)| value > most) {
            second = Some((set, value));
        }
    }
    best.map(|(best, _)| Ranking { best, second: second.map(|(set, _)| set) })
}

#[cfg(test)]
mod tests {
    use super::super::value::OWN;
    use super::*;

    fn candidate(index: usize, needs_previous: bool, needs_next: bool) -> Candidate {
        let own = [0.0; OWN.len()];
        let (words, score, linear_score) = (10.0, 0.0, 0.0);
        Candidate { index, words, score, own, linear_score, needs_previous, needs_next }
    }

    #[test]
    fn sets_hold_what_their_sentences_need() {
        let candidates = [
            candidate(0, false, false),
            candidate(1, true, false),
            candidate(4, true, false),
            candidate(6, false, true),
            candidate(7, false, false),
        ];
        let all: Vec<usize> = sets(&candidates, 2).collect();
        // 4 needs 3, which is not listed; 6 asks what 7 answers.
        assert_eq!(all, [0b00011, 0b10001, 0b11000]);
    }

    #[test]
    fn every_set_covers_the_union_of_its_sentences() {
        // Items 0, 1, 2 of probability 1, 2, 4; three sentences.
        let sentences: [&[u32]; 3] = [&[0, 1, 1], &[1, 2], &[0]];
        let (mut sums, mut members) = ([0.0; SETS], Vec::new());
        sum_over_subsets(&mut sums, &mut members, 3, sentences.into_iter(), |item| {
            f32::from(1_u8 << item)
        });
        for (set, expected) in
            [(0b001, 3.0), (0b010, 6.0), (0b100, 1.0), (0b101, 3.0), (0b111, 7.0)]
        {
            let covered = sums[SETS - 1] - sums[SETS - 1 - set];
            assert!((covered - expected).abs() < 1e-6, "set {set:b} covers {covered}");
        }
    }
}
