//! Text embeddings: what an article, or the words around a target, mean on average.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::mention::Mentions;
use super::scratch::Scratch;
use super::sparse::{length, normalise};
use super::word_vectors::WordVectors;
use crate::analysis::Analysis;
use crate::text::Target;

/// Words beside a mention that the left and right windows of older models hold …
const NEAR: usize = 8;
/// … and those of windows that are narrow, and wide ("Static word vectors for stance" in
/// `benches/README.md`).
const NARROW: usize = 3;
const WIDE: usize = 10;

/// Window of an article, whose words have an embedding of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Window {
    /// All words in scope.
    Text,
    /// The words in scope but for those of the mention.
    Context,
    /// The words right before the mention.
    Left,
    /// The words right after it.
    Right,
    /// The other words of its clause.
    Clause,
    /// The three words before it.
    Left3,
    /// The three words after it.
    Right3,
    /// The ten words before it.
    Left10,
    /// The ten words after it.
    Right10,
}

impl Window {
    /// Whether models of the first formats have none of it.
    pub(super) const fn is_new(self) -> bool {
        !matches!(self, Self::Text | Self::Context | Self::Left | Self::Right)
    }

    /// The window of a question about the text itself.
    pub const OF_TEXT: &[Self] = &[Self::Text];
    /// The windows of a question about where a target is mentioned.
    pub const OF_MENTION: &[Self] =
        &[Self::Context, Self::Clause, Self::Left3, Self::Right3, Self::Left10, Self::Right10];
}

/// Embedder of analysed articles: for each window the sum of the vectors of its words, scaled to
/// unit length; all zeros where no word has a vector. The windows stand one after the other.
#[derive(Clone, Debug)]
pub struct Embedder {
    vectors: Arc<WordVectors>,
    windows: Vec<Window>,
}

impl Embedder {
    /// An embedder of `windows` by `vectors`.
    #[must_use]
    pub fn new(vectors: Arc<WordVectors>, windows: &[Window]) -> Self {
        Self { vectors, windows: windows.to_vec() }
    }

    /// The vectors of its words.
    #[must_use]
    pub fn vectors(&self) -> &WordVectors {
        &self.vectors
    }

    /// Its windows, in order.
    #[must_use]
    pub fn windows(&self) -> &[Window] {
        &self.windows
    }

    /// The places of the numbers of [`Window::Context`]; none without that window.
    #[must_use]
    pub fn context(&self) -> Range<usize> {
        let dimensions = self.vectors.dimensions();
        let window = self.windows.iter().position(|window| *window == Window::Context);
        window.map_or(0..0, |window| window * dimensions..(window + 1) * dimensions)
    }

    /// Numbers of an embedding: dimensions times windows.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.windows.len() * self.vectors.dimensions()
    }

    /// The embedding of an article whose words were counted in `scratch`.
    pub(super) fn embed(
        &self,
        analysis: &Analysis<'_>,
        mentions: Option<&Mentions<'_>>,
        scratch: &Scratch,
    ) -> Vec<f32> {
        let mut embedding = vec![0.0; self.dimensions()];
        let windows = embedding.chunks_exact_mut(self.vectors.dimensions());
        for (sum, &window) in windows.zip(&self.windows) {
            if window == Window::Text {
                let counted = scratch.words.iter();
                let words = counted.map(|own| (own.features.vector, f32::from(own.count)));
                self.vectors.add_all(words, sum);
            } else {
                each_word(window, analysis, mentions, |place| {
                    let word = scratch.cache.word(analysis.words()[place].word.0);
                    self.vectors.add(word.vector, 1.0, sum);
                });
            }
            normalise(sum);
        }
        embedding
    }

    /// Calls `take` with the place of each word that has a vector, and what it adds to the inner
    /// product of the embedding and `weights`, window by window.
    pub fn each_share(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
        weights: &[f32],
        mut take: impl FnMut(usize, f32),
    ) {
        let dimensions = self.vectors.dimensions();
        let mentions = target.map(|target| Mentions::of(analysis, target));
        let mentions = mentions.as_ref();
        let find = |place: usize| self.vectors.find(analysis.words()[place].surface);
        for (&window, weights) in self.windows.iter().zip(weights.chunks_exact(dimensions)) {
            let mut sum = vec![0.0; dimensions];
            each_word(window, analysis, mentions, |place| {
                self.vectors.add(find(place), 1.0, &mut sum);
            });
            let length = length(&sum);
            each_word(window, analysis, mentions, |place| {
                if let Some(product) = self.vectors.dot(find(place), weights) {
                    take(place, product / length);
                }
            });
        }
    }
}

/// Calls `take` with the place of each word of a window, once for each mention that it belongs to.
fn each_word(
    window: Window,
    analysis: &Analysis<'_>,
    mentions: Option<&Mentions<'_>>,
    mut take: impl FnMut(usize),
) {
    let in_scope = || analysis.in_scope().iter().cloned().flatten();
    let Some(mentions) = mentions.filter(|_| window != Window::Text) else {
        return in_scope().for_each(take);
    };
    for mention in mentions.iter() {
        match window {
            Window::Left => mention.left().take(NEAR).for_each(&mut take),
            Window::Right => mention.right().take(NEAR).for_each(&mut take),
            Window::Left3 => mention.left().take(NARROW).for_each(&mut take),
            Window::Right3 => mention.right().take(NARROW).for_each(&mut take),
            Window::Left10 => mention.left().take(WIDE).for_each(&mut take),
            Window::Right10 => mention.right().take(WIDE).for_each(&mut take),
            Window::Clause => {
                mention.left_clause().chain(mention.right_clause()).for_each(&mut take);
            }
            Window::Context | Window::Text => {
                in_scope().filter(|place| !mention.words.contains(place)).for_each(&mut take);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::family::FeatureFamily;
    use super::super::vectoriser::Vectoriser;
    use super::super::vocabulary::{Entry, Vocabulary};
    use super::super::word_vectors::tests::vectors;
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    fn vectoriser(windows: &[Window]) -> Vectoriser {
        let (family, name) = (FeatureFamily::Stem, "seldom".to_owned());
        let entries = [Entry { family, name, document_frequency: 1 }];
        let vocabulary = Vocabulary::new(&entries, 1).unwrap();
        let embedder = Embedder::new(Arc::new(vectors()), windows);
        Vectoriser::new(&[(family, 1.0)], vocabulary).with_embedder(Some(embedder))
    }

    fn embed(text: &str, target: Option<&str>, windows: &[Window]) -> (Vec<f32>, usize, usize) {
        let article = Article::new("", text);
        let analysis = Analyser::new(Language::English).analyse(&article);
        let target = target.map(|name| Target { name: name.to_owned(), mention: None });
        let vectoriser = vectoriser(windows);
        let vectorised =
            vectoriser.vectorise(&analysis, target.as_ref(), &mut vectoriser.scratch());
        (vectorised.embedding, vectorised.known_words, vectorised.words)
    }

    fn assert_close(found: &[f32], expected: &[f32]) {
        let off = found.iter().zip(expected).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(found.len() == expected.len() && off < 1e-6, "{found:?}, not {expected:?}");
    }

    #[test]
    fn an_embedding_is_a_sum_of_unit_length() {
        // (2, 0) + 2 (0, 1) + (−1, 0) = (1, 2); of five words three are known, one of them twice.
        let (embedding, known, words) =
            embed("Peace talks: talks, not war.", None, Window::OF_TEXT);
        let length = 5.0_f32.sqrt();
        assert_close(&embedding, &[1.0 / length, 2.0 / length]);
        assert_eq!((known, words), (4, 5), "a word that has a vector is known");
        assert_close(&embed("None of it.", None, Window::OF_TEXT).0, &[0.0, 0.0]);
    }

    #[test]
    fn the_windows_of_a_mention_are_what_stands_around_it() {
        let text = "Peace, Ilse Harrow said, is not war.";
        let (embedding, ..) = embed(text, Some("Ilse Harrow"), Window::OF_MENTION);
        let (good, bad) = ([1.0, 0.0], [-1.0, 0.0]);
        assert_close(&embedding, &[good, [0.0; 2], good, [0.0; 2], good, bad].concat());
        let older = &[Window::Left, Window::Right];
        assert_close(&embed(text, Some("Ilse Harrow"), older).0, &[good, bad].concat());
    }

    #[test]
    fn shares_of_words_sum_to_the_score_of_the_embedding() {
        let article = Article::new("", "War. Peace talks, and talks of Harrow about war.");
        let analysis = Analyser::new(Language::English).analyse(&article);
        let target = Target { name: "Harrow".to_owned(), mention: None };
        for (target, windows) in [(None, Window::OF_TEXT), (Some(&target), Window::OF_MENTION)] {
            let vectoriser = vectoriser(windows);
            let embedder = vectoriser.embedder().unwrap();
            let weights: Vec<f32> = (1..).map(|n| n as f32).take(embedder.dimensions()).collect();
            let vectorised = vectoriser.vectorise(&analysis, target, &mut vectoriser.scratch());
            let score: f32 = weights.iter().zip(&vectorised.embedding).map(|(w, x)| w * x).sum();
            let mut sum = 0.0;
            embedder.each_share(&analysis, target, &weights, |_, share| sum += share);
            assert!((score - sum).abs() < 1e-5, "{score}, not {sum}");
        }
    }
}
