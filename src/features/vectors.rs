//! Sparse matrix of training articles, and views of some of its rows.

use linfa::dataset::Records;
use ndarray::Array1;
use sprs::CsMatI;

use super::sparse::SparseVector;

/// Articles as the rows of a sparse matrix (articles × features).
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

    /// Number of weights that are not zero.
    #[must_use]
    pub fn nnz(&self) -> usize {
        self.0.nnz()
    }

    /// View of some of the articles, in the order given.
    #[must_use]
    pub const fn view<'v>(&'v self, articles: &'v [usize]) -> VectorsView<'v> {
        VectorsView { vectors: self, articles }
    }
}

/// View of some of the articles of [`Vectors`]: the records that linfa's traits fit to and predict
/// for, without a copy for each split.
#[derive(Clone, Copy, Debug)]
pub struct VectorsView<'v> {
    vectors: &'v Vectors,
    articles: &'v [usize],
}

impl<'v> VectorsView<'v> {
    /// Number of articles.
    #[must_use]
    pub const fn articles(self) -> usize {
        self.articles.len()
    }

    /// Number of features of the vocabulary.
    #[must_use]
    pub fn features(self) -> usize {
        self.vectors.features()
    }

    /// Features and weights of the article at `place` of the view.
    #[inline]
    #[must_use]
    pub fn row(self, place: usize) -> (&'v [u32], &'v [f32]) {
        self.vectors.row(self.articles[place])
    }

    /// All its articles, in order.
    pub fn rows(self) -> impl Iterator<Item = (&'v [u32], &'v [f32])> {
        self.articles.iter().map(move |&article| self.vectors.row(article))
    }

    /// Squared norm of each feature: the sum of its squared weights in these articles.
    #[must_use]
    pub fn squared_norms(self) -> Array1<f64> {
        let mut norms = Array1::zeros(self.features());
        for (ids, weights) in self.rows() {
            for (&id, &weight) in ids.iter().zip(weights) {
                norms[id as usize] += f64::from(weight * weight);
            }
        }
        norms
    }
}

impl Records for VectorsView<'_> {
    type Elem = f32;

    fn nsamples(&self) -> usize {
        self.articles()
    }

    fn nfeatures(&self) -> usize {
        self.features()
    }
}

/// Builder of [`Vectors`], article by article.
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
