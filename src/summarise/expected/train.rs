//! Learns a model from articles and the briefs that people wrote of them.

use std::collections::BTreeMap;

use rayon::prelude::*;
use thiserror::Error;

use super::boost::{Pace, Rows};
use super::lexicon::{self, Lexicon, Weight};
use super::model::{BriefModel, Variant};
use super::pairs::{self, PairFeature};
use super::reading::Reading;
use super::reference::{Reference, Scorer};
use super::ridge::Ridge;
use super::search::{Coverage, SHORTLIST, sets};
use super::sentences::{self, SentenceFeature};
use super::value::{Candidate, OWN, TERMS};
use super::words::{self, WordFeature};
use super::{EXHAUSTIVE, TRAINED};
use crate::summarise::select::ranked;
use crate::summarise::story::Story;
use crate::text::{Analysis, Language, Token};

/// Parts of the articles: what a word is worth is counted on three of them for the fourth, so that
/// no model sees a count that the article's own reference is in.
const FOLDS: usize = 4;
/// Fewest articles to learn from: below this most features have bins without an example.
const FEWEST: usize = 50;
/// Words that the lexicon keeps, the commonest: 7,000 hold all but 0.1 ROUGE of its worth, and
/// leave the file under 150 KB.
const LEXICON: usize = 7_000;
/// Articles a word must be in to be told from chance.
const RARE: u32 = 5;
/// References of the average word, added to the count of every word.
const PRIOR: f64 = 20.0;
/// Largest log-odds of retention that is kept: beyond it a word's count was small.
const MOST_RETENTION: f64 = 2.0;
/// Penalty of the value's weights; from 1 to 10,000 nothing changes.
const PENALTY: f64 = 100.0;

const WORD_PACE: Pace = Pace { rounds: 16, rate: 0.4, ridge: 20.0 };
const PAIR_PACE: Pace = Pace { rounds: 16, rate: 0.4, ridge: 20.0 };
const SENTENCE_PACE: Pace = Pace { rounds: 32, rate: 0.2, ridge: 20.0 };

/// Why no model could be trained.
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum TrainError {
    /// Too few articles have both sentences and a reference.
    #[error(
        "{articles} articles with references are too few to learn briefs from: give at least {FEWEST}"
    )]
    TooFew {
        /// How many there were.
        articles: usize,
    },
}

/// Collects articles with references, then learns from them.
#[derive(Debug)]
pub struct Trainer {
    language: Language,
    examples: Vec<Example>,
}

#[derive(Debug)]
struct Example {
    story: Story,
    reference: Reference,
    weight: f32,
}

/// What is learnt about words: one lexicon for each fold that has not seen it, and one of all.
struct Lexicons {
    folds: Vec<Lexicon>,
    all: Lexicon,
}

/// Features that a variant does without.
struct Without {
    words: &'static [usize],
    pairs: &'static [usize],
    sentences: &'static [usize],
    own: &'static [&'static str],
}

const LEXICAL: Without = Without { words: &[], pairs: &[], sentences: &[], own: &[] };
const FREE: Without = Without {
    words: words::LEXICAL,
    pairs: pairs::LEXICAL,
    sentences: sentences::LEXICAL,
    own: &["pronoun", "caption", "connective", "said"],
};

impl Trainer {
    /// A trainer of a model for `language`.
    #[must_use]
    pub const fn new(language: Language) -> Self {
        Self { language, examples: Vec::new() }
    }

    /// Adds an article and the tokens of its reference, to count `weight` times.
    ///
    /// Those that are too short to choose from, or have no reference, are passed over; whether it
    /// was taken is returned.
    pub fn add(&mut self, analysis: &Analysis<'_>, reference: &[Token], weight: f32) -> bool {
        let story = Story::new(analysis, EXHAUSTIVE).to_keep();
        let reference = Reference::new(&story, reference);
        let useful = story.len() > EXHAUSTIVE && reference.length > 0;
        if useful {
            self.examples.push(Example { story, reference, weight });
        }
        useful
    }

    /// The number of articles taken.
    #[must_use]
    pub fn len(&self) -> usize {
        self.examples.len()
    }

    /// Whether no article was taken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.examples.is_empty()
    }

    /// Learns a model: the same bytes from the same articles in the same order, on any machine and
    /// at any number of threads.
    ///
    /// # Errors
    /// [`TrainError::TooFew`] when there are fewer than fifty articles.
    pub fn fit(&self) -> Result<BriefModel, TrainError> {
        if self.len() < FEWEST {
            return Err(TrainError::TooFew { articles: self.len() });
        }
        let lexicons = Lexicons::new(&self.examples);
        let nothing = Lexicons { folds: vec![Lexicon::default(); FOLDS], all: Lexicon::default() };
        Ok(BriefModel {
            language: self.language,
            lexical: fit_variant(&self.examples, &lexicons, &LEXICAL),
            free: fit_variant(&self.examples, &nothing, &FREE),
            lexicon: lexicons.all,
        })
    }
}

/// How many articles hold a word, and how many of them have references that use it, by fold.
type Counts = BTreeMap<u32, [[u32; 2]; FOLDS]>;

impl Lexicons {
    fn new(examples: &[Example]) -> Self {
        let mut counts = Counts::new();
        for (index, example) in examples.iter().enumerate() {
            for (id, word) in (0..).zip(&example.story.words) {
                let fold = &mut counts.entry(lexicon::hash(word.stem)).or_default()[index % FOLDS];
                fold[0] += 1;
                fold[1] += u32::from(example.reference.has_word(id));
            }
        }
        let kept = commonest(counts);
        let articles = examples.len();
        let without = |fold: usize| table(&kept, articles, |other| other != fold);
        Self { folds: (0..FOLDS).map(without).collect(), all: table(&kept, articles, |_| true) }
    }

    fn without(&self, fold: usize) -> &Lexicon {
        &self.folds[fold]
    }
}

fn holders(folds: &[[u32; 2]; FOLDS]) -> u32 {
    folds.iter().map(|fold| fold[0]).sum()
}

/// The commonest words; of two in as many articles the one of the smaller hash.
fn commonest(counts: Counts) -> Counts {
    let mut all: Vec<_> = counts.into_iter().filter(|(_, folds)| holders(folds) >= RARE).collect();
    all.sort_by_key(|(_, folds)| std::cmp::Reverse(holders(folds)));
    all.truncate(LEXICON);
    all.into_iter().collect()
}

/// Inverse document frequency over all articles, retention over the folds that are `counted`.
fn table(words: &Counts, articles: usize, counted: impl Fn(usize) -> bool) -> Lexicon {
    let sum = |folds: &[[u32; 2]; FOLDS]| {
        let mut sum = [0.0; 2];
        for fold in (0..FOLDS).filter(|&fold| counted(fold)) {
            sum[0] += f64::from(folds[fold][0]);
            sum[1] += f64::from(folds[fold][1]);
        }
        sum
    };
    let logit = |p: f64| libm::log(p / (1.0 - p));
    let (held, kept) = words.values().map(sum).fold((0.0, 0.0), |(h, k), s| (h + s[0], k + s[1]));
    let base = (kept + 1.0) / (held + 2.0);
    let idf = |holders: f64| libm::log((articles as f64 + 1.0) / (holders + 1.0));
    let weights = words.values().map(|folds| {
        let [held, kept] = sum(folds);
        let retention = logit((kept + PRIOR * base) / (held + PRIOR)) - logit(base);
        let retention = if held < f64::from(RARE) { 0.0 } else { retention };
        lexicon::quantise(Weight {
            idf: idf(f64::from(holders(folds))) as f32,
            retention: retention.clamp(-MOST_RETENTION, MOST_RETENTION) as f32,
        })
    });
    let (idfs, retentions) = weights.unzip();
    // Words outside the table are rarer than its rarest: take them for half as common.
    let rarest = words.values().map(holders).min().unwrap_or(0);
    let unknown = Weight { idf: idf(f64::from(rarest) / 2.0) as f32, retention: 0.0 };
    Lexicon::new(words.keys().copied().collect(), idfs, retentions, lexicon::quantise(unknown).0)
}

/// Reads every example with memory of its own, in parallel, and gathers in order what `each` finds.
fn map_examples<T: Send>(
    examples: &[Example],
    each: impl Fn(usize, &Example, &mut Reading) -> T + Sync,
) -> Vec<T> {
    examples
        .par_iter()
        .enumerate()
        .map_init(Reading::default, |reading, (index, example)| each(index, example, reading))
        .collect()
}

/// Rows of one article with their labels.
type Labelled<const N: usize> = Vec<([u8; N], bool)>;

/// Fits a model to the rows that `each` finds in the articles.
fn fit<const N: usize>(
    examples: &[Example],
    pairs: &[(usize, usize)],
    without: &[usize],
    pace: Pace,
    each: impl Fn(usize, &Example, &mut Reading) -> Labelled<N> + Sync,
) -> super::additive::Additive {
    let mut rows = Rows::new(N);
    // A batch at a time, so that rows are held once.
    for (batch, examples) in examples.chunks(BATCH).enumerate() {
        let found = map_examples(examples, |index, example, reading| {
            each(batch * BATCH + index, example, reading)
        });
        for (labelled, example) in found.iter().zip(examples) {
            for (row, label) in labelled {
                rows.push(row, *label, example.weight);
            }
        }
    }
    rows.fit(pairs, without, pace)
}

/// Articles whose rows are found before they are gathered. A multiple of the folds.
const BATCH: usize = 512;

fn fit_variant(examples: &[Example], lexicons: &Lexicons, without: &Without) -> Variant {
    let fold = |index: usize| lexicons.without(index % FOLDS);
    let words =
        fit(examples, WordFeature::PAIRS, without.words, WORD_PACE, |index, example, reading| {
            reading.read_words(&example.story, fold(index));
            let labels = (0..).map(|word| example.reference.has_word(word));
            reading.word_rows.iter().copied().zip(labels).collect()
        });
    let pairs =
        fit(examples, PairFeature::PAIRS, without.pairs, PAIR_PACE, |index, example, reading| {
            reading.read_words(&example.story, fold(index));
            reading.read_pairs(&example.story, &words);
            let all = reading.pairs.all.iter();
            let labels = all.map(|pair| example.reference.has_pair(pair.left, pair.right));
            reading.pair_rows.iter().copied().zip(labels).collect()
        });
    let read = |index: usize, example: &Example, reading: &mut Reading| {
        reading.read_words(&example.story, fold(index));
        reading.read_pairs(&example.story, &words);
        reading.read_sentences(&example.story, &pairs);
    };
    let half = |wanted: usize| {
        fit(
            examples,
            SentenceFeature::PAIRS,
            without.sentences,
            SENTENCE_PACE,
            |index, example, reading| {
                if index / FOLDS % 2 != wanted {
                    return Vec::new();
                }
                read(index, example, reading);
                let mut scorer = Scorer::new(&example.story, &reading.pairs, &example.reference);
                let oracle = scorer.greedy_oracle(EXHAUSTIVE);
                let labels = (0..).map(|sentence| oracle.contains(&sentence));
                reading.sentence_rows.iter().copied().zip(labels).collect()
            },
        )
    };
    let halves = [half(0), half(1)];
    let sums = map_examples(examples, |index, example, reading| {
        read(index, example, reading);
        reading.rate(&halves[1 - index / FOLDS % 2]);
        sets_of(example, reading, without)
    });
    let mut ridge = Ridge::new(TERMS);
    for (rows, example) in sums.iter().zip(examples) {
        ridge.add(rows, f64::from(example.weight));
    }
    Variant {
        sentences: halves[0].mean(&halves[1]),
        value: ridge.solve(PENALTY).into_iter().map(|weight| weight as f32).collect(),
        words,
        pairs,
    }
}

/// Terms and true ROUGE-1 plus ROUGE-2 of every set of three of the shortlist.
fn sets_of(example: &Example, reading: &Reading, without: &Without) -> Vec<([f32; TERMS], f32)> {
    let story = &example.story;
    let mut shortlist = ranked(&reading.scores);
    shortlist.truncate(SHORTLIST);
    shortlist.sort_unstable();
    let scores = &reading.scores;
    let candidates: Vec<Candidate> = shortlist
        .iter()
        .map(|&index| Candidate::new(story, reading, index, scores[index], &[]))
        .collect();
    let mut coverage = Coverage::default();
    coverage.read(story, reading, &candidates);
    let mut judge = Scorer::new(story, &reading.pairs, &example.reference);
    sets(&candidates, EXHAUSTIVE)
        .map(|set| {
            let chosen: Vec<&Candidate> = (0..candidates.len())
                .filter(|bit| set >> bit & 1 == 1)
                .map(|bit| &candidates[bit])
                .collect();
            let mut terms = [0.0; TERMS];
            let own = (0..OWN.len()).filter(|&term| !without.own.contains(&OWN[term]));
            for term in own {
                let sum: f32 = chosen.iter().map(|candidate| candidate.own[term]).sum();
                terms[term] = sum * TRAINED / EXHAUSTIVE as f32;
            }
            let joint = coverage.totals(&candidates, set).joint();
            terms[OWN.len()..].copy_from_slice(&joint);
            let indices: Vec<usize> = chosen.iter().map(|candidate| candidate.index).collect();
            let (one, two) = judge.rouge(&indices);
            (terms, one + two)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summarise::expected::toy;

    #[test]
    fn the_number_of_threads_never_shows() {
        let trainer = toy::trainer();
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        assert_eq!(one.install(|| trainer.fit()).as_ref(), Ok(&*toy::model()));
    }

    #[test]
    fn too_few_articles_are_told() {
        let error = Trainer::new(Language::English).fit().unwrap_err();
        assert_eq!(error, TrainError::TooFew { articles: 0 });
    }

    #[test]
    fn a_word_that_references_keep_has_higher_retention() {
        let trainer = toy::trainer();
        let lexicons = Lexicons::new(&trainer.examples);
        let held = |all: &Lexicon, stem: &str| all.get(crate::text::Term::of(stem));
        assert!(held(&lexicons.all, "the").idf < held(&lexicons.all, "harrow").idf);
        let counted_elsewhere =
            (0..FOLDS).any(|fold| lexicons.folds[fold].retention != lexicons.all.retention);
        assert!(counted_elsewhere, "a fold's own references must not count");
    }
}
