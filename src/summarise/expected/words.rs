//! How likely a reference uses a word of the article: its features.

use super::lexicon::{Lexicon, Weight};
use super::scale::{Scale, features};
use crate::summarise::story::{Story, Word};

features! {
    /// What is known of a word of the article.
    pub(crate) enum WordFeature;
    /// How often it stands in the article.
    Count Scale::Log,
    /// How often it stands there for each 64 sentences.
    Density Scale::Log,
    /// Share of the sentences that hold it.
    Share Scale::Range(0.0, 1.0),
    /// Number of the first sentence that holds it, from 1.
    First Scale::Log,
    /// First sentence that holds it, over the number of sentences.
    FirstShare Scale::Range(0.0, 1.0),
    /// The last sentence that holds it, over the number of sentences.
    LastShare Scale::Range(0.0, 1.0),
    /// How often it stands in the first three sentences.
    InThree Scale::Level,
    /// How often it stands in the first six sentences.
    InSix Scale::Level,
    /// Its place in the first sentence that holds it, from 1.
    Place Scale::Log,
    /// Words of the first sentence that holds it.
    SentenceWords Scale::Log,
    /// Words of the article.
    ArticleWords Scale::Log,
    /// Bytes of its form.
    Length Scale::Level,
    /// Whether it is a number.
    Number Scale::Level,
    /// Frequency times rarity in the article, over the article's highest.
    Weight Scale::Range(0.0, 1.0),
    /// Inverse document frequency in the training articles.
    Idf Scale::Range(0.0, 10.0),
    /// Log-odds by which references retain it more than other words.
    Retention Scale::Range(-2.0, 2.0),
    /// Frequency times inverse document frequency, stop words apart, over the article's highest.
    TfIdf Scale::Range(0.0, 1.0),
    /// Whether it is a stop word.
    Stop Scale::Level;
    pairs (Count, First), (Count, Retention), (First, Retention), (Idf, First), (Idf, Count),
        (Idf, Retention), (First, Place), (Share, LastShare),
}

/// A row of bins for one word.
pub(crate) type WordRow = [u8; WordFeature::COUNT];

/// Those that need a lexicon or a list of words.
pub(crate) const LEXICAL: &[usize] = &[
    WordFeature::Idf as usize,
    WordFeature::Retention as usize,
    WordFeature::TfIdf as usize,
    WordFeature::Stop as usize,
];

/// Fills `rows` with one row for each word of `story`, and `weights` with what the lexicon knows.
pub(crate) fn rows(
    story: &Story,
    lexicon: &Lexicon,
    rows: &mut Vec<WordRow>,
    weights: &mut Vec<Weight>,
) {
    weights.clear();
    weights.extend(story.words.iter().map(|word| lexicon.get(word.stem)));
    fill(story, weights, rows);
}

/// Fills `rows` from weights that are already known.
pub(crate) fn fill(story: &Story, weights: &[Weight], rows: &mut Vec<WordRow>) {
    let all = story.len() as f32;
    let rarity = |word: &Word| word.count as f32 * (1.0 - word.sentences as f32 / (all + 1.0));
    let tf_idf = |word: &Word, weight: &Weight| {
        if word.stop { 0.0 } else { word.count as f32 * weight.idf }
    };
    let rarest = story.words.iter().map(rarity).fold(f32::MIN_POSITIVE, f32::max);
    let pairs = || story.words.iter().zip(weights);
    let highest = pairs().map(|(word, w)| tf_idf(word, w)).fold(f32::MIN_POSITIVE, f32::max);
    rows.clear();
    rows.extend(pairs().map(|(word, weight)| {
        use WordFeature as F;
        let mut row = [0; WordFeature::COUNT];
        let length = story.sentence(word.first as usize).len();
        F::Count.put(&mut row, word.count as f32);
        F::Density.put(&mut row, 64.0 * word.count as f32 / all);
        F::Share.put(&mut row, word.sentences as f32 / all);
        F::First.put(&mut row, (word.first + 1) as f32);
        F::FirstShare.put(&mut row, word.first as f32 / all);
        F::LastShare.put(&mut row, word.last as f32 / all);
        F::InThree.put(&mut row, f32::from(word.in_three));
        F::InSix.put(&mut row, f32::from(word.in_six));
        F::Place.put(&mut row, f32::from(word.place) + 1.0);
        F::SentenceWords.put(&mut row, length as f32);
        F::ArticleWords.put(&mut row, story.tokens.len() as f32);
        F::Length.put(&mut row, f32::from(word.length));
        F::Number.put(&mut row, f32::from(u8::from(word.number)));
        F::Weight.put(&mut row, rarity(word) / rarest);
        F::Idf.put(&mut row, weight.idf);
        F::Retention.put(&mut row, weight.retention);
        F::TfIdf.put(&mut row, tf_idf(word, weight) / highest);
        F::Stop.put(&mut row, f32::from(u8::from(word.stop)));
        row
    }));
}
