//! Parents without a child: articles with a label of the level above, and none under it.

use std::collections::HashMap;

use ndarray::Array2;

use super::example::{NamedExample, names};
use super::finding::{Finding, Problem};
use super::given::Given;
use crate::corpus::{Corpus, LabelledExample, LabelledFacet};
use crate::label::LabelId;

/// Share of the articles of a label, which has others under it, from which on it is usual that none of
/// them is given.
const USUAL: f64 = 0.2;
/// How probable a child must be, among all under one parent, to be suggested.
const LIKELY: f64 = 0.5;

/// Example that has a label of the level above, and none under it.
struct Childless {
    /// Place of the example in the facet.
    place: usize,
    parent: LabelId,
}

/// What models say of the examples of a facet that can be checked.
#[derive(Clone, Copy)]
pub(super) struct Likely<'a> {
    pub(super) given: &'a Given,
    /// How probable each label is (examples × labels).
    pub(super) probabilities: &'a Array2<f64>,
}

/// The examples of a facet with a parent that have a label of the parent's and none under it, where
/// that is unusual; with the child that they lack, where models say which.
pub(super) fn without_child(
    corpus: &Corpus,
    labelled: &LabelledFacet,
    likely: Option<Likely<'_>>,
) -> Vec<Finding> {
    let above = labelled.facet.parent.as_deref().and_then(|name| corpus.facet(name));
    let Some(above) = above else { return Vec::new() };
    let parents = labelled.facet.parents_in(&above.facet);
    let (childless, all) = childless(above, labelled, &parents);
    let mut lacking = vec![0; all.len()];
    for own in &childless {
        lacking[own.parent.index()] += 1;
    }
    let share =
        |parent: LabelId| f64::from(lacking[parent.index()]) / f64::from(all[parent.index()]);
    let unusual = childless.iter().filter(|own| share(own.parent) < USUAL);
    let finding = |own: &Childless| {
        let child = likely.and_then(|likely| likely.child(own, &parents));
        let problem = Problem::ParentWithoutChild {
            example: NamedExample::of(corpus, labelled, own.place),
            parent: above.facet.labels[own.parent.index()].name.clone(),
            share: share(own.parent),
            suggested: child.map(|(child, _)| with(labelled, own.place, child)).unwrap_or_default(),
            p_suggested: child.map(|(_, p)| p),
        };
        Finding::new(1.0 - share(own.parent), problem)
    };
    let mut found: Vec<Finding> = unusual.map(finding).collect();
    found.sort_by(|a, b| b.gain.total_cmp(&a.gain));
    found
}

/// The examples that lack a child, and how many have each label of the level above at all, where it is
/// known whether one under it was given.
fn childless(
    above: &LabelledFacet,
    labelled: &LabelledFacet,
    parents: &[Option<LabelId>],
) -> (Vec<Childless>, Vec<u32>) {
    let of_article: HashMap<usize, &LabelledExample> =
        above.examples.iter().map(|example| (example.article, example)).collect();
    let is_under = |labels: &[LabelId], parent: LabelId| {
        labels.iter().any(|label| parents[label.index()] == Some(parent))
    };
    let (mut found, mut all) = (Vec::new(), vec![0; above.facet.labels.len()]);
    for (place, example) in labelled.examples.iter().enumerate() {
        let given = of_article.get(&example.article).map_or(&[][..], |own| &own.labels);
        for &parent in given {
            if !parents.contains(&Some(parent)) || is_under(&example.unknown, parent) {
                continue;
            }
            all[parent.index()] += 1;
            if !is_under(&example.labels, parent) {
                found.push(Childless { place, parent });
            }
        }
    }
    (found, all)
}

impl Likely<'_> {
    /// The most probable child of a childless parent, and how probable it is among all of that parent's.
    fn child(&self, own: &Childless, parents: &[Option<LabelId>]) -> Option<(LabelId, f64)> {
        let row = self.given.examples.binary_search(&own.place).ok()?;
        let children = self.given.labels.iter().enumerate();
        let children = children.filter(|(_, label)| parents[label.index()] == Some(own.parent));
        let probable: Vec<(LabelId, f64)> =
            children.map(|(column, &label)| (label, self.probabilities[(row, column)])).collect();
        let sum: f64 = probable.iter().map(|own| own.1).sum();
        let &(first, p) = probable.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
        (p >= LIKELY * sum && sum > 0.0).then(|| (first, p / sum))
    }
}

/// The names of the labels of an example, and of one more.
fn with(labelled: &LabelledFacet, place: usize, label: LabelId) -> Vec<String> {
    let mut labels = labelled.examples[place].labels.clone();
    labels.push(label);
    labels.sort_unstable();
    names(labelled, &labels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::{Choice, Facet, Label, LabelMatrix};
    use crate::text::Article;

    /// A level of `labels`, each with its parent, and examples of the articles 0, 1, 2 …
    fn level(
        name: &str,
        parent: Option<&str>,
        labels: &[[&str; 2]],
        given: &[&[u16]],
    ) -> LabelledFacet {
        let label = |[name, parent]: &[&str; 2]| Label {
            parent: (!parent.is_empty()).then(|| (*parent).to_owned()),
            ..Label::new(*name)
        };
        let facet = Facet {
            name: name.to_owned(),
            choice: Choice::Any,
            parent: parent.map(str::to_owned),
            labels: labels.iter().map(label).collect(),
            ..Facet::default()
        };
        let example = |(article, labels): (usize, &&[u16])| {
            let labels = labels.iter().map(|&label| LabelId(label)).collect();
            LabelledExample::new(article, None, labels, crate::read::Location::file("labels.csv"))
        };
        let examples = given.iter().enumerate().map(example).collect();
        LabelledFacet { facet, learning: crate::corpus::Learning::default(), examples }
    }

    /// Ten articles of war, of which the seventh has no child; ten of fame, of which six have none;
    /// one of weather, which has no children, and nothing is known of a child in the last.
    fn corpus() -> Corpus {
        let above = [["war", ""], ["fame", ""], ["weather", ""]];
        let below = [["truce", "war"], ["battle", "war"], ["prize", "fame"]];
        let mut sections: Vec<&[u16]> = vec![&[0]; 10];
        sections.extend([&[1][..]; 10]);
        sections.extend([&[2][..], &[0, 2]]);
        let mut beats: Vec<&[u16]> = vec![&[1]; 10];
        beats[6] = &[];
        beats.extend([&[2][..]; 4]);
        beats.extend([&[][..]; 8]);
        let mut beats = level("beat", Some("section"), &below, &beats);
        beats.examples[21].unknown = vec![LabelId(0), LabelId(1)];
        let articles = (0..22).map(|n| Article::new(n.to_string(), "Text.")).collect();
        let facets = vec![level("section", None, &above, &sections), beats];
        Corpus { articles, facets, ..Corpus::default() }
    }

    #[test]
    fn only_what_is_unusual_is_named_with_its_share() {
        let corpus = corpus();
        let found = without_child(&corpus, &corpus.facets[1], None);
        let [Finding { problem: Problem::ParentWithoutChild { example, parent, share, .. }, .. }] =
            &found[..]
        else {
            panic!("{found:?}")
        };
        assert_eq!((&*example.id, &**parent), ("6", "war"));
        assert!((share - 0.1).abs() < 1e-12, "{share}");
        assert!(without_child(&corpus, &corpus.facets[0], None).is_empty());
    }

    #[test]
    fn a_child_is_suggested_where_it_is_likelier_than_its_siblings_together() {
        let corpus = corpus();
        let matrix = LabelMatrix::new([[].as_slice()].into_iter(), 3);
        let labels = vec![LabelId(0), LabelId(1), LabelId(2)];
        let given = Given { examples: vec![6], labels, matrix };
        for (probabilities, expected) in
            [([0.3, 0.1, 0.9], Some("truce")), ([0.1, 0.1, 0.9], Some("battle")), ([0.0; 3], None)]
        {
            let probabilities = Array2::from_shape_vec((1, 3), probabilities.to_vec()).unwrap();
            let likely = Likely { given: &given, probabilities: &probabilities };
            let found = without_child(&corpus, &corpus.facets[1], Some(likely));
            let Problem::ParentWithoutChild { suggested, p_suggested, .. } = &found[0].problem
            else {
                panic!("{found:?}")
            };
            assert_eq!(suggested.first().map(String::as_str), expected);
            assert_eq!(p_suggested.is_some(), expected.is_some());
        }
    }
}
