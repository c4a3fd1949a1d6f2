//! Sparse vector of an article: it has a few hundred features of several hundred thousand.

/// The place of a feature in a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeatureId(pub u32);

impl FeatureId {
    /// The place as an index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One article as a vector: features with their weights.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SparseVector {
    /// The features that are not zero, each once: in rising order for training, else in the order
    /// in which the article was read.
    pub features: Vec<FeatureId>,
    /// Their weights, in the same order.
    pub weights: Vec<f32>,
}

impl SparseVector {
    /// The features with their weights.
    pub fn iter(&self) -> impl Iterator<Item = (FeatureId, f32)> {
        self.features.iter().copied().zip(self.weights.iter().copied())
    }

    /// Puts the features into rising order.
    pub(super) fn sort(&mut self) {
        let mut pairs: Vec<_> = self.iter().collect();
        pairs.sort_unstable_by_key(|pair| pair.0);
        (self.features, self.weights) = pairs.into_iter().unzip();
    }

    /// Scales the vector to unit length; an empty one stays empty.
    pub(super) fn normalise(&mut self) {
        normalise(&mut self.weights);
    }

    /// Whether no known feature was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }
}

/// Scales `values` to unit length; zeros stay zeros.
pub(super) fn normalise(values: &mut [f32]) {
    let norm = length(values);
    if norm > 0.0 {
        for value in values {
            *value /= norm;
        }
    }
}

/// Euclidean length.
pub(super) fn length(values: &[f32]) -> f32 {
    values.iter().map(|value| value * value).sum::<f32>().sqrt()
}
