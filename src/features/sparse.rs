//! Sparse vectors: an article has a few hundred features of several hundred thousand.

use linfa::dataset::Records;
use ndarray::Array1;
use sprs::CsMatI;

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
        let norm = self.weights.iter().map(|w| w * w).sum::<f32>().sqrt();
        if norm > 0.0 {
            self.weights.iter_mut().for_each(|weight| *weight /= norm);
        }
    }

    /// Whether no known feature was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }
}

/// Articles as the rows of a sparse matrix (articles × features), the records that linfa's traits
/// fit and predict on.
#[derive(Clone, Debug)]
pub struct Vectors(CsMatI<f32, u32>);

impl Vectors {
    /// Stacks `rows`, whose features rise, over a vocabulary of `features` features.
    #[must_use]
    pub fn from_rows(rows: impl ExactSizeIterator<Item = SparseVector>, features: usize) -> Self {
        let mut stack = Stack::with_capacity(rows.len(), 0);
        rows.for_each(|row| stack.push(&row));
        stack.into_vectors(features)
    }

    /// Number of articles.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.0.rows()
    }

    /// Number of features of the vocabulary.
    #[must_use]
    pub fn features(&self) -> usize {
        self.0.cols()
    }

    /// Features and weights of article `index`.
    #[must_use]
    pub fn row(&self, index: usize) -> (&[u32], &[f32]) {
        let range = self.0.indptr().outer_inds_sz(index);
        (&self.0.indices()[range.clone()], &self.0.data()[range])
    }

    /// All articles, in order.
    pub fn rows(&self) -> impl Iterator<Item = (&[u32], &[f32])> {
        (0..self.articles()).map(|index| self.row(index))
    }

    /// By feature: the summed squares of its weights in some of the articles.
    #[must_use]
    pub fn energy(&self, articles: &[usize]) -> Array1<f64> {
        let mut energy = Array1::zeros(self.features());
        for &article in articles {
            let (ids, weights) = self.row(article);
            for (&id, &weight) in ids.iter().zip(weights) {
                energy[id as usize] += f64::from(weight * weight);
            }
        }
        energy
    }

    /// The matrix itself, for what `sprs` can do with it.
    #[must_use]
    pub const fn matrix(&self) -> &CsMatI<f32, u32> {
        &self.0
    }
}

/// Vectors in the making.
#[derive(Debug)]
pub(super) struct Stack {
    ends: Vec<u32>,
    indices: Vec<u32>,
    data: Vec<f32>,
}

impl Stack {
    /// None yet, and room for so many articles and weights.
    pub(super) fn with_capacity(articles: usize, weights: usize) -> Self {
        let mut ends = Vec::with_capacity(articles + 1);
        ends.push(0);
        Self { ends, indices: Vec::with_capacity(weights), data: Vec::with_capacity(weights) }
    }

    pub(super) fn push(&mut self, row: &SparseVector) {
        self.indices.extend(row.features.iter().map(|id| id.0));
        self.data.extend(&row.weights);
        self.ends.push(self.indices.len() as u32);
    }

    pub(super) fn into_vectors(self, features: usize) -> Vectors {
        let shape = (self.ends.len() - 1, features);
        Vectors(CsMatI::new(shape, self.ends, self.indices, self.data))
    }
}

impl Records for Vectors {
    type Elem = f32;

    fn nsamples(&self) -> usize {
        self.articles()
    }

    fn nfeatures(&self) -> usize {
        self.features()
    }
}
