//! How likely a sentence is one of the best three: its features.

use super::super::cues::Cues;
use super::super::encoded::EncodedStory;
use super::super::rated::Rated;
use super::cue_counts::CueCounts;
use super::scale::{Scale, features};

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
const LONG: u32 = 12;

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
    story: &EncodedStory,
    measures: &[Measures],
    cues: &[CueCounts],
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
        put_punctuation(&mut row, story, index, quotes % 2);
        put_cues(&mut row, &cues[index], measures[index].words);
        long += u32::from(story.length(index) >= LONG);
        quotes += u32::from(story.punctuation[index].quotes);
        rows.push(row);
    }
    for next in 1..rows.len() {
        let (before, behind) = rows.split_at_mut(next);
        put_neighbours(&mut before[next - 1], &mut behind[0]);
    }
}

use SentenceFeature as F;

#[inline]
fn put_place(row: &mut SentenceRow, story: &EncodedStory, index: usize, long: u32) {
    let (all, words) = (story.len() as f32, story.length(index) as f32);
    F::Index.put_count(row, index as u32 + 1);
    F::IndexShare.put(row, index as f32 / all);
    F::Sentences.put_count(row, story.len() as u32);
    F::WordsBefore.put_count(row, story.bounds[index] + 1);
    F::LongBefore.put_count(row, long + 1);
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
    F::CentreRank.put_count(row, ranks.centre[index]);
    F::OneRank.put_count(row, ranks.one[index]);
    F::TwoRank.put_count(row, ranks.two[index]);
    F::OneGap.put(row, best_one - measures.one);
    F::TwoGap.put(row, best_two - measures.two);
}

/// What two neighbours know of each other is cut into bins already.
#[inline]
fn put_neighbours(row: &mut SentenceRow, next: &mut SentenceRow) {
    F::PreviousWords.put_bin(next, row[F::Words as usize]);
    F::PreviousOne.put_bin(next, row[F::One as usize]);
    F::PreviousTwo.put_bin(next, row[F::Two as usize]);
    F::NextWords.put_bin(row, next[F::Words as usize]);
    F::NextOne.put_bin(row, next[F::One as usize]);
    F::NextTwo.put_bin(row, next[F::Two as usize]);
    F::LikeNext.put_bin(row, next[F::LikePrevious as usize]);
}

#[inline]
fn put_punctuation(
    row: &mut SentenceRow,
    story: &EncodedStory,
    index: usize,
    inside_quotation: u32,
) {
    let punctuation = &story.punctuation[index];
    let words = story.length(index).max(1) as f32;
    F::WordBytes.put(row, story.spans[index].len() as f32 / words);
    F::Commas.put_count(row, punctuation.commas.into());
    F::Colons.put_count(row, punctuation.colons.into());
    F::Questions.put_count(row, punctuation.questions.into());
    F::Exclamations.put_count(row, punctuation.exclamations.into());
    F::Brackets.put_count(row, punctuation.brackets.into());
    F::Dashes.put_count(row, punctuation.dashes.into());
    F::Quotes.put_count(row, punctuation.quotes.into());
    F::Quoted.put_count(row, u32::from(punctuation.starts_quoted) + 2 * inside_quotation);
}

#[inline]
fn put_cues(row: &mut SentenceRow, cues: &CueCounts, words: f32) {
    F::Numbers.put_count(row, cues.numbers);
    F::Opening.put_count(row, opening(cues));
    F::Said.put_count(row, cues.said);
    F::FirstPerson.put_count(row, cues.first_person);
    F::ThirdPerson.put_count(row, cues.third_person);
    F::Dates.put_count(row, cues.dates);
    F::Captions.put_count(row, cues.captions);
    F::Boilerplate.put_count(row, cues.boilerplate);
    F::Stops.put(row, cues.stops as f32 / words.max(1.0));
}

fn opening(counts: &CueCounts) -> u32 {
    let kinds = [Cues::PRONOUN, Cues::CONNECTIVE, Cues::ARTICLE];
    let kind = kinds.iter().position(|&cues| counts.opening.any(cues));
    kind.map_or(if counts.opens_with_number { 4 } else { 0 }, |kind| kind as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_cut_into_the_bins_of_the_sentence() {
        for (own, neighbour) in [
            (F::Words, [F::PreviousWords, F::NextWords]),
            (F::One, [F::PreviousOne, F::NextOne]),
            (F::Two, [F::PreviousTwo, F::NextTwo]),
            (F::LikePrevious, [F::LikeNext; 2]),
        ] {
            assert_eq!(neighbour.map(F::scale), [own.scale(); 2]);
        }
    }
}
