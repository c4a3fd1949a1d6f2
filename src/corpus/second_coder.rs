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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::corpus::Learning;
    use crate::label::Facet;
    use crate::read::Location;

    fn said(choice: Choice, cell: Value) -> Option<Vec<String>> {
        let facet = Facet {
            name: "topic".to_owned(),
            choice,
            towards_target: false,
            by_mention: false,
            pooling: None,
            context: None,
            parent: None,
            labels: Vec::new(),
        };
        let mut example = LabelledExample::new(0, None, Vec::new(), Location::file("topic.csv"));
        example.beside.push(("coder2".to_owned(), cell));
        let labelled = LabelledFacet { facet, learning: Learning::default(), examples: Vec::new() };
        assert_eq!(labelled.labels_beside(&example, "coder3"), None);
        labelled.labels_beside(&example, "coder2")
    }

    #[test]
    fn a_second_coder_writes_as_the_first_does() {
        let names = |names: &[&str]| Some(names.iter().map(|&own| own.to_owned()).collect());
        assert_eq!(said(Choice::One, json!("law")), names(&["law"]));
        assert_eq!(said(Choice::One, json!("law|sport")), names(&["law|sport"]));
        assert_eq!(said(Choice::Any, json!("sport|law")), names(&["law", "sport"]));
        assert_eq!(said(Choice::Any, json!(["sport", "law"])), names(&["law", "sport"]));
        assert_eq!(said(Choice::One, json!("")), None);
    }
}
