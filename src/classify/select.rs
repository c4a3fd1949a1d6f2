//! Linear model of some of the labels of another.

use super::cell::Cell;
use super::linear::Linear;
use crate::features::FeatureId;
use crate::label::LabelId;

impl Linear {
    /// The model of some of the labels, which rise, over the same features.
    #[must_use]
    pub fn select(&self, labels: &[LabelId]) -> Self {
        let of = |values: &[f32]| labels.iter().map(|label| values[label.index()]).collect();
        let (scales, intercept) = (of(&self.scales), of(&self.intercept));
        let embedding = self.embedding.select(labels);
        let mut model = Self::empty(self.features(), scales, intercept, embedding);
        let moved = |cell: Cell| {
            let place = labels.binary_search(&LabelId(cell.label)).ok()?;
            Some(Cell { label: place as u16, ..cell })
        };
        for feature in (0..self.features() as u32).map(FeatureId) {
            model.push(&self.row(feature).filter_map(moved).collect::<Vec<_>>());
        }
        model
    }
}
