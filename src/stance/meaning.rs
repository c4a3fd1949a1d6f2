//! What the sentences that name an actor mean, as one embedding.

use super::mention_prediction::MentionPrediction;
use crate::classify::Classifier;
use crate::features::Embedder;

/// Sum of the embeddings of the sentences that name an actor, its own name left out; once for each
/// mention, scaled to unit length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    /// The numbers; none where the classifier has no word vectors.
    pub embedding: Vec<f64>,
    /// Length of the sum before it was scaled; 1 where that is 0.
    pub length: f64,
}

impl Meaning {
    /// That of the mentions that were predicted by `classifier`.
    pub(super) fn of(classifier: &Classifier, predictions: &[MentionPrediction]) -> Self {
        let Some(embedder) = classifier.vectoriser.embedder() else { return Self::default() };
        let mut embedding = vec![0.0; embedder.context().len()];
        for own in predictions {
            let context = &own.prediction.vectorised.embedding[embedder.context()];
            embedding.iter_mut().zip(context).for_each(|(sum, &x)| *sum += f64::from(x));
        }
        let length = embedding.iter().map(|x| x * x).sum::<f64>().sqrt();
        let length = if length > 0.0 { length } else { 1.0 };
        for x in &mut embedding {
            *x /= length;
        }
        Self { embedding, length }
    }

    /// These weights of its numbers as weights of one mention's embedding, so that what a mention's
    /// words come to adds up to what this one does.
    pub(super) fn weights_of_mention(&self, embedder: &Embedder, weights: &[f64]) -> Vec<f32> {
        let before = vec![0.0; embedder.context().start];
        let scaled = weights.iter().map(|weight| (weight / self.length) as f32);
        before.into_iter().chain(scaled).collect()
    }
}
