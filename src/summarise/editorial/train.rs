//! Learning an editor's taste from picks.

use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::conditional_logit;
use super::conditional_logit::Choice;
use super::features::{SentenceFeature, SetFeature};
use super::search::{Search, each_combination};
use super::sensed::{Sensed, Senses};
use super::standard::Standard;
use super::survey::Survey;
use super::weights::{EditorialCard, EditorialWeights};
use crate::analysis::Analysis;
use crate::logistic;
use crate::summarise::encoded::EncodedStory;
use crate::summarise::expected::{BriefModel, Expected};
use crate::summarise::meaning::{Meanings, Sense};
use crate::summarise::story::{Story, StorySentence};
use crate::text::Token;

/// Sentences of the sets that are learnt from.
const PICKED: usize = 3;
/// Cost of a sentence that is rated wrongly, beside the ridge.
const COST: f64 = 0.02;
/// Ridge of the weights of sets.
const RIDGE: f64 = 1.0;
/// How fast a set's share of the choice rises with each sentence that it has in common with the pick.
const SHARPNESS: f64 = 4.0;
/// What a unit of expected ROUGE counts for beyond what picks teach of it: readers pick and accept as
/// before, and a brief does not fall behind the lead by the words of a reference.
const ROUGE: f32 = 6.0;
/// What a unit of the headline that is not told costs beyond what picks teach of it: who reads a brief
/// under its headline misses the half of it that no sentence tells more than who picks sentences does.
const HEADLINE: f32 = 0.8;
/// What a unit of what is told again costs beyond what picks teach of it: readers send such briefs back,
/// and pick sentences that are a little alike.
const RETOLD: f32 = 10.0;
/// Folds of articles, so that sets are learnt from odds that did not see their pick.
const FOLDS: usize = 8;

/// How the first three sentences would do in place of a pick, to the reader who made it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LeadVerdict {
    /// As well.
    AsGood,
    /// An editor would print them, but they are worse.
    Printable,
    /// They are not to be printed; or nothing is known.
    #[default]
    NotPrintable,
}

impl LeadVerdict {
    /// How many sentences in common with the pick they are worth, all of them together.
    const fn worth(self) -> Option<f64> {
        match self {
            Self::AsGood => Some(3.0),
            Self::Printable => Some(1.5),
            Self::NotPrintable => None,
        }
    }
}

/// An article with the sentences that were picked.
#[derive(Clone, Debug)]
struct Example {
    survey: Survey,
    encoded: EncodedStory,
    words: Words,
    /// Positions in the story.
    picked: Vec<usize>,
    lead: LeadVerdict,
}

/// Words of an article, and what they mean.
#[derive(Clone, Debug)]
struct Words {
    /// By the position of their sentence.
    sentences: Vec<Vec<Token>>,
    headline: Vec<Token>,
    meanings: Option<Arc<dyn Meanings>>,
}

impl Words {
    fn of(story: &Story<'_>, meanings: Option<Arc<dyn Meanings>>) -> Self {
        let words = |own: StorySentence<'_>| own.word_tokens().copied().collect();
        let headline = story.headline_tokens().copied().collect();
        Self { sentences: story.sentences().map(words).collect(), headline, meanings }
    }
}

impl<'w> Senses<'w> for &'w Words {
    fn sentence(&self, position: usize) -> Sense<'w> {
        Sense::of(self.sentences[position].iter(), self.meanings.as_deref())
    }

    fn headline(&self) -> Sense<'w> {
        Sense::of(self.headline.iter(), self.meanings.as_deref())
    }
}

/// Trainer of the editorial method: from articles with the sentences that a reader picked.
#[derive(Debug)]
pub struct EditorialTrainer {
    model: Arc<BriefModel>,
    meanings: Option<Arc<dyn Meanings>>,
    expected: Expected,
    examples: Vec<Example>,
}

impl EditorialTrainer {
    /// A trainer that asks `model` how rare words are, and how likely in a reference, and what words mean
    /// where it is known.
    #[must_use]
    pub fn new(model: Arc<BriefModel>, meanings: Option<Arc<dyn Meanings>>) -> Self {
        Self { expected: Expected::new(Arc::clone(&model)), model, meanings, examples: Vec::new() }
    }

    /// Adds an article whose sentences `picked` (their numbers in the article) a reader chose, who
    /// judged its `lead` so; says whether it can be learnt from. One that is too short to choose from
    /// cannot.
    pub fn add(&mut self, analysis: &Analysis<'_>, picked: &[usize], lead: LeadVerdict) -> bool {
        let encoded = EncodedStory::new(analysis, PICKED);
        let story = Story::new(analysis, &encoded);
        if story.len() <= PICKED {
            return false;
        }
        let mut survey = Survey::default();
        survey.read(&story, self.expected.rate_words(&story, &self.model.word_table));
        let dropped = encoded.dropped;
        let picked = picked.iter().filter_map(|index| index.checked_sub(dropped)).collect();
        let words = Words::of(&story, self.meanings.clone());
        self.examples.push(Example { survey, encoded: encoded.to_keep(), words, picked, lead });
        true
    }

    /// Number of articles.
    #[must_use]
    pub fn len(&self) -> usize {
        self.examples.len()
    }

    /// Whether there is none yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.examples.is_empty()
    }

    /// The weights: the same from the same articles in the same order.
    #[must_use]
    pub fn fit(&self, card: EditorialCard) -> EditorialWeights {
        fit(&self.examples.iter().collect::<Vec<_>>(), card)
    }

    /// Share of the picked sentences that the method picks too, on articles that it did not learn
    /// from (`folds` of them); and that the first candidates are.
    #[must_use]
    pub fn cross_validate(&self, folds: usize) -> (f64, f64) {
        let examples: Vec<_> = self.examples.iter().collect();
        let (mut ours, mut lead, mut all) = (0, 0, 0);
        for fold in 0..folds {
            let (held, rest) = split(&examples, folds, fold);
            let weights = fit(&rest, EditorialCard::default());
            for example in held {
                let chosen = example.choose(&weights);
                let candidates = &example.survey.candidates;
                ours += example.common(&chosen);
                lead += example.common(&candidates[..PICKED.min(candidates.len())]);
                all += example.picked.len();
            }
        }
        (f64::from(ours) / all as f64, f64::from(lead) / all as f64)
    }
}

/// The examples of a fold, and the others.
fn split<'e>(
    examples: &[&'e Example],
    folds: usize,
    fold: usize,
) -> (Vec<&'e Example>, Vec<&'e Example>) {
    let all = examples.iter().enumerate();
    let (held, rest): (Vec<_>, Vec<_>) = all.partition(|(place, _)| place % folds == fold);
    let own = |pairs: Vec<(usize, &&'e Example)>| pairs.into_iter().map(|(_, own)| *own).collect();
    (own(held), own(rest))
}

fn fit(examples: &[&Example], card: EditorialCard) -> EditorialWeights {
    let (bias, sentence) = fit_sentences(examples);
    let whole = EditorialWeights { card, bias, sentence, set: vec![0.0; SetFeature::COUNT] };
    let mut odds = Vec::new();
    for fold in 0..FOLDS {
        let (held, rest) = split(examples, FOLDS, fold);
        let (bias, sentence) = fit_sentences(&rest);
        let apart = EditorialWeights { bias, sentence, ..whole.clone() };
        odds.extend(held.into_iter().map(|example| (example, example.survey.log_odds(&apart))));
    }
    let mut weights = EditorialWeights { set: fit_sets(&odds), ..whole };
    weights.sentence[SentenceFeature::ExpectedWords as usize] += ROUGE;
    weights.set[SetFeature::HeadlineUntold as usize] -= HEADLINE;
    weights.set[SetFeature::Retold as usize] -= RETOLD;
    weights
}

/// Bias and weights of sentences.
fn fit_sentences(examples: &[&Example]) -> (f32, Vec<f32>) {
    let rows =
        || examples.iter().flat_map(|example| example.survey.rows.iter().map(|row| &row[..]));
    let standard = Standard::of(rows(), SentenceFeature::COUNT);
    let standardised: Vec<Vec<f64>> = rows().map(|row| standard.row(row)).collect();
    let labels: Vec<bool> = examples
        .iter()
        .flat_map(|example| example.survey.candidates.iter().map(|at| example.picked.contains(at)))
        .collect();
    let mut weights = logistic::fit(&standardised, &labels, COST);
    let bias = weights.pop().unwrap_or_default();
    let (weights, shift) = standard.undo(&weights);
    ((bias + shift) as f32, weights)
}

/// Weights of sets, from the log-odds of the sentences of each example.
fn fit_sets(odds: &[(&Example, Vec<f32>)]) -> Vec<f32> {
    let choices: Vec<_> =
        odds.par_iter().filter_map(|(example, odds)| example.choice(odds)).collect();
    let rows = choices.iter().flat_map(|(rows, _)| rows.iter().map(|row| &row[..]));
    let standard = Standard::of(rows, SetFeature::COUNT);
    let standardise = |(rows, shares): (Vec<Vec<f32>>, Vec<f64>)| Choice {
        rows: rows.iter().map(|row| standard.row(row)).collect(),
        shares,
    };
    let choices: Vec<Choice> = choices.into_iter().map(standardise).collect();
    let bounded: Vec<bool> = SetFeature::ALL.iter().map(|feature| feature.is_fault()).collect();
    standard.undo(&conditional_logit::fit(&choices, RIDGE, &bounded)).0
}

impl Example {
    /// How many of `chosen` were picked.
    fn common(&self, chosen: &[usize]) -> u32 {
        chosen.iter().filter(|index| self.picked.contains(index)).count() as u32
    }

    /// How much `chosen` is worth, in sentences in common with the pick; the lead, and what is nearly
    /// the lead, may be worth as much.
    fn worth(&self, chosen: &[usize]) -> f64 {
        let common = f64::from(self.common(chosen));
        let others = chosen.iter().filter(|&&index| index >= PICKED).count() as f64;
        self.lead.worth().map_or(common, |worth| common.max(worth - others))
    }

    fn choose(&self, weights: &EditorialWeights) -> Vec<usize> {
        let odds = self.survey.log_odds(weights);
        let pool = self.survey.pool(&self.encoded, [&odds; 2], PICKED);
        let sets = self.survey.sets(&pool, false);
        let words = &self.words;
        let sensed = Sensed::new(&words, &pool);
        let search = Search { sets, worth: weights.worth(), sensed: Some(&sensed) };
        let best = search.best_of(PICKED);
        let members = best.map(|best| best.members).unwrap_or_default();
        members.into_iter().map(|member| pool.members[member].index).collect()
    }

    /// A row for each set of the pool, and the share of the choice that falls on each: none on sets
    /// that have nothing of the pick. `None` where no set has.
    fn choice(&self, odds: &[f32]) -> Option<(Vec<Vec<f32>>, Vec<f64>)> {
        let pool = self.survey.pool(&self.encoded, [odds; 2], PICKED);
        let sets = self.survey.sets(&pool, false);
        let words = &self.words;
        let sensed = Sensed::new(&words, &pool);
        let (mut rows, mut shares) = (Vec::new(), Vec::new());
        each_combination(pool.members.len(), PICKED, |members| {
            let chosen: Vec<usize> = members.iter().map(|&own| pool.members[own].index).collect();
            let common = self.worth(&chosen);
            shares.push(if common > 0.0 { libm::exp(SHARPNESS * common) } else { 0.0 });
            let mut row = sets.row(members);
            sensed.tell(members, &mut row);
            rows.push(row.to_vec());
        });
        let all: f64 = shares.iter().sum();
        for share in &mut shares {
            *share /= all;
        }
        (all > 0.0).then_some((rows, shares))
    }
}
