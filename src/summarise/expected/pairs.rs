//! How likely a reference uses two neighbouring words of the article: their features.

use super::lexicon::Weight;
use super::scale::{Scale, features};
use crate::summarise::intern::Intern;
use crate::summarise::story::Story;

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

/// Those that need a lexicon or a list of words.
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
    intern: Intern,
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
    pub(crate) fn read(&mut self, story: &Story) {
        self.intern.clear(story.tokens.len());
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
        let (id, new) = self.intern.id(u64::from(left) << 32 | u64::from(right));
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
    pub(crate) fn sentence<'p>(&'p self, story: &Story, index: usize) -> &'p [u32] {
        let (start, end) = (story.bounds[index] as usize, story.bounds[index + 1] as usize);
        &self.tokens[start..end.saturating_sub(1).max(start)]
    }

    /// Fills `rows` with one row for each pair, given log-odds and probability of each word.
    pub(crate) fn rows(
        &self,
        story: &Story,
        weights: &[Weight],
        words: &[(f32, f32)],
        rows: &mut Vec<PairRow>,
    ) {
        rows.clear();
        rows.extend(self.all.iter().map(|pair| {
            use PairFeature as F;
            let mut row = [0; PairFeature::COUNT];
            let (a, b) = (pair.left as usize, pair.right as usize);
            let (left, right) = (&story.words[a], &story.words[b]);
            let length = story.sentence(pair.first as usize).len() as f32;
            let stops = u8::from(left.stop) + 2 * u8::from(right.stop);
            F::Count.put(&mut row, pair.count as f32);
            F::Sentences.put(&mut row, pair.sentences as f32);
            F::First.put(&mut row, (pair.first + 1) as f32);
            F::Left.put(&mut row, words[a].0);
            F::Right.put(&mut row, words[b].0);
            F::Both.put(&mut row, 16384.0 * words[a].1 * words[b].1);
            F::Numbers.put(&mut row, f32::from(u8::from(left.number) + u8::from(right.number)));
            F::InThree.put(&mut row, pair.in_three as f32);
            F::SentenceWords.put(&mut row, length);
            F::ArticleWords.put(&mut row, story.tokens.len() as f32);
            F::PlaceShare.put(&mut row, pair.place as f32 / length);
            F::Bond.put(&mut row, pair.count as f32 / left.count.min(right.count) as f32);
            F::Stops.put(&mut row, f32::from(stops));
            F::CommonerIdf.put(&mut row, weights[a].idf.min(weights[b].idf));
            F::RarerIdf.put(&mut row, weights[a].idf.max(weights[b].idf));
            row
        }));
    }
}
