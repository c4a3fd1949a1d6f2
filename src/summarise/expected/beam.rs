//! The best set of any size, by beam search.

use super::super::encoded::EncodedStory;
use super::inference::Inference;
use super::value::{Candidate, ScoredStory, Totals};

/// Sets that are followed side by side.
const WIDTH: usize = 4;
/// Beyond this many candidates one set is followed, so that a long brief of a book takes a look at
/// each of them for each sentence, and not a copy of all that is known.
const NARROW: usize = 64;

/// When a set is complete.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Goal {
    /// It has this many sentences.
    Count(usize),
    /// Nothing more fits into this many words.
    Words(usize),
}

/// What each candidate would add, and which candidates hold an item.
struct Holders {
    starts: Vec<u32>,
    candidates: Vec<u32>,
}

impl Holders {
    fn new<'s>(items: usize, sentences: impl Iterator<Item = &'s [u32]> + Clone) -> Self {
        let mut starts = vec![0_u32; items + 1];
        sentences.clone().flatten().for_each(|&item| starts[item as usize + 1] += 1);
        (0..items).for_each(|item| starts[item + 1] += starts[item]);
        let mut next = starts.clone();
        let mut candidates = vec![0; starts[items] as usize];
        for (candidate, sentence) in (0..).zip(sentences) {
            for &item in sentence {
                candidates[next[item as usize] as usize] = candidate;
                next[item as usize] += 1;
            }
        }
        Self { starts, candidates }
    }

    /// The candidates that hold `item`, rising, one as often as it holds it.
    fn of(&self, item: u32) -> impl Iterator<Item = usize> {
        let range = self.starts[item as usize] as usize..self.starts[item as usize + 1] as usize;
        let mut before = u32::MAX;
        self.candidates[range].iter().filter_map(move |&candidate| {
            let again = std::mem::replace(&mut before, candidate) == candidate;
            (!again).then_some(candidate as usize)
        })
    }
}

/// A set that grows.
#[derive(Clone)]
struct State {
    chosen: Vec<bool>,
    totals: Totals,
    /// Expected words that each candidate would add.
    words: Vec<f32>,
    /// Expected pairs that each candidate would add.
    pairs: Vec<f32>,
    covered_words: Vec<bool>,
    covered_pairs: Vec<bool>,
}

struct Search<'s> {
    story: &'s EncodedStory,
    inference: &'s Inference,
    candidates: &'s [Candidate],
    words: Holders,
    pairs: Holders,
}

/// The indices of the best set of `candidates` (rising indices) that reaches `goal`, with nothing
/// in it that cannot be understood; `None` if there is none.
pub(crate) fn best(
    story: ScoredStory<'_>,
    candidates: &[Candidate],
    goal: Goal,
) -> Option<Vec<usize>> {
    let ScoredStory { encoded: story, inference, weights } = story;
    let sentences = candidates.iter().map(|candidate| story.sentence(candidate.index));
    let pairs = candidates.iter().map(|candidate| inference.pairs.sentence(story, candidate.index));
    let search = Search {
        story,
        inference,
        candidates,
        words: Holders::new(story.words.len(), sentences),
        pairs: Holders::new(inference.pairs.all.len(), pairs),
    };
    let most = match goal {
        Goal::Count(count) => count,
        Goal::Words(_) => candidates.len(),
    };
    let mut beam = vec![search.empty()];
    for _ in 0..most {
        let steps = search.steps(&beam, goal, weights);
        if steps.is_empty() {
            break;
        }
        beam = search.take(beam, &steps);
    }
    let state = beam.into_iter().next()?;
    let chosen = candidates.iter().zip(state.chosen).filter(|(_, chosen)| *chosen);
    let indices: Vec<usize> = chosen.map(|(candidate, _)| candidate.index).collect();
    let enough = match goal {
        Goal::Count(count) => indices.len() == count,
        Goal::Words(_) => !indices.is_empty(),
    };
    enough.then_some(indices)
}

/// One sentence more for one of the sets.
#[derive(Clone, Copy, Debug)]
struct Step {
    state: usize,
    candidate: usize,
    value: f32,
}

/// Whether two steps lead to the same set.
fn same_set(beam: &[State], a: &Step, b: &Step) -> bool {
    let (left, right) = (&beam[a.state].chosen, &beam[b.state].chosen);
    (0..left.len()).all(|c| (left[c] || c == a.candidate) == (right[c] || c == b.candidate))
}

impl Search<'_> {
    fn empty(&self) -> State {
        let sums = |by: fn(&Inference, usize) -> f32| {
            self.candidates.iter().map(|candidate| by(self.inference, candidate.index)).collect()
        };
        State {
            chosen: vec![false; self.candidates.len()],
            totals: Totals::NONE,
            words: sums(|inference, index| inference.measures[index].word_sum),
            pairs: sums(|inference, index| inference.measures[index].pair_sum),
            covered_words: vec![false; self.story.words.len()],
            covered_pairs: vec![false; self.inference.pairs.all.len()],
        }
    }

    /// The best steps from the sets of `beam`, best first, none to the same set as another.
    fn steps(&self, beam: &[State], goal: Goal, weights: &[f32]) -> Vec<Step> {
        let of_state = |(index, state)| {
            let may_add = move |candidate: &usize| self.may_add(state, *candidate, goal);
            (0..self.candidates.len()).filter(may_add).map(move |candidate| {
                let value = self.with(state, candidate).value(weights);
                Step { state: index, candidate, value }
            })
        };
        let all = beam.iter().enumerate().flat_map(of_state);
        if self.candidates.len() > NARROW {
            return all.reduce(|a, b| if b.value > a.value { b } else { a }).into_iter().collect();
        }
        let mut all: Vec<Step> = all.collect();
        all.sort_by(|a, b| b.value.total_cmp(&a.value));
        let mut kept: Vec<Step> = Vec::with_capacity(WIDTH);
        for step in all {
            if kept.len() < WIDTH && !kept.iter().any(|other| same_set(beam, &step, other)) {
                kept.push(step);
            }
        }
        kept
    }

    fn may_add(&self, state: &State, candidate: usize, goal: Goal) -> bool {
        let this = &self.candidates[candidate];
        let has = |place: Option<usize>, index: usize| {
            place.is_some_and(|place| {
                self.candidates.get(place).is_some_and(|c| c.index == index) && state.chosen[place]
            })
        };
        let fits = match goal {
            Goal::Count(_) => true,
            Goal::Words(words) => state.totals.words + this.words <= words as f32,
        };
        fits && !state.chosen[candidate]
            && (!this.needs_previous || has(candidate.checked_sub(1), this.index - 1))
            && (!this.needs_next || has(Some(candidate + 1), this.index + 1))
    }

    fn with(&self, state: &State, candidate: usize) -> Totals {
        let mut totals = state.totals.with(&self.candidates[candidate]);
        totals.covered_words += state.words[candidate];
        totals.covered_pairs += state.pairs[candidate];
        totals
    }

    /// The sets that `steps` lead to, in their order.
    fn take(&self, beam: Vec<State>, steps: &[Step]) -> Vec<State> {
        let mut beam: Vec<Option<State>> = beam.into_iter().map(Some).collect();
        let mut next = Vec::with_capacity(steps.len());
        for (place, step) in steps.iter().enumerate() {
            let again = steps[place + 1..].iter().any(|later| later.state == step.state);
            let state = if again { beam[step.state].clone() } else { beam[step.state].take() };
            if let Some(mut state) = state {
                self.add(&mut state, step.candidate);
                next.push(state);
            }
        }
        next
    }

    fn add(&self, state: &mut State, candidate: usize) {
        state.totals = self.with(state, candidate);
        state.chosen[candidate] = true;
        let index = self.candidates[candidate].index;
        for &word in self.story.sentence(index) {
            if !std::mem::replace(&mut state.covered_words[word as usize], true) {
                let p = self.inference.word(word);
                self.words.of(word).for_each(|holder| state.words[holder] -= p);
            }
        }
        for &pair in self.inference.pairs.sentence(self.story, index) {
            if !std::mem::replace(&mut state.covered_pairs[pair as usize], true) {
                let p = self.inference.pair(pair);
                self.pairs.of(pair).for_each(|holder| state.pairs[holder] -= p);
            }
        }
    }
}
