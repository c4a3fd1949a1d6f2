//! How likely a reference uses a word of the article: its features.

use super::super::encoded::{EncodedStory, Word};
use super::scale::{Scale, features};
use super::word_table::{WordStatistics, WordTable};

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

/// `TermHash` probability: how likely the reference uses a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TermProbability {
    pub(crate) log_odds: f32,
    pub(crate) probability: f32,
}

/// A row of bins for one word.
pub(crate) type WordRow = [u8; WordFeature::COUNT];

/// Those that need a table or a list of words.
pub(crate) const LEXICAL: &[usize] = &[
    WordFeature::Idf as usize,
    WordFeature::Retention as usize,
    WordFeature::TfIdf as usize,
    WordFeature::Stop as usize,
];

/// What is known of the words of one article, in memory that is kept between articles.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// What the table knows of each word.
    pub(crate) weights: Vec<WordStatistics>,
    tables: Tables,
}

impl Words {
    /// Takes up the words of `story` in place of those before.
    pub(crate) fn read(&mut self, story: &EncodedStory, table: &WordTable) {
        self.weights.clear();
        self.weights.extend(story.words.iter().map(|word| table.get(word.stem)));
        self.tables.read(story);
    }

    /// A row for each word of `story`, which was read last.
    pub(crate) fn rows<'w>(
        &'w self,
        story: &'w EncodedStory,
    ) -> impl Iterator<Item = WordRow> + 'w {
        let Self { weights, tables } = self;
        let pairs = || story.words.iter().zip(weights.iter().copied());
        let rarest =
            story.words.iter().map(|word| tables.rarity(word)).fold(f32::MIN_POSITIVE, f32::max);
        let highest = pairs().map(|(word, w)| tf_idf(word, w)).fold(f32::MIN_POSITIVE, f32::max);
        pairs().map(move |(word, weight)| {
            use WordFeature as F;
            let mut row = [0; WordFeature::COUNT];
            F::Count.put_count(&mut row, word.count);
            F::Density.put_bin(&mut row, tables.densities[word.count as usize]);
            F::Share.put_bin(&mut row, tables.shares[word.sentences as usize]);
            F::First.put_count(&mut row, word.first + 1);
            F::FirstShare.put_bin(&mut row, tables.shares[word.first as usize]);
            F::LastShare.put_bin(&mut row, tables.shares[word.last as usize]);
            F::InThree.put_count(&mut row, word.in_three.into());
            F::InSix.put_count(&mut row, word.in_six.into());
            F::Place.put_count(&mut row, u32::from(word.place) + 1);
            F::SentenceWords.put_count(&mut row, story.length(word.first as usize));
            F::ArticleWords.put_count(&mut row, story.tokens.len() as u32);
            F::Length.put_count(&mut row, word.length.into());
            F::Number.put_count(&mut row, word.number.into());
            F::Weight.put(&mut row, tables.rarity(word) / rarest);
            F::Idf.put(&mut row, weight.idf);
            F::Retention.put(&mut row, weight.retention);
            F::TfIdf.put(&mut row, tf_idf(word, weight) / highest);
            F::Stop.put_count(&mut row, word.stop.into());
            row
        })
    }
}

fn tf_idf(word: &Word, weight: WordStatistics) -> f32 {
    if word.stop { 0.0 } else { word.count as f32 * weight.idf }
}

/// What the words of an article have in common that stand there as often, or in as many sentences:
/// divisions, one for each number instead of one for each word.
#[derive(Clone, Debug, Default)]
struct Tables {
    /// Bins of [`WordFeature::Density`] by count.
    densities: Vec<u8>,
    /// Bins of so many sentences as a share of all.
    shares: Vec<u8>,
    /// The share of the sentences that do not hold a word which so many do.
    others: Vec<f32>,
}

impl Tables {
    fn read(&mut self, story: &EncodedStory) {
        let all = story.len() as f32;
        let most = story.words.iter().map(|word| word.count).max().unwrap_or_default();
        let density = |count: u32| WordFeature::Density.scale().bin(64.0 * count as f32 / all);
        self.densities.clear();
        self.densities.extend((0..=most).map(density));
        let sentences = 0..=story.len() as u32;
        let share = |sentences: u32| WordFeature::Share.scale().bin(sentences as f32 / all);
        self.shares.clear();
        self.shares.extend(sentences.clone().map(share));
        self.others.clear();
        self.others.extend(sentences.map(|sentences| 1.0 - sentences as f32 / (all + 1.0)));
    }

    fn rarity(&self, word: &Word) -> f32 {
        word.count as f32 * self.others[word.sentences as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_the_sentences_are_cut_into_bins_alike() {
        assert_eq!(WordFeature::Share.scale(), WordFeature::FirstShare.scale());
        assert_eq!(WordFeature::Share.scale(), WordFeature::LastShare.scale());
    }
}
