//! Sentences that what follows takes up.

use super::method::{Method, MethodName};
use super::story::Story;
use super::summariser::Summariser;
use super::vectors::Vectors;

/// Weight of a similarity to an earlier sentence, where one to a later sentence has 1; found on
/// the CNN/DailyMail training articles.
const BACKWARD: f32 = -2.0;

/// Position-augmented centrality: the sum of a sentence's cosines with the sentences behind it,
/// less twice the sum with those before it.
///
/// H. Zheng and M. Lapata, "Sentence centrality revisited for unsupervised summarization" (2019),
/// equation 5 with λ₁ = −2 and λ₂ = 1 over TF-ISF vectors in place of BERT. Linear in the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Forward;

impl Summariser for Forward {
    fn name(&self) -> MethodName {
        Method::Forward.into()
    }

    fn rate(&mut self, story: &Story<'_>) -> Vec<f32> {
        let story = story.encoded;
        let vectors = Vectors::new(story);
        let back = vectors.back();
        vectors.ahead().iter().zip(back).map(|(ahead, back)| ahead + BACKWARD * back).collect()
    }
}
