//! Words that give a label away without being about it.

use super::finding::{Finding, Problem};
use crate::corpus::{Corpus, LabelledFacet};
use crate::evaluate::{Labelled, ShortcutFeature, shortcut_features};

/// Site names, bylines and the like that tell a label of a facet that is asked of articles.
pub(super) fn told_by_words(corpus: &Corpus, labelled: &LabelledFacet) -> Vec<Finding> {
    if labelled.facet.towards_target {
        return Vec::new();
    }
    let examples = labelled.examples.iter();
    let articles: Vec<Labelled<'_>> =
        examples.map(|own| (&corpus.articles[own.article], own.labels.as_slice())).collect();
    let names: Vec<String> = labelled.facet.labels.iter().map(|label| label.name.clone()).collect();
    let found = shortcut_features(&articles, &names).into_iter();
    // What a label is called is what it is about.
    let is_name = |own: &ShortcutFeature| own.label.to_lowercase().contains(&own.word);
    found.filter(|own| !is_name(own)).map(finding).collect()
}

fn finding(shortcut: ShortcutFeature) -> Finding {
    let ShortcutFeature { word, label, articles, precision, coverage, examples, .. } = shortcut;
    let gain = precision * articles as f64;
    Finding::new(gain, Problem::ToldByWord { label, word, articles, precision, coverage, examples })
}
