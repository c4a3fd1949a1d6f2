//! How likely a sentence is one of the best three: its features.

use super::scale::{Scale, features};
use crate::summarise::cues::Cues;
use crate::summarise::rated::Rated;
use crate::summarise::story::Story;

features! {
    /// What is known of a sentence.
    pub(crate) enum SentenceFeature;
    /// Its number, from 1.
    Index Scale::Log,
    /// Its number over the number of sentences.
    IndexShare Scale::Range(0.0, 1.0),
    /// Sentences of the article.
    Sentences Scale::Log,
    /// Words before it, plus 1.
    WordsBefore Scale::Log,
    /// Sentences of twelve words or more before it, plus 1.
    LongBefore Scale::Log,
    /// Its words.
    Words Scale::Range(0.0, 64.0),
    /// Its words over the mean of the article.
    WordsShare Scale::Range(0.0, 4.0),
    /// Cosine with the sum of all sentences.
    Centre Scale::Range(0.0, 1.0),
    /// Its rank by that cosine, from 1.
    CentreRank Scale::Log,
    /// Share of the weight of all sentences that is on its words.
    Covered Scale::Range(0.0, 0.5),
    /// Sum of the cosines with the sentences behind it, in 32nds.
    Ahead Scale::Log,
    /// Mean of the cosines with the sentences behind it.
    AheadMean Scale::Range(0.0, 0.25),
    /// Sum of the cosines with the sentences before it, in 32nds.
    Back Scale::Log,
    /// Cosine with the first sentence.
    LikeFirst Scale::Range(0.0, 1.0),
    /// Cosine with the sentence before.
    LikePrevious Scale::Range(0.0, 1.0),
    /// Cosine with the sentence behind.
    LikeNext Scale::Range(0.0, 1.0),
    /// Share of its words that are new in the article.
    New Scale::Range(0.0, 1.0),
    /// Mean count in the article of its words, in quarters.
    MeanCount Scale::Log,
    /// Expected words of the reference for each of its words.
    WordYield Scale::Range(0.0, 0.8),
    /// Probability of its likeliest word.
    WordBest Scale::Range(0.0, 1.0),
    /// Expected pairs of the reference for each of its words.
    PairYield Scale::Range(0.0, 0.4),
    /// Expected ROUGE-1 of the sentence alone.
    One Scale::Range(0.0, 0.5),
    /// Expected ROUGE-2 of the sentence alone.
    Two Scale::Range(0.0, 0.3),
    /// Expected ROUGE-1 plus ROUGE-2 of the sentence alone.
    Both Scale::Range(0.0, 0.8),
    /// Its rank by expected ROUGE-1, from 1.
    OneRank Scale::Log,
    /// Its rank by expected ROUGE-2, from 1.
    TwoRank Scale::Log,
    /// What it lacks of the best expected ROUGE-1.
    OneGap Scale::Range(0.0, 0.4),
    /// What it lacks of the best expected ROUGE-2.
    TwoGap Scale::Range(0.0, 0.25),
    /// Words of the sentence before.
    PreviousWords Scale::Range(0.0, 64.0),
    /// Expected ROUGE-1 of the sentence before.
    PreviousOne Scale::Range(0.0, 0.5),
    /// Words of the sentence behind.
    NextWords Scale::Range(0.0, 64.0),
    /// Expected ROUGE-1 of the sentence behind.
    NextOne Scale::Range(0.0, 0.5),
    /// Expected ROUGE-2 of the sentence before.
    PreviousTwo Scale::Range(0.0, 0.3),
    /// Expected ROUGE-2 of the sentence behind.
    NextTwo Scale::Range(0.0, 0.3),
    /// Bytes for each word.
    WordBytes Scale::Range(3.0, 9.0),
    /// Numbers in it.
    Numbers Scale::Level,
    /// Commas.
    Commas Scale::Level,
    /// Colons and semicolons.
    Colons Scale::Level,
    /// Question marks.
    Questions Scale::Level,
    /// Exclamation marks.
    Exclamations Scale::Level,
    /// Opening brackets.
    Brackets Scale::Level,
    /// Dashes and hyphens.
    Dashes Scale::Level,
    /// Quotation marks.
    Quotes Scale::Level,
    /// Whether it starts with one, plus two if it starts inside a quotation.
    Quoted Scale::Level,
    /// What its first word is: a pronoun 1, a connective 2, an article 3, a number 4.
    Opening Scale::Level,
    /// Words that report speech.
    Said Scale::Level,
    /// Words of the first and second person.
    FirstPerson Scale::Level,
    /// Pronouns of the third person.
    ThirdPerson Scale::Level,
    /// Words that tell the time.
    Dates Scale::Level,
    /// Words of captions.
    Captions Scale::Level,
    /// Words of the page.
    Boilerplate Scale::Level,
    /// Share of stop words.
    Stops Scale::Range(0.0, 1.0);
    pairs (Index, One), (Index, Two), (Index, Words), (One, Two), (Both, Words), (Index, Sentences),
        (Index, OneRank), (Index, TwoRank), (OneRank, TwoRank), (Ahead, Index), (LikePrevious, PreviousOne),
}

/// A row of bins for one sentence.
pub(crate) type SentenceRow = [u8; SentenceFeature::COUNT];

/// Those that need a list of words.
pub(crate) const LEXICAL: &[usize] = &[
    SentenceFeature::Opening as usize,
    SentenceFeature::Said as usize,
    SentenceFeature::FirstPerson as usize,
    SentenceFeature::ThirdPerson as usize,
    SentenceFeature::Dates as usize,
    SentenceFeature::Captions as usize,
    SentenceFeature::Boilerplate as usize,
    SentenceFeature::Stops as usize,
];

/// A sentence of this many words is a whole one.
const LONG: usize = 12;

/// What is measured of a sentence before it is cut into bins.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Measures {
    pub(crate) words: f32,
    pub(crate) centre: f32,
    pub(crate) covered: f32,
    pub(crate) ahead: f32,
    pub(crate) back: f32,
    pub(crate) like_first: f32,
    pub(crate) like_previous: f32,
    pub(crate) new: f32,
    pub(crate) mean_count: f32,
    /// Sum of the probabilities of its words, each once.
    pub(crate) word_sum: f32,
    pub(crate) word_best: f32,
    /// Sum of the probabilities of its pairs, each once.
    pub(crate) pair_sum: f32,
    /// Expected ROUGE-1 of the sentence alone.
    pub(crate) one: f32,
    /// Expected ROUGE-2 of the sentence alone.
    pub(crate) two: f32,
}

/// What its words are signs of, counted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Signs {
    pub(crate) opening: Cues,
    pub(crate) opens_with_number: bool,
    pub(crate) numbers: u32,
    pub(crate) stops: u32,
    pub(crate) said: u32,
    pub(crate) first_person: u32,
    pub(crate) third_person: u32,
    pub(crate) dates: u32,
    pub(crate) captions: u32,
    pub(crate) boilerplate: u32,
}

/// Ranks by three measures, each from 1.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ranks {
    centre: Vec<u32>,
    one: Vec<u32>,
    two: Vec<u32>,
    order: Vec<Rated>,
}

impl Ranks {
    fn read(&mut self, measures: &[Measures]) {
        let Self { centre, one, two, order } = self;
        rank(measures, order, centre, |measures| measures.centre);
        rank(measures, order, one, |measures| measures.one);
        rank(measures, order, two, |measures| measures.two);
    }
}

fn rank(
    measures: &[Measures],
    order: &mut Vec<Rated>,
    ranks: &mut Vec<u32>,
    by: impl Fn(&Measures) -> f32,
) {
    order.clear();
    order.extend(measures.iter().enumerate().map(|(index, own)| Rated::new(index, by(own))));
    order.sort_unstable();
    ranks.clear();
    ranks.resize(measures.len(), 0);
    for (rank, sentence) in (1..).zip(&*order) {
        ranks[sentence.index()] = rank;
    }
}

/// Fills `rows` with one row for each sentence of `story`.
pub(crate) fn rows(
    story: &Story,
    measures: &[Measures],
    signs: &[Signs],
    ranks: &mut Ranks,
    rows: &mut Vec<SentenceRow>,
) {
    ranks.read(measures);
    let best = |by: fn(&Measures) -> f32| measures.iter().map(by).fold(0.0, f32::max);
    let (best_one, best_two) = (best(|m| m.one), best(|m| m.two));
    let (mut long, mut quotes) = (0, 0_u32);
    rows.clear();
    for index in 0..story.len() {
        let mut row = [0; SentenceFeature::COUNT];
        put_place(&mut row, story, index, long);
        put_measures(&mut row, &measures[index], story.len() - 1 - index);
        put_ranks(&mut row, ranks, index, &measures[index], best_one, best_two);
        put_neighbours(&mut row, measures, index);
        put_surface(&mut row, story, index, quotes % 2);
        put_signs(&mut row, &signs[index], measures[index].words);
        long += usize::from(story.sentence(index).len() >= LONG);
        quotes += u32::from(story.surfaces[index].quotes);
        rows.push(row);
    }
}

use SentenceFeature as F;

#[inline]
fn put_place(row: &mut SentenceRow, story: &Story, index: usize, long: usize) {
    let (all, words) = (story.len() as f32, story.sentence(index).len() as f32);
    F::Index.put(row, (index + 1) as f32);
    F::IndexShare.put(row, index as f32 / all);
    F::Sentences.put(row, all);
    F::WordsBefore.put(row, (story.bounds[index] + 1) as f32);
    F::LongBefore.put(row, (long + 1) as f32);
    F::Words.put(row, words);
    F::WordsShare.put(row, words * all / story.tokens.len().max(1) as f32);
}

#[inline]
fn put_measures(row: &mut SentenceRow, measures: &Measures, behind: usize) {
    let per_word = measures.words.max(1.0).recip();
    F::Centre.put(row, measures.centre);
    F::Covered.put(row, measures.covered);
    F::Ahead.put(row, 32.0 * measures.ahead);
    F::AheadMean.put(row, measures.ahead / behind.max(1) as f32);
    F::Back.put(row, 32.0 * measures.back);
    F::LikeFirst.put(row, measures.like_first);
    F::LikePrevious.put(row, measures.like_previous);
    F::New.put(row, measures.new);
    F::MeanCount.put(row, 4.0 * measures.mean_count);
    F::WordYield.put(row, measures.word_sum * per_word);
    F::WordBest.put(row, measures.word_best);
    F::PairYield.put(row, measures.pair_sum * per_word);
    F::One.put(row, measures.one);
    F::Two.put(row, measures.two);
    F::Both.put(row, measures.one + measures.two);
}

#[inline]
fn put_ranks(
    row: &mut SentenceRow,
    ranks: &Ranks,
    index: usize,
    measures: &Measures,
    best_one: f32,
    best_two: f32,
) {
    F::CentreRank.put(row, ranks.centre[index] as f32);
    F::OneRank.put(row, ranks.one[index] as f32);
    F::TwoRank.put(row, ranks.two[index] as f32);
    F::OneGap.put(row, best_one - measures.one);
    F::TwoGap.put(row, best_two - measures.two);
}

#[inline]
fn put_neighbours(row: &mut SentenceRow, measures: &[Measures], index: usize) {
    if let Some(previous) = index.checked_sub(1).map(|index| &measures[index]) {
        F::PreviousWords.put(row, previous.words);
        F::PreviousOne.put(row, previous.one);
        F::PreviousTwo.put(row, previous.two);
    }
    if let Some(next) = measures.get(index + 1) {
        F::NextWords.put(row, next.words);
        F::NextOne.put(row, next.one);
        F::NextTwo.put(row, next.two);
        F::LikeNext.put(row, next.like_previous);
    }
}

#[inline]
fn put_surface(row: &mut SentenceRow, story: &Story, index: usize, inside_quotation: u32) {
    let surface = &story.surfaces[index];
    let words = story.sentence(index).len().max(1) as f32;
    F::WordBytes.put(row, story.spans[index].len() as f32 / words);
    F::Commas.put(row, f32::from(surface.commas));
    F::Colons.put(row, f32::from(surface.colons));
    F::Questions.put(row, f32::from(surface.questions));
    F::Exclamations.put(row, f32::from(surface.exclamations));
    F::Brackets.put(row, f32::from(surface.brackets));
    F::Dashes.put(row, f32::from(surface.dashes));
    F::Quotes.put(row, f32::from(surface.quotes));
    F::Quoted.put(row, (u32::from(surface.starts_quoted) + 2 * inside_quotation) as f32);
}

#[inline]
fn put_signs(row: &mut SentenceRow, signs: &Signs, words: f32) {
    F::Numbers.put(row, signs.numbers as f32);
    F::Opening.put(row, opening(signs));
    F::Said.put(row, signs.said as f32);
    F::FirstPerson.put(row, signs.first_person as f32);
    F::ThirdPerson.put(row, signs.third_person as f32);
    F::Dates.put(row, signs.dates as f32);
    F::Captions.put(row, signs.captions as f32);
    F::Boilerplate.put(row, signs.boilerplate as f32);
    F::Stops.put(row, signs.stops as f32 / words.max(1.0));
}

fn opening(signs: &Signs) -> f32 {
    let kinds = [Cues::PRONOUN, Cues::CONNECTIVE, Cues::ARTICLE];
    let kind = kinds.iter().position(|&cues| signs.opening.any(cues));
    kind.map_or(if signs.opens_with_number { 4.0 } else { 0.0 }, |kind| kind as f32 + 1.0)
}
