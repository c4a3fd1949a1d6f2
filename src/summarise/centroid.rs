//! Sentences near the article's centre.

use super::encoded::EncodedStory;
use super::method::{Method, MethodName};
use super::story::Story;
use super::summariser::Summariser;
use super::vectors::Vectors;

/// Centroid value, position and similarity to the first sentence, each weighted 1.
///
/// D. Radev, H. Jing, M. Styś and D. Tam, "Centroid-based summarization of multiple documents"
/// (2004), section 3.3: `C + P + F`, where `C` sums the centroid's weights of a sentence's words,
/// `P` falls from the best `C` at the first sentence to nothing behind the last, and `F` is the
/// inner product with the first sentence. The centroid is TF-ISF of this one article. Linear in
/// the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Centroid;

impl Summariser for Centroid {
    fn name(&self) -> MethodName {
        Method::Centroid.into()
    }

    fn rate(&mut self, story: &Story<'_>) -> Vec<f32> {
        let story = story.encoded;
        let vectors = Vectors::new(story);
        let centre = centre(story, &vectors);
        let values: Vec<f32> = (0..story.len())
            .map(|index| {
                vectors.sentence(index).iter().map(|entry| centre[entry.word as usize]).sum()
            })
            .collect();
        let best = values.iter().copied().fold(0.0, f32::max);
        let mut first = vectors.zeros();
        if !story.is_empty() {
            vectors.add_to(&mut first, 0);
        }
        let place = |index: usize| best * (1.0 - index as f32 / story.len() as f32);
        (0..story.len())
            .map(|index| values[index] + place(index) + vectors.dot(index, &first))
            .collect()
    }
}

/// Mean of term frequency times rarity over the sentences, for each word.
fn centre(story: &EncodedStory, vectors: &Vectors) -> Vec<f32> {
    let mut centre = vectors.zeros();
    for &word in &story.tokens {
        centre[word as usize] += vectors.rarity(word) / story.len() as f32;
    }
    centre
}
