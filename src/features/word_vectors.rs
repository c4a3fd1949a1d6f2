//! Static word vectors: what words mean, learnt beforehand from text without labels.

use super::key_table::KeyTable;
use super::names::Names;
use super::sparse::FeatureId;
use crate::text::{Language, TermHash};

/// Static word vectors of one language: of each word a row of one-byte numbers and a scale.
///
/// The vector of a word is scale · row. How little a common word says is inside its scale, a / (a + p)
/// for a word of probability p (Arora, Liang and Ma, "A Simple but Tough-to-Beat Baseline for
/// Sentence Embeddings", ICLR 2017), so that the sum over the words of a text is its embedding.
#[derive(Clone, Debug)]
pub struct WordVectors {
    /// Which they are.
    id: WordVectorsId,
    language: Language,
    dimensions: usize,
    words: Names,
    index: KeyTable,
    /// By word.
    scales: Vec<f32>,
    /// (words × dimensions)
    rows: Vec<i8>,
    /// Mean embedding of texts of this kind.
    mean: Vec<f32>,
}

/// Rows that are fetched at once: some kilobytes.
const FETCHED: usize = 128;

/// Identity of word vectors: a model that was trained with some is of no use with others.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct WordVectorsId {
    /// Name: `news-en-64`.
    pub name: String,
    /// SHA-256 of the file they were read from, as it is sealed.
    pub sha256: String,
}

/// Row of a word among word vectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordRow(u32);

impl WordRow {
    /// Stands for a word that has no vector.
    pub(super) const NONE: Self = Self(u32::MAX);
}

impl WordVectors {
    /// The vectors of `words`, each with a scale and `dimensions` bytes of `rows`, and the `mean`
    /// embedding of texts. `None` where the numbers of words, scales and rows do not agree.
    #[must_use]
    pub fn new<'w>(
        id: WordVectorsId,
        language: Language,
        dimensions: usize,
        words: impl Iterator<Item = &'w str>,
        scales: Vec<f32>,
        rows: Vec<i8>,
        mean: Vec<f32>,
    ) -> Option<Self> {
        let words: Names = words.collect();
        let keys: Vec<_> = words.iter().map(TermHash::of).collect();
        let places: Vec<_> = (0..keys.len() as u32).map(FeatureId).collect();
        let agree = scales.len() == keys.len()
            && Some(rows.len()) == keys.len().checked_mul(dimensions)
            && mean.len() == dimensions;
        let index = KeyTable::new(&places, keys.into_iter());
        let vectors = Self { id, language, dimensions, words, index, scales, rows, mean };
        (agree && dimensions > 0).then_some(vectors)
    }

    /// Which they are.
    #[must_use]
    pub const fn id(&self) -> &WordVectorsId {
        &self.id
    }

    /// The language of the words.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Numbers in a vector.
    #[must_use]
    pub const fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Mean embedding of texts of the kind that the vectors were learnt from.
    #[must_use]
    pub fn mean(&self) -> &[f32] {
        &self.mean
    }

    /// Number of words.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.scales.len()
    }

    /// Whether there is no word.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// The place of the word with this hash of its normal form; [`WordRow::NONE`] where it has none.
    #[inline]
    pub(super) fn find(&self, surface: TermHash) -> WordRow {
        self.index.get(surface).map_or(WordRow::NONE, WordRow)
    }

    /// Words related to `word`: those whose cosine to it is at least `least`, each with its cosine, in
    /// the order of the alphabet. Looks at every word there is.
    #[must_use]
    pub fn related(&self, word: TermHash, least: f32) -> Vec<(&str, f32)> {
        let own = self.find(word);
        let Some((_, row)) = self.get(own) else { return Vec::new() };
        let others = (0..self.len() as u32).map(WordRow).filter(|other| *other != own);
        let cosine = |other: WordRow| self.get(other).map_or(0.0, |(_, other)| cosine(row, other));
        let related = others.map(|other| (self.words.get(other.0 as usize), cosine(other)));
        related.filter(|(_, cosine)| *cosine >= least).collect()
    }

    /// How much a word says, which is the length of its vector, and the direction that this has; none
    /// where it has no vector.
    #[must_use]
    pub fn meaning(&self, word: TermHash) -> Option<(f32, &[i8])> {
        let (scale, row) = self.get(self.find(word))?;
        let squares: i32 = row.iter().map(|&byte| i32::from(byte).pow(2)).sum();
        Some((scale * (squares as f32).sqrt(), row))
    }

    /// The scale and the row of a word, if it has a vector.
    #[inline]
    pub(super) fn get(&self, word: WordRow) -> Option<(f32, &[i8])> {
        let place = word.0 as usize;
        let scale = *self.scales.get(place)?;
        let start = place * self.dimensions;
        Some((scale, &self.rows[start..start + self.dimensions]))
    }

    /// Adds the vector of a word, `times` times, to `sum` (one number a dimension).
    #[inline]
    pub(super) fn add(&self, word: WordRow, times: f32, sum: &mut [f32]) {
        if let Some((scale, row)) = self.get(word) {
            add(times * scale, row, sum);
        }
    }

    /// Adds the vectors of `words`, each so many times, to `sum`. Rows lie far apart: some are fetched
    /// at once, so that the processor does not wait for each in turn.
    pub(super) fn add_all(&self, words: impl Iterator<Item = (WordRow, f32)>, sum: &mut [f32]) {
        let mut words = words.filter_map(|(word, times)| Some((times, self.get(word)?))).peekable();
        let mut factors = Vec::with_capacity(FETCHED);
        let mut rows = Vec::with_capacity(FETCHED * self.dimensions);
        while words.peek().is_some() {
            factors.clear();
            rows.clear();
            for (times, (scale, row)) in words.by_ref().take(FETCHED) {
                factors.push(times * scale);
                rows.extend_from_slice(row);
            }
            for (&factor, row) in factors.iter().zip(rows.chunks_exact(self.dimensions)) {
                add(factor, row, sum);
            }
        }
    }

    /// Inner product of the vector of a word, if it has one, and `weights` (one a dimension).
    pub(super) fn dot(&self, word: WordRow, weights: &[f32]) -> Option<f32> {
        let (scale, row) = self.get(word)?;
        Some(scale * row.iter().zip(weights).map(|(&byte, w)| f32::from(byte) * w).sum::<f32>())
    }
}

/// Adds `factor` times a row to `sum`.
fn add(factor: f32, row: &[i8], sum: &mut [f32]) {
    sum.iter_mut().zip(row).for_each(|(sum, &byte)| *sum += factor * f32::from(byte));
}

/// Cosine of two rows; 0 where one of them is all zeros.
fn cosine(a: &[i8], b: &[i8]) -> f32 {
    let inner = |a: &[i8], b: &[i8]| {
        a.iter().zip(b).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum::<i32>() as f32
    };
    let lengths = (inner(a, a) * inner(b, b)).sqrt();
    if lengths > 0.0 { inner(a, b) / lengths } else { 0.0 }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Vectors of two numbers: peace (2, 0), talks (0, 1) and war (−1, 0).
    pub(in super::super) fn vectors() -> WordVectors {
        let id = WordVectorsId { name: "test-2".to_owned(), sha256: String::new() };
        let words = ["peace", "talks", "war"].into_iter();
        let (scales, rows) = (vec![1.0, 0.5, 0.25], vec![2, 0, 0, 2, -4, 0]);
        WordVectors::new(id, Language::English, 2, words, scales, rows, vec![0.5, 0.0]).unwrap()
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "the sums are exact")]
    fn the_vector_of_a_word_is_its_scale_times_its_row() {
        let vectors = vectors();
        let mut sum = [0.0; 2];
        for (word, times) in [("peace", 1.0), ("war", 3.0), ("talks", 2.0), ("none", 9.0)] {
            vectors.add(vectors.find(TermHash::of(word)), times, &mut sum);
        }
        assert_eq!(sum, [-1.0, 2.0]);
        let dot = |word| vectors.dot(vectors.find(TermHash::of(word)), &[0.5, 3.0]);
        assert_eq!(["peace", "talks", "none"].map(dot), [Some(1.0), Some(3.0), None]);
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "the numbers are added in the same order")]
    fn many_vectors_sum_as_one_after_the_other() {
        let vectors = vectors();
        let words = ["peace", "none", "war", "talks", "war"].iter().cycle().take(2 * FETCHED + 9);
        let found = |word: &&str| vectors.find(TermHash::of(word));
        let words: Vec<_> = words.zip(1..).map(|(word, n)| (found(word), n as f32 / 7.0)).collect();
        let (mut sum, mut by_one) = ([0.0; 2], [0.0; 2]);
        vectors.add_all(words.iter().copied(), &mut sum);
        for &(word, times) in &words {
            vectors.add(word, times, &mut by_one);
        }
        assert_eq!(sum, by_one);
    }

    #[test]
    fn related_words_point_the_same_way() {
        let vectors = vectors();
        let related = |word, least| vectors.related(TermHash::of(word), least);
        assert_eq!(related("peace", -1.0), [("talks", 0.0), ("war", -1.0)]);
        assert_eq!(related("peace", 0.0), [("talks", 0.0)]);
        assert!(related("none", -1.0).is_empty());
    }

    #[test]
    fn the_meaning_of_a_word_is_as_long_as_its_vector() {
        let vectors = vectors();
        let meaning = |word| vectors.meaning(TermHash::of(word));
        assert_eq!(meaning("war"), Some((1.0, &[-4, 0][..])));
        assert_eq!(meaning("none"), None);
    }

    #[test]
    fn parts_that_do_not_agree_are_turned_down() {
        let id = || WordVectorsId { name: String::new(), sha256: String::new() };
        let new = |dimensions, scales: usize, rows: usize, mean: usize| {
            let (scales, rows, mean) = (vec![1.0; scales], vec![0; rows], vec![0.0; mean]);
            WordVectors::new(
                id(),
                Language::English,
                dimensions,
                ["a"].into_iter(),
                scales,
                rows,
                mean,
            )
        };
        assert!(new(2, 1, 2, 2).is_some());
        for (dimensions, scales, rows, mean) in
            [(0, 1, 0, 0), (2, 2, 2, 2), (2, 1, 3, 2), (2, 1, 2, 1), (usize::MAX, 1, 2, 2)]
        {
            assert!(
                new(dimensions, scales, rows, mean).is_none(),
                "{dimensions} {scales} {rows} {mean}"
            );
        }
    }
}
