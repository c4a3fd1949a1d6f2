//! What a second coder said, in a column beside the first one's labels.

use super::label_values::labels;
use super::labelled::{LabelledExample, LabelledFacet};
use crate::label::Choice;

/// Between the labels of one cell, where a facet gives several.
const SEPARATOR: char = '|';

impl LabelledFacet {
    /// The labels that the field `column` beside an example says, in the order of their names; `None`
    /// where it says nothing.
    #[must_use]
    pub fn labels_beside(&self, example: &LabelledExample, column: &str) -> Option<Vec<String>> {
        let (said, _) = labels(example.field(column)?)?;
        let parts = |name: &String| -> Vec<String> {
            let own = |c| c == SEPARATOR && self.facet.choice == Choice::Any;
            name.split(own).map(|part| part.trim().to_owned()).collect()
        };
        let mut names: Vec<String> = said.iter().flat_map(parts).collect();
        names.sort_unstable();
        names.dedup();
        Some(names)
    }
}
