//! Copies and near copies of one text that have different labels.

use std::collections::BTreeMap;

use super::example::NamedExample;
use super::finding::{Finding, Problem};
use crate::corpus::{Corpus, Groups, LabelledFacet};
use crate::dedup::{resemblance, word_hashes};
use crate::label::LabelId;
use crate::text::TermHash;

/// The text of an example, and the name of its target with the place of its mention.
type Key<'c> = (u64, Option<(&'c str, Option<usize>)>);

/// The examples that share a text, or nearly, and a target, and not the labels: those of one of the
/// `copies`, and beside them those of one of the `near_copies`, of which each text speaks once, by the
/// labels that most of its copies have. The likest come first: what a reprint adds may be about
/// something else.
pub(super) fn disagreeing_copies(
    corpus: &Corpus,
    labelled: &LabelledFacet,
    copies: &Groups,
    near_copies: &Groups,
) -> Vec<Finding> {
    let all: Vec<usize> = (0..labelled.examples.len()).collect();
    let same = groups(labelled, copies, &all);
    let first = |places: &Vec<usize>| places[commonest(&labels(labelled, places)).0];
    let mut texts: Vec<usize> = same.iter().map(first).collect();
    texts.sort_unstable();
    let near = groups(labelled, near_copies, &texts);
    let found = same.iter().chain(&near).filter_map(|places| disagreeing(corpus, labelled, places));
    let mut found: Vec<Finding> = found.collect();
    found.sort_by(|a, b| b.gain.total_cmp(&a.gain));
    found
}

/// Those of the examples at `places` that share a key and a target.
fn groups(labelled: &LabelledFacet, keys: &Groups, places: &[usize]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    for &place in places {
        let example = &labelled.examples[place];
        let target = example.target.as_ref();
        let target =
            target.map(|own| (own.name.as_str(), own.mention.map(|mention| mention.start)));
        groups.entry((keys.keys()[example.article], target)).or_default().push(place);
    }
    groups.into_values().collect()
}

fn labels<'l>(labelled: &'l LabelledFacet, places: &[usize]) -> Vec<&'l [LabelId]> {
    places.iter().map(|&place| labelled.examples[place].labels.as_slice()).collect()
}

/// The examples of a group, where their labels differ.
fn disagreeing(corpus: &Corpus, labelled: &LabelledFacet, places: &[usize]) -> Option<Finding> {
    let labels = labels(labelled, places);
    let (first, times) = commonest(&labels);
    let differing = labels.len() - times;
    if differing == 0 {
        return None;
    }
    let words = |&place: &usize| word_hashes(&corpus.articles[labelled.examples[place].article]);
    let (most, others): (Vec<usize>, Vec<usize>) =
        places.iter().partition(|&&place| labelled.examples[place].labels == labels[first]);
    let [most, others] = [most, others].map(|own| own.iter().map(words).collect::<Vec<_>>());
    let alike = most_alike(&most, &others);
    let examples = places.iter().map(|&place| NamedExample::of(corpus, labelled, place)).collect();
    Some(Finding::new(differing as f64 * alike, Problem::Copies { examples, alike }))
}

/// Where the commonest of `labels` stands first among them, and how often.
fn commonest(labels: &[&[LabelId]]) -> (usize, usize) {
    let times = |own: &[LabelId]| labels.iter().filter(|other| **other == own).count();
    let counted = labels.iter().map(|own| times(own)).enumerate();
    counted.rev().max_by_key(|own| own.1).unwrap_or_default()
}

/// The resemblance of those two, of either side one, that are the most alike.
fn most_alike(most: &[Vec<TermHash>], others: &[Vec<TermHash>]) -> f64 {
    if most.iter().any(|own| others.contains(own)) {
        return 1.0;
    }
    let pairs = most.iter().flat_map(|own| others.iter().map(move |other| (own, other)));
    pairs.map(|(own, other)| resemblance(own, other)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Article;

    fn found(corpus: &Corpus) -> Vec<Finding> {
        let (same, near) = (Groups::of_copies(corpus), Groups::of_near_copies(corpus));
        disagreeing_copies(corpus, &corpus.facets[0], &same, &near)
    }

    /// A corpus of texts, each with its topic.
    fn corpus(labelled: &[(&str, &str)]) -> Corpus {
        let mut builder = Corpus::builder();
        for &(text, label) in labelled {
            let article = builder.article(Article::new(label, text));
            builder.label(article, "topic", &[label]).unwrap();
        }
        builder.build().unwrap()
    }

    #[test]
    fn copies_that_disagree_are_named_together_and_those_that_agree_are_not() {
        let wire = "Envoys of both armies signed the ceasefire at dawn, and troops will withdraw.";
        let found = found(&corpus(&[
            (wire, "conflict"),
            (&wire.to_uppercase(), "conflict"),
            (&wire.replace("dawn", "DAWN"), "politics"),
            ("Rain fell on the harbour.", "weather"),
            ("RAIN fell on the harbour.", "weather"),
        ]));
        let [Finding { problem: Problem::Copies { examples, alike }, gain }] = &found[..] else {
            panic!("{found:?}")
        };
        assert!((alike - 1.0).abs() < 1e-12);
        let labels: Vec<_> = examples.iter().map(|own| own.labels.concat()).collect();
        assert_eq!(
            (labels.join(" "), *gain as usize),
            ("conflict conflict politics".to_owned(), 1)
        );
    }

    #[test]
    fn reprints_that_disagree_are_found_with_how_alike_they_are() {
        let words: Vec<String> = (0..120).map(|n| format!("w{}", n * n % 997)).collect();
        let (wire, cut) = (words.join(" "), words[..80].join(" "));
        let other = words[..30].join(" ") + " and nothing else of it, but much of another story";
        let found = found(&corpus(&[(&wire, "conflict"), (&other, "weather"), (&cut, "politics")]));
        let [Finding { problem: Problem::Copies { examples, alike }, gain }] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!(
            examples.iter().map(|own| &*own.id).collect::<Vec<_>>(),
            ["conflict", "politics"]
        );
        assert!((alike - 76.0 / 116.0).abs() < 1e-12, "{alike}");
        assert!((gain - alike).abs() < 1e-12, "{gain}");
    }
}
