//! Matrix of training articles, and views of some of its rows.

use linfa::dataset::Records;
use ndarray::Array1;
use sprs::CsMatI;

use super::sparse::SparseVector;

/// Articles as the rows of a matrix (articles × features): the sparse features of the vocabulary,
/// and after them the dense ones of the embedding, where there is one.
#[derive(Clone, Debug)]
pub struct Vectors {
    matrix: CsMatI<f32, u32>,
    /// How many of the features are dense.
    dense: usize,
}

impl Vectors {
    /// Stacks `rows`, whose features rise, over a vocabulary of `features` features.
    #[must_use]
    pub fn from_rows(rows: impl ExactSizeIterator<Item = SparseVector>, features: usize) -> Self {
        let mut stack = Stack::with_capacity((features, 0), rows.len(), 0);
        rows.for_each(|row| stack.push(&row, &[]));
        stack.into_vectors()
    }

    /// Stacks rows of nothing but dense features.
    #[cfg(test)]
    pub(crate) fn dense<'r>(rows: impl ExactSizeIterator<Item = &'r [f32]> + Clone) -> Self {
        let dense = rows.clone().next().map_or(0, <[f32]>::len);
        let mut stack = Stack::with_capacity((0, dense), rows.len(), 0);
        rows.for_each(|row| stack.push(&SparseVector::default(), row));
        stack.into_vectors()
    }

    /// Number of articles.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.matrix.rows()
    }

    /// Number of features, sparse and dense.
    #[must_use]
    pub fn features(&self) -> usize {
        self.matrix.cols()
    }

    /// Number of dense features, which are the last.
    #[must_use]
    pub const fn dense_features(&self) -> usize {
        self.dense
    }

    /// Features and weights of article `index`.
    #[must_use]
    pub fn row(&self, index: usize) -> (&[u32], &[f32]) {
        let range = self.matrix.indptr().outer_inds_sz(index);
        (&self.matrix.indices()[range.clone()], &self.matrix.data()[range])
    }

    /// All articles, in order.
    pub fn rows(&self) -> impl Iterator<Item = (&[u32], &[f32])> {
        (0..self.articles()).map(|index| self.row(index))
    }

    /// Number of weights that are not zero, and of those that are dense.
    #[must_use]
    pub fn nnz(&self) -> usize {
        self.matrix.nnz()
    }

    /// Takes from each dense feature its mean over all articles, and returns these means.
    pub fn centre(&mut self) -> Vec<f32> {
        let mut sums = vec![0.0_f64; self.dense];
        let add = |sums: &mut Vec<f64>, row: &[f32]| {
            sums.iter_mut().zip(row).for_each(|(sum, &x)| *sum += f64::from(x));
        };
        (0..self.articles()).for_each(|article| add(&mut sums, self.dense_row_mut(article)));
        let count = self.articles().max(1) as f64;
        let means: Vec<f32> = sums.into_iter().map(|sum| (sum / count) as f32).collect();
        for article in 0..self.articles() {
            let row = self.dense_row_mut(article);
            row.iter_mut().zip(&means).for_each(|(x, mean)| *x -= mean);
        }
        means
    }

    fn dense_row_mut(&mut self, article: usize) -> &mut [f32] {
        let end = self.matrix.indptr().outer_inds_sz(article).end;
        &mut self.matrix.data_mut()[end - self.dense..end]
    }

    /// View of some of the articles, in the order given.
    #[must_use]
    pub const fn view<'v>(&'v self, articles: &'v [usize]) -> VectorsView<'v> {
        VectorsView { vectors: self, articles, dense: self.dense }
    }
}

/// View of some of the articles of [`Vectors`]: the records that linfa's traits fit to and predict
/// for, without a copy for each split.
#[derive(Clone, Copy, Debug)]
pub struct VectorsView<'v> {
    vectors: &'v Vectors,
    articles: &'v [usize],
    /// How many dense features are in view: all or none.
    dense: usize,
}

impl<'v> VectorsView<'v> {
    /// Number of articles.
    #[must_use]
    pub const fn articles(self) -> usize {
        self.articles.len()
    }

    /// View of the sparse features alone.
    #[must_use]
    pub const fn without_dense(self) -> Self {
        Self { dense: 0, ..self }
    }

    /// Number of features, sparse and dense.
    #[must_use]
    pub fn features(self) -> usize {
        self.sparse_features() + self.dense
    }

    /// Number of sparse features, which are the first: those of the vocabulary.
    #[must_use]
    pub fn sparse_features(self) -> usize {
        self.vectors.features() - self.vectors.dense
    }

    /// Number of dense features, which are the last.
    #[must_use]
    pub const fn dense_features(self) -> usize {
        self.dense
    }

    /// Sparse features and weights of the article at `place` of the view.
    #[must_use]
    pub fn sparse_row(self, place: usize) -> (&'v [u32], &'v [f32]) {
        self.without_dense().row(place)
    }

    /// The sparse features and weights of all its articles, in order.
    pub fn sparse_rows(self) -> impl Iterator<Item = (&'v [u32], &'v [f32])> {
        self.without_dense().rows()
    }

    /// The dense features of the article at `place` of the view.
    #[must_use]
    pub fn dense_row(self, place: usize) -> &'v [f32] {
        let (_, weights) = self.row(place);
        &weights[weights.len() - self.dense_features()..]
    }

    /// Features and weights of the article at `place` of the view.
    #[inline]
    #[must_use]
    pub fn row(self, place: usize) -> (&'v [u32], &'v [f32]) {
        let (ids, weights) = self.vectors.row(self.articles[place]);
        let seen = ids.len() - (self.vectors.dense - self.dense);
        (&ids[..seen], &weights[..seen])
    }

    /// All its articles, in order.
    pub fn rows(self) -> impl Iterator<Item = (&'v [u32], &'v [f32])> {
        (0..self.articles()).map(move |place| self.row(place))
    }

    /// Squared norm of each sparse feature: the sum of its squared weights in these articles.
    #[must_use]
    pub fn squared_norms(self) -> Array1<f64> {
        let mut norms = Array1::zeros(self.sparse_features());
        for (ids, weights) in self.sparse_rows() {
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
    /// Number of sparse features, and of dense ones.
    columns: (usize, usize),
    ends: Vec<u32>,
    indices: Vec<u32>,
    data: Vec<f32>,
}

impl Stack {
    /// None yet of so many sparse and dense features, and room for so many articles and sparse
    /// weights.
    pub(super) fn with_capacity(columns: (usize, usize), articles: usize, weights: usize) -> Self {
        let weights = weights + articles * columns.1;
        let mut ends = Vec::with_capacity(articles + 1);
        ends.push(0);
        Self {
            columns,
            ends,
            indices: Vec::with_capacity(weights),
            data: Vec::with_capacity(weights),
        }
    }

    pub(super) fn push(&mut self, row: &SparseVector, dense: &[f32]) {
        let (sparse, all) = (self.columns.0 as u32, (self.columns.0 + self.columns.1) as u32);
        self.indices.extend(row.features.iter().map(|id| id.0).chain(sparse..all));
        self.data.extend(row.weights.iter().chain(dense));
        self.ends.push(self.indices.len() as u32);
    }

    pub(super) fn into_vectors(self) -> Vectors {
        let (sparse, dense) = self.columns;
        let shape = (self.ends.len() - 1, sparse + dense);
        Vectors { matrix: CsMatI::new(shape, self.ends, self.indices, self.data), dense }
    }
}
