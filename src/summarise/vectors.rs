//! Sentences as sparse vectors, and how alike they are.

use std::mem;

use super::encoded::EncodedStory;

/// Sentences before and behind that a sentence is compared with, where all pairs are asked for:
/// articles of up to this many sentences are compared whole, and a book costs time in proportion
/// to its length.
pub(crate) const WINDOW: usize = 256;

/// No entry.
const NONE: u32 = u32::MAX;

/// Unit vectors of sentences, a weight for each word they hold.
///
/// The weight is `(1 + ln tf) · ln((n + 1) / sf)`: `tf` times in the sentence, in `sf` of the `n`
/// sentences. What counts as rare is learnt from the article itself, in any language.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vectors {
    entries: Vec<Entry>,
    bounds: Vec<u32>,
    rarity: Vec<f32>,
    place: Vec<u32>,
}

/// One word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) word: u32,
    pub(crate) weight: f32,
}

/// One sentence that holds a word.
#[derive(Clone, Copy, Debug)]
struct Posting {
    /// That of the sentence before which holds it, or [`NONE`].
    next: u32,
    sentence: u32,
    weight: f32,
}

/// Two sentences and how alike they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Link {
    pub(crate) later: u32,
    pub(crate) earlier: u32,
    pub(crate) weight: f32,
}

impl Vectors {
    /// The vectors of `story`.
    pub(crate) fn new(story: &EncodedStory) -> Self {
        let mut vectors = Self::default();
        vectors.read(story);
        vectors
    }

    /// Takes up another story in place of the one before.
    pub(crate) fn read(&mut self, story: &EncodedStory) {
        self.weigh_words(story);
        self.entries.clear();
        self.bounds.clear();
        self.bounds.push(0);
        self.place.clear();
        self.place.resize(story.words.len(), u32::MAX);
        for index in 0..story.len() {
            self.push(story.sentence(index));
        }
    }

    /// `ln((n + 1) / sf)` of every word; words share few counts, so logarithms are kept by count.
    fn weigh_words(&mut self, story: &EncodedStory) {
        let mut by_count = [f32::NAN; 64];
        let all = (story.len() + 1) as f32;
        self.rarity.clear();
        self.rarity.extend(story.words.iter().map(|word| {
            let rarity = || libm::logf(all / word.sentences as f32);
            match by_count.get_mut(word.sentences as usize) {
                Some(kept) if kept.is_nan() => {
                    *kept = rarity();
                    *kept
                }
                Some(kept) => *kept,
                None => rarity(),
            }
        }));
    }

    fn push(&mut self, words: &[u32]) {
        let start = self.entries.len();
        let mut end = start;
        self.entries.resize(start + words.len(), Entry { word: 0, weight: 0.0 });
        for &word in words {
            // Whether a word was there before is hard to foresee: no branch hangs on it.
            let place = self.place[word as usize] as usize;
            let again = (start..end).contains(&place);
            let place = if again { place } else { end };
            self.place[word as usize] = place as u32;
            self.entries[place] = Entry { word, weight: self.entries[place].weight + 1.0 };
            end += usize::from(!again);
        }
        self.entries.truncate(end);
        let mut squares = 0.0;
        for entry in &mut self.entries[start..] {
            if entry.weight > 1.0 {
                entry.weight = 1.0 + libm::logf(entry.weight);
            }
            entry.weight *= self.rarity[entry.word as usize];
            squares += entry.weight * entry.weight;
        }
        if squares > 0.0 {
            let scale = squares.sqrt().recip();
            self.entries[start..].iter_mut().for_each(|entry| entry.weight *= scale);
        }
        self.bounds.push(self.entries.len() as u32);
    }

    /// The number of sentences.
    pub(crate) fn len(&self) -> usize {
        self.bounds.len() - 1
    }

    /// The number of different words.
    pub(crate) fn words(&self) -> usize {
        self.rarity.len()
    }

    /// The words of sentence `index`, each once.
    pub(crate) fn sentence(&self, index: usize) -> &[Entry] {
        &self.entries[self.bounds[index] as usize..self.bounds[index + 1] as usize]
    }

    /// `ln((n + 1) / sf)` of a word.
    pub(crate) fn rarity(&self, word: u32) -> f32 {
        self.rarity[word as usize]
    }

    /// Adds sentence `index` to a dense vector over all words.
    pub(crate) fn add_to(&self, sum: &mut [f32], index: usize) {
        self.sentence(index).iter().for_each(|entry| sum[entry.word as usize] += entry.weight);
    }

    /// Inner product of sentence `index` and a dense vector over all words.
    pub(crate) fn dot(&self, index: usize, dense: &[f32]) -> f32 {
        self.sentence(index).iter().map(|entry| entry.weight * dense[entry.word as usize]).sum()
    }

    /// A dense vector of zeros over all words.
    pub(crate) fn zeros(&self) -> Vec<f32> {
        vec![0.0; self.rarity.len()]
    }

    /// For each sentence the sum of its cosines with all sentences behind it.
    ///
    /// A sum of inner products is one with the sum, so that this is linear in the text.
    pub(crate) fn ahead(&self) -> Vec<f32> {
        let mut behind = self.zeros();
        let mut sums = vec![0.0; self.len()];
        for index in (0..self.len()).rev() {
            sums[index] = self.dot(index, &behind);
            self.add_to(&mut behind, index);
        }
        sums
    }

    /// For each sentence the sum of its cosines with all sentences before it.
    pub(crate) fn back(&self) -> Vec<f32> {
        let mut before = self.zeros();
        (0..self.len())
            .map(|index| {
                let sum = self.dot(index, &before);
                self.add_to(&mut before, index);
                sum
            })
            .collect()
    }

    /// For each of the first `count` sentences the highest cosine to one before it.
    ///
    /// Each entry knows the one before it that holds its word: no list a word is needed.
    pub(crate) fn nearest_before(&self, count: usize) -> Vec<f32> {
        let mut last = vec![NONE; self.rarity.len()];
        let mut before: Vec<Posting> = Vec::with_capacity(self.bounds[count] as usize);
        let mut sums = vec![0.0_f32; count];
        let nearest = |index: usize| {
            for entry in self.sentence(index) {
                let &Entry { word, weight } = entry;
                let mut at = mem::replace(&mut last[word as usize], before.len() as u32);
                before.push(Posting { next: at, sentence: index as u32, weight });
                while let Some(own) = before.get(at as usize) {
                    sums[own.sentence as usize] += weight * own.weight;
                    at = own.next;
                }
            }
            sums[..index].iter_mut().map(mem::take).fold(0.0, f32::max)
        };
        (0..count).map(nearest).collect()
    }

    /// Cosines above `threshold` of all pairs of sentences within `window` of each other, by
    /// inverted lists, in the order of the later and then the earlier sentence.
    pub(crate) fn links(&self, threshold: f32, window: usize) -> Vec<Link> {
        let all = Pairing { sentences: self.len(), words: self.rarity.len(), window };
        let product = |entry: &Entry, weight| entry.weight * weight;
        let passes = |_, _, sum| (sum > threshold).then_some(sum);
        links(all, |index| self.sentence(index), product, passes)
    }
}

/// Which pairs of sentences are compared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pairing {
    pub(crate) sentences: usize,
    /// Numbers that words may have.
    pub(crate) words: usize,
    /// Sentences that two may be apart.
    pub(crate) window: usize,
}

/// Links of all pairs of sentences that share a word: `product` says what a shared word adds,
/// `finish` what the sum comes to for (later, earlier), if it is a link at all.
pub(crate) fn links<'v>(
    Pairing { sentences, words, window }: Pairing,
    entries: impl Fn(usize) -> &'v [Entry],
    product: impl Fn(&Entry, f32) -> f32,
    finish: impl Fn(usize, usize, f32) -> Option<f32>,
) -> Vec<Link> {
    let mut postings: Vec<Vec<(u32, f32)>> = vec![Vec::new(); words];
    let mut sums = vec![0.0_f32; sentences];
    let mut links = Vec::new();
    for later in 0..sentences {
        let first = later.saturating_sub(window);
        for entry in entries(later) {
            let list = &mut postings[entry.word as usize];
            for &(earlier, weight) in list.iter().rev() {
                if (earlier as usize) < first {
                    break;
                }
                sums[earlier as usize] += product(entry, weight);
            }
            list.push((later as u32, entry.weight));
        }
        for (earlier, sum) in (first..).zip(&mut sums[first..later]) {
            let sum = std::mem::take(sum);
            if let Some(weight) = finish(later, earlier, sum) {
                links.push(Link { later: later as u32, earlier: earlier as u32, weight });
            }
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    fn vectors(sentences: &[&str]) -> Vectors {
        let article = Article::from_sentences("a", sentences);
        Vectors::new(&EncodedStory::new(&Analyser::new(Language::English).analyse(&article), 4))
    }

    #[test]
    fn running_sums_equal_sums_of_pairs() {
        let vectors = vectors(&[
            "the harbour board met in Wexmoor",
            "Wexmoor harbour will close, the board said",
            "rain fell",
            "rain closed the harbour road to Wexmoor in the rain",
        ]);
        let links = vectors.links(0.0, WINDOW);
        for index in 0..4_u32 {
            let sum = |ahead: bool| -> f32 {
                let side = |link: &&Link| if ahead { link.earlier } else { link.later } == index;
                links.iter().filter(side).map(|link| link.weight).sum()
            };
            assert!((vectors.ahead()[index as usize] - sum(true)).abs() < 1e-6);
            assert!((vectors.back()[index as usize] - sum(false)).abs() < 1e-6);
        }
    }

    #[test]
    fn the_nearest_sentence_is_the_strongest_link() {
        let vectors = vectors(&[
            "the harbour board met in Wexmoor",
            "rain fell in Wexmoor",
            "the board of the harbour met the harbour master",
            "nobody came",
        ]);
        let links = vectors.links(0.0, WINDOW);
        for (index, nearest) in vectors.nearest_before(4).into_iter().enumerate() {
            let own = links.iter().filter(|link| link.later as usize == index);
            let strongest = own.map(|link| link.weight).fold(0.0, f32::max);
            assert!((nearest - strongest).abs() < 1e-6, "{index}: {nearest} {strongest}");
        }
    }

    #[test]
    fn a_sentence_said_again_is_wholly_alike() {
        let links =
            vectors(&["the tram runs", "a ferry sails", "the tram runs"]).links(0.5, WINDOW);
        assert_eq!(links.len(), 1);
        assert_eq!((links[0].later, links[0].earlier), (2, 0));
        assert!((links[0].weight - 1.0).abs() < 1e-6);
    }
}
