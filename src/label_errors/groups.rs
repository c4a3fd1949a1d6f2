//! Groups of articles, such as outlets, that give a label away.

use std::collections::BTreeMap;

use super::finding::{Finding, Problem};
use crate::corpus::{Corpus, LabelledFacet};

/// Fewer articles of a group than this prove nothing.
const FEWEST: usize = 10;
/// Share of a group's articles that must have the label it gives away.
const PRECISION: f64 = 0.9;
/// Share of the label's articles that must be of the group.
const COVERAGE: f64 = 0.3;
/// The most that may have the label at large: a label that all have is no secret.
const COMMONEST: f64 = 0.5;
/// Articles that a finding names.
const NAMED: usize = 3;

/// The labels that one group of articles gives away, where a field was named to group by.
pub(super) fn told_by_groups(corpus: &Corpus, labelled: &LabelledFacet) -> Vec<Finding> {
    let mut groups: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (place, example) in labelled.examples.iter().enumerate() {
        if let Some(&group) = corpus.groups.get(example.article) {
            groups.entry(group).or_default().push(place);
        }
    }
    let large = groups.into_values().filter(|own| own.len() >= FEWEST);
    large.filter_map(|members| told_by(corpus, labelled, &members)).collect()
}

fn told_by(corpus: &Corpus, labelled: &LabelledFacet, members: &[usize]) -> Option<Finding> {
    let own = labelled
        .with_examples(members.iter().map(|&place| labelled.examples[place].clone()).collect());
    let (inside, all) = (own.counts(), labelled.counts());
    let label = (0..inside.len()).max_by_key(|&label| inside[label])?;
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let precision = share(inside[label], members.len());
    let coverage = share(inside[label], all[label]);
    let commonness = share(all[label], labelled.examples.len());
    if precision < PRECISION || coverage < COVERAGE || commonness > COMMONEST {
        return None;
    }
    let named = own.examples.iter().take(NAMED);
    let problem = Problem::ToldByGroup {
        label: labelled.facet.labels[label].name.clone(),
        articles: members.len(),
        precision,
        coverage,
        examples: named.map(|example| corpus.articles[example.article].id.clone()).collect(),
    };
    Some(Finding::new(inside[label] as f64, problem))
}

#[cfg(test)]
mod tests {
    use super::super::check::fixture::facet;
    use super::*;
    use crate::text::Article;

    #[test]
    fn an_outlet_with_one_label_gives_it_away_unless_all_have_it() {
        let labelled = facet(&[("left", 20), ("right", 20)]);
        let articles = vec![Article::new("a", "Text."); 40];
        // Of group 7, twelve of thirteen are left; group 8 is mixed.
        let group = |n: u64| if n < 12 || n == 20 { 7 } else { 8 };
        let groups = (0..40).map(group).collect();
        let corpus = Corpus { articles, groups, ..Corpus::default() };
        let found = told_by_groups(&corpus, &labelled);
        let [Finding { problem: Problem::ToldByGroup { label, articles, coverage, .. }, gain }] =
            &found[..]
        else {
            panic!("{found:?}")
        };
        assert_eq!((label.as_str(), *articles, *gain as usize), ("left", 13, 12));
        assert!((coverage - 0.6).abs() < 1e-12);
        assert!(told_by_groups(&corpus, &facet(&[("left", 38), ("right", 2)])).is_empty());
        assert!(told_by_groups(&Corpus::default(), &facet(&[])).is_empty());
    }
}
