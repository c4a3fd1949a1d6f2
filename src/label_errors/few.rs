//! Labels with too few examples.

use super::finding::{Finding, Problem};
use super::given::FEWEST;
use crate::corpus::LabelledFacet;

/// The labels of a facet that are given too seldom to be learnt or checked, the rarest last.
pub(super) fn few_examples(labelled: &LabelledFacet) -> Vec<Finding> {
    let labels = labelled.facet.labels.iter().zip(labelled.counts());
    let rare = labels.filter(|(_, examples)| *examples < FEWEST);
    let mut found: Vec<Finding> = rare
        .map(|(label, examples)| {
            let label = label.name.clone();
            let problem = Problem::FewExamples { label, examples, wanted: FEWEST };
            Finding::new((FEWEST - examples) as f64, problem)
        })
        .collect();
    found.sort_by(|a, b| a.gain.total_cmp(&b.gain));
    found
}

#[cfg(test)]
mod tests {
    use super::super::check::fixture::facet;
    use super::*;

    #[test]
    fn labels_below_five_examples_are_named_with_their_number() {
        let labelled = facet(&[("sport", 5), ("arts", 4), ("law", 1), ("food", 0)]);
        let found: Vec<_> = few_examples(&labelled)
            .into_iter()
            .map(|own| match own.problem {
                Problem::FewExamples { label, examples, .. } => {
                    (label, examples, own.gain as usize)
                }
                other => panic!("{other:?}"),
            })
            .collect();
        let expected = [("arts", 4, 1), ("law", 1, 4), ("food", 0, 5)];
        assert_eq!(found, expected.map(|(label, n, gain)| (label.to_owned(), n, gain)));
    }
}
