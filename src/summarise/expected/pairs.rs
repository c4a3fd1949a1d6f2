//! How likely a reference uses two neighbouring words of the article: their features.

use super::super::encoded::{EncodedStory, Word};
use super::super::interner::Interner;
use super::scale::{Scale, features};
use super::word_table::WordStatistics;
use super::words::TermProbability;

features! {
    /// What is known of a pair of neighbouring words.
    pub(crate) enum PairFeature;
    /// How often it stands in the article.
    Count Scale::Log,
    /// Sentences that hold it.
    Sentences Scale::Level,
    /// Number of the first sentence that holds it, from 1.
    First Scale::Log,
    /// Log-odds of the first word.
    Left Scale::Range(-6.0, 4.0),
    /// Log-odds of the second word.
    Right Scale::Range(-6.0, 4.0),
    /// Product of the two probabilities, in 16,384ths.
    Both Scale::Log,
    /// How many of the two are numbers.
    Numbers Scale::Level,
    /// How often it stands in the first three sentences.
    InThree Scale::Level,
    /// Words of the first sentence that holds it.
    SentenceWords Scale::Log,
    /// Words of the article.
    ArticleWords Scale::Log,
    /// Its place in that sentence over the sentence's words.
    PlaceShare Scale::Range(0.0, 1.0),
    /// Its count over the smaller count of the two.
    Bond Scale::Range(0.0, 1.0),
    /// Whether the first word is a stop word, plus two if the second is.
    Stops Scale::Level,
    /// Inverse document frequency of the commoner word.
    CommonerIdf Scale::Range(0.0, 10.0),
    /// Inverse document frequency of the rarer word.
    RarerIdf Scale::Range(0.0, 10.0);
    pairs (Left, Right), (Both, First), (Both, Count), (Both, Stops), (Both, Bond), (Stops, CommonerIdf),
        (Stops, RarerIdf), (First, PlaceShare), (Both, PlaceShare), (Bond, RarerIdf),
}

/// A row of bins for one pair.
pub(crate) type PairRow = [u8; PairFeature::COUNT];

/// Those that need a table or a list of words.
pub(crate) const LEXICAL: &[usize] = &[
    PairFeature::Stops as usize,
    PairFeature::CommonerIdf as usize,
    PairFeature::RarerIdf as usize,
];

/// Marks the last word of a sentence, which no pair starts with.
pub(crate) const NONE: u32 = u32::MAX;

/// Pairs of neighbouring words, numbered from 0 by first mention.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairs {
    /// The pair that starts with each token of the story.
    pub(crate) tokens: Vec<u32>,
    /// The pairs by number.
    pub(crate) all: Vec<Pair>,
    interner: Interner,
}

/// Two neighbouring words and where they stand in the article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) left: u32,
    pub(crate) right: u32,
    count: u32,
    sentences: u32,
    first: u32,
    last: u32,
    place: u32,
    in_three: u32,
}

impl Pairs {
    /// Takes up the pairs of `story` in place of those before.
    pub(crate) fn read(&mut self, story: &EncodedStory) {
        self.interner.clear(story.tokens.len());
        self.tokens.clear();
        self.all.clear();
        for sentence in 0..story.len() {
            let words = story.sentence(sentence);
            for (place, &[left, right]) in (0..).zip(words.array_windows()) {
                self.push(left, right, sentence as u32, place);
            }
            if !words.is_empty() {
                self.tokens.push(NONE);
            }
        }
    }

    fn push(&mut self, left: u32, right: u32, sentence: u32, place: u32) {
        let (id, new) = self.interner.id(u64::from(left) << 32 | u64::from(right));
        self.tokens.push(id);
        if new {
            let (first, last) = (sentence, sentence);
            self.all.push(Pair {
                left,
                right,
                count: 0,
                sentences: 1,
                first,
                last,
                place,
                in_three: 0,
            });
        }
        let pair = &mut self.all[id as usize];
        pair.count += 1;
        pair.sentences += u32::from(pair.last != sentence);
        pair.last = sentence;
        pair.in_three += u32::from(sentence < 3);
    }

    /// The pairs of one sentence.
    pub(crate) fn sentence<'p>(&'p self, story: &EncodedStory, index: usize) -> &'p [u32] {
        let (start, end) = (story.bounds[index] as usize, story.bounds[index + 1] as usize);
        &self.tokens[start..end.saturating_sub(1).max(start)]
    }

    /// A row for each pair of `story`, which was read last, given what each word brings to one.
    pub(crate) fn rows<'p>(
        &'p self,
        story: &'p EncodedStory,
        sides: &'p [Side],
    ) -> impl Iterator<Item = PairRow> + 'p {
        self.all.iter().map(|pair| {
            use PairFeature as F;
            let mut row = [0; PairFeature::COUNT];
            let (left, right) = (&sides[pair.left as usize], &sides[pair.right as usize]);
            let length = story.length(pair.first as usize);
            F::Count.put_count(&mut row, pair.count);
            F::Sentences.put_count(&mut row, pair.sentences);
            F::First.put_count(&mut row, pair.first + 1);
            F::Left.put_bin(&mut row, left.log_odds);
            F::Right.put_bin(&mut row, right.log_odds);
            F::Both.put(&mut row, 16384.0 * left.probability * right.probability);
            F::Numbers.put_count(&mut row, u32::from(left.number) + u32::from(right.number));
            F::InThree.put_count(&mut row, pair.in_three);
            F::SentenceWords.put_count(&mut row, length);
            F::ArticleWords.put_count(&mut row, story.tokens.len() as u32);
            F::PlaceShare.put(&mut row, pair.place as f32 / length as f32);
            F::Bond.put(&mut row, pair.count as f32 / left.count.min(right.count) as f32);
            F::Stops.put_count(&mut row, u32::from(left.stop) + 2 * u32::from(right.stop));
            F::CommonerIdf.put_bin(&mut row, left.idf.min(right.idf));
            F::RarerIdf.put_bin(&mut row, left.idf.max(right.idf));
            row
        })
    }
}

/// What a word brings to the pairs it is in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Side {
    /// Probability that the reference uses it.
    probability: f32,
    count: u32,
    /// Bin of its log-odds as [`PairFeature::Left`] and [`PairFeature::Right`].
    log_odds: u8,
    /// Bin of its inverse document frequency as [`PairFeature::CommonerIdf`] or
    /// [`PairFeature::RarerIdf`]: of two words the lesser bin is that of the commoner one.
    idf: u8,
    stop: bool,
    number: bool,
}

impl Side {
    /// What `word` brings.
    pub(crate) fn new(word: &Word, statistics: WordStatistics, term: TermProbability) -> Self {
        Self {
            probability: term.probability,
            count: word.count,
            log_odds: PairFeature::Left.scale().bin(term.log_odds),
            idf: PairFeature::RarerIdf.scale().bin(statistics.idf),
            stop: word.stop,
            number: word.number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_has_the_bins_of_its_pair() {
        assert_eq!(PairFeature::Left.scale(), PairFeature::Right.scale());
        assert_eq!(PairFeature::CommonerIdf.scale(), PairFeature::RarerIdf.scale());
    }
}
