//! Learns a model from articles and the briefs that people wrote of them.

use rayon::prelude::*;
use thiserror::Error;

use super::super::encoded::EncodedStory;
use super::super::rated::ranked;
use super::additive::Additive;
use super::boosting::{BinMatrix, BoostingParameters};
use super::cross_fitted::{CrossFittedTables, FOLDS};
use super::inference::Inference;
use super::model::{BriefModel, Variant};
use super::pairs;
use super::pairs::PairFeature;
use super::reference::{Reference, Scorer};
use super::ridge::Ridge;
use super::search::{Coverage, EXHAUSTIVE, SHORTLIST, sets};
use super::sentences;
use super::sentences::SentenceFeature;
use super::value::{Candidate, OWN, ScoredStory, TERMS, TRAINED};
use super::words;
use super::words::WordFeature;
use crate::analysis::Analysis;
use crate::text::{Language, Token};

/// Fewest articles to learn from: below this most features have bins without an example.
const FEWEST: usize = 50;
/// Penalty of the value's weights; from 1 to 10,000 nothing changes.
const PENALTY: f64 = 100.0;

/// Millions of rows: twice the rounds gain less than 0.05 ROUGE.
const WORD_BOOSTING: BoostingParameters = BoostingParameters { rounds: 16, rate: 0.4, ridge: 20.0 };
const PAIR_BOOSTING: BoostingParameters = WORD_BOOSTING;
/// Some hundred thousand rows and features that overlap: smaller steps, and more of them.
const SENTENCE_BOOSTING: BoostingParameters =
    BoostingParameters { rounds: 32, rate: 0.2, ridge: 20.0 };

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
pub struct BriefModelTrainer {
    language: Language,
    examples: Vec<TrainingArticle>,
}

#[derive(Debug)]
struct TrainingArticle {
    story: EncodedStory,
    reference: Reference,
    weight: f32,
}

/// Features that a variant does without.
struct Excluded {
    words: &'static [usize],
    pairs: &'static [usize],
    sentences: &'static [usize],
    own: &'static [&'static str],
}

const LEXICAL: Excluded = Excluded { words: &[], pairs: &[], sentences: &[], own: &[] };
const FREE: Excluded = Excluded {
    words: words::LEXICAL,
    pairs: pairs::LEXICAL,
    sentences: sentences::LEXICAL,
    own: &["pronoun", "caption", "connective", "said"],
};

impl BriefModelTrainer {
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
        let story = EncodedStory::new(analysis, EXHAUSTIVE).to_keep();
        let reference = Reference::new(&story, reference);
        let useful = story.len() > EXHAUSTIVE && reference.length > 0;
        if useful {
            self.examples.push(TrainingArticle { story, reference, weight });
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
        let examples = self.examples.iter().map(|example| (&example.story, &example.reference));
        let tables = CrossFittedTables::new(examples);
        let trainer =
            |tables, excluded| VariantTrainer { examples: &self.examples, tables, excluded };
        Ok(BriefModel {
            language: self.language,
            lexical: trainer(&tables, &LEXICAL).fit(),
            free: trainer(&CrossFittedTables::none(), &FREE).fit(),
            word_table: tables.all,
            editorial: None,
        })
    }
}

/// Reads every example with memory of its own, in parallel, and gathers in order what `each` finds.
fn map_examples<T: Send>(
    examples: &[TrainingArticle],
    each: impl Fn(usize, &TrainingArticle, &mut Inference) -> T + Sync,
) -> Vec<T> {
    examples
        .par_iter()
        .enumerate()
        .map_init(Inference::default, |inference, (index, example)| each(index, example, inference))
        .collect()
}

/// Rows of one article with their labels.
type Labelled<const N: usize> = Vec<([u8; N], bool)>;

/// Fits a model to the rows that `each` finds in the articles.
fn fit<const N: usize>(
    examples: &[TrainingArticle],
    pairs: &[(usize, usize)],
    excluded: &[usize],
    parameters: BoostingParameters,
    each: impl Fn(usize, &TrainingArticle, &mut Inference) -> Labelled<N> + Sync,
) -> Additive {
    let mut rows = BinMatrix::new(N);
    // A batch at a time, so that rows are held once.
    for (batch, examples) in examples.chunks(BATCH).enumerate() {
        let found = map_examples(examples, |index, example, inference| {
            each(batch * BATCH + index, example, inference)
        });
        for (labelled, example) in found.iter().zip(examples) {
            for (row, label) in labelled {
                rows.push(row, *label, example.weight);
            }
        }
    }
    rows.fit(pairs, excluded, parameters)
}

/// Articles whose rows are found before they are gathered. A multiple of the folds.
const BATCH: usize = 512;

/// What one variant is learnt from.
struct VariantTrainer<'e> {
    examples: &'e [TrainingArticle],
    tables: &'e CrossFittedTables,
    excluded: &'e Excluded,
}

impl VariantTrainer<'_> {
    /// Each model stands on the ones before it.
    fn fit(&self) -> Variant {
        let words = self.words();
        let pairs = self.pairs(&words);
        let halves = [self.half(0, &words, &pairs), self.half(1, &words, &pairs)];
        let value = self.value(&words, &pairs, &halves);
        Variant { sentences: halves[0].mean(&halves[1]), words, pairs, value }
    }

    /// Reads an article as far as its sentences, by the table that has not seen it.
    fn read(&self, index: usize, inference: &mut Inference, words: &Additive, pairs: &Additive) {
        let story = &self.examples[index].story;
        inference.prepare_words(story, self.tables.without(index));
        inference.prepare_pairs(story, words);
        inference.prepare_sentences(story, pairs);
    }

    fn words(&self) -> Additive {
        let (pairs, excluded) = (WordFeature::PAIRS, self.excluded.words);
        fit(self.examples, pairs, excluded, WORD_BOOSTING, |index, example, inference| {
            inference.prepare_words(&example.story, self.tables.without(index));
            let labels = (0..).map(|word| example.reference.has_word(word));
            inference.words.rows(&example.story).zip(labels).collect()
        })
    }

    fn pairs(&self, words: &Additive) -> Additive {
        let (pairs, excluded) = (PairFeature::PAIRS, self.excluded.pairs);
        fit(self.examples, pairs, excluded, PAIR_BOOSTING, |index, example, inference| {
            inference.prepare_words(&example.story, self.tables.without(index));
            inference.prepare_pairs(&example.story, words);
            let all = inference.pairs.all.iter();
            let labels = all.map(|pair| example.reference.has_pair(pair.left, pair.right));
            inference.pair_rows(&example.story).zip(labels).collect()
        })
    }

    /// A sentence model of half of the articles, so that the other half has scores by a model that
    /// has not seen it.
    fn half(&self, wanted: usize, words: &Additive, pairs: &Additive) -> Additive {
        let (grids, excluded) = (SentenceFeature::PAIRS, self.excluded.sentences);
        fit(self.examples, grids, excluded, SENTENCE_BOOSTING, |index, example, inference| {
            if half_of(index) != wanted {
                return Vec::new();
            }
            self.read(index, inference, words, pairs);
            let mut scorer = Scorer::new(&example.story, &inference.pairs, &example.reference);
            let oracle = scorer.greedy_oracle(EXHAUSTIVE);
            let labels = (0..).map(|sentence| oracle.contains(&sentence));
            inference.sentence_rows.iter().copied().zip(labels).collect()
        })
    }

    /// The weights by which sets are valued.
    fn value(&self, words: &Additive, pairs: &Additive, halves: &[Additive; 2]) -> Vec<f32> {
        let sets = map_examples(self.examples, |index, example, inference| {
            self.read(index, inference, words, pairs);
            inference.score_sentences(&halves[1 - half_of(index)]);
            sets_of(example, inference, self.excluded)
        });
        let mut ridge = Ridge::new(TERMS);
        for (rows, example) in sets.iter().zip(self.examples) {
            ridge.add(rows, f64::from(example.weight));
        }
        ridge.solve(PENALTY).into_iter().map(|weight| weight as f32).collect()
    }
}

/// The half that an article belongs to; both halves have articles of every fold.
const fn half_of(index: usize) -> usize {
    index / FOLDS % 2
}

/// Terms and true ROUGE-1 plus ROUGE-2 of every set of three of the shortlist.
fn sets_of(
    example: &TrainingArticle,
    inference: &Inference,
    excluded: &Excluded,
) -> Vec<([f32; TERMS], f32)> {
    let story = &example.story;
    let mut shortlist = ranked(&inference.scores);
    shortlist.truncate(SHORTLIST);
    shortlist.sort_unstable();
    let scores = &inference.scores;
    let scored = ScoredStory { encoded: story, inference, weights: &[] };
    let candidates: Vec<Candidate> =
        shortlist.iter().map(|&index| Candidate::new(scored, index, scores[index])).collect();
    let mut coverage = Coverage::default();
    coverage.read(scored, &candidates);
    let mut judge = Scorer::new(story, &inference.pairs, &example.reference);
    sets(&candidates, EXHAUSTIVE)
        .map(|set| {
            let chosen: Vec<&Candidate> = (0..candidates.len())
                .filter(|bit| set >> bit & 1 == 1)
                .map(|bit| &candidates[bit])
                .collect();
            let mut terms = [0.0; TERMS];
            let own = (0..OWN.len()).filter(|&term| !excluded.own.contains(&OWN[term]));
            for term in own {
                let sum: f32 = chosen.iter().map(|candidate| candidate.own[term]).sum();
                terms[term] = sum * TRAINED / EXHAUSTIVE as f32;
            }
            let joint = coverage.totals(set).joint();
            terms[OWN.len()..].copy_from_slice(&joint);
            let indices: Vec<usize> = chosen.iter().map(|candidate| candidate.index).collect();
            let (one, two) = judge.rouge(&indices);
            (terms, one + two)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn the_number_of_threads_never_shows() {
        let trainer = fixture::trainer();
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        assert_eq!(one.install(|| trainer.fit()).as_ref(), Ok(&*fixture::model()));
    }

    #[test]
    fn too_few_articles_are_told() {
        let error = BriefModelTrainer::new(Language::English).fit().unwrap_err();
        assert_eq!(error, TrainError::TooFew { articles: 0 });
    }
}
