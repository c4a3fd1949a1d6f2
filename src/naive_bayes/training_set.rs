//! Training set: what the three algorithms fit to.

use linfa::DatasetBase;

use crate::features::VectorsView;
use crate::label::LabelMatrixView;

/// Training set of linfa's traits: articles as sparse vectors, with their labels. Both parts are
/// views, so that a split is made without a copy:
/// `TrainingSet::new(vectors.view(&articles), truth.view(&articles))`.
pub type TrainingSet<'d> = DatasetBase<VectorsView<'d>, LabelMatrixView<'d>>;
