//! Copies of one text that have different labels.

use std::collections::BTreeMap;

use super::example::NamedExample;
use super::finding::{Finding, Problem};
use crate::corpus::{Corpus, LabelledFacet};
use crate::label::LabelId;

/// The text of an example, and the name of its target with the place of its mention.
type Key<'c> = (u64, Option<(&'c str, Option<usize>)>);

/// The examples that share a text, nearly to the word, and a target, and not the labels; `keys` has
/// the key of each article.
pub(super) fn disagreeing_copies(
    corpus: &Corpus,
    labelled: &LabelledFacet,
    keys: &[u64],
) -> Vec<Finding> {
    let mut groups: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    for (place, example) in labelled.examples.iter().enumerate() {
        let target = example.target.as_ref();
        let target =
            target.map(|own| (own.name.as_str(), own.mention.map(|mention| mention.start)));
        groups.entry((keys[example.article], target)).or_default().push(place);
    }
    let mut found: Vec<Finding> = groups
        .into_values()
        .filter_map(|places| {
            let labels: Vec<&[LabelId]> =
                places.iter().map(|&place| labelled.examples[place].labels.as_slice()).collect();
            let differing = labels.len() - commonest(&labels);
            let named = |&place: &usize| NamedExample::of(corpus, labelled, place);
            (differing > 0).then(|| {
                let examples = places.iter().map(named).collect();
                Finding::new(differing as f64, Problem::Copies { examples })
            })
        })
        .collect();
    found.sort_by(|a, b| b.gain.total_cmp(&a.gain));
    found
}

/// How often the commonest of `labels` stands among them.
fn commonest(labels: &[&[LabelId]]) -> usize {
    let times = |own: &&[LabelId]| labels.iter().filter(|other| *other == own).count();
    labels.iter().map(times).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Groups;
    use crate::text::Article;

    #[test]
    fn copies_that_disagree_are_named_together_and_those_that_agree_are_not() {
        let wire = "Envoys of both armies signed the ceasefire at dawn, and troops will withdraw.";
        let mut builder = Corpus::builder();
        for (text, label) in [
            (wire, "conflict"),
            (&wire.to_uppercase(), "conflict"),
            (&wire.replace("dawn", "DAWN"), "politics"),
            ("Rain fell on the harbour.", "weather"),
            ("RAIN fell on the harbour.", "weather"),
        ] {
            let article = builder.article(Article::new(label, text));
            builder.label(article, "topic", &[label]).unwrap();
        }
        let corpus = builder.build().unwrap();
        let keys = Groups::of_copies(&corpus);
        let found = disagreeing_copies(&corpus, &corpus.facets[0], keys.keys());
        let [Finding { problem: Problem::Copies { examples }, gain }] = &found[..] else {
            panic!("{found:?}")
        };
        let labels: Vec<_> = examples.iter().map(|own| own.labels.concat()).collect();
        assert_eq!(
            (labels.join(" "), *gain as usize),
            ("conflict conflict politics".to_owned(), 1)
        );
    }
}
