//! Trainers of small facets, for tests.

use super::facet_trainer::FacetTrainer;
use super::trainer::Trainer;
use crate::analysis::Scope;
use crate::corpus::{Corpus, LabelledExample, LabelledFacet, Learning};
use crate::label::{Choice, Facet, Label, LabelId};
use crate::read::Location;
use crate::select::Algorithm;
use crate::text::{Article, Target};

/// What the trainer makes of `examples` examples of two labels: their text, and their targets.
pub(super) fn with_trainer<T>(
    algorithm: Algorithm,
    choice: Choice,
    examples: usize,
    text: &str,
    targets: &[&str],
    look: impl Fn(&FacetTrainer<'_>, &[Article]) -> T,
) -> T {
    let facet = Facet {
        name: "stance".to_owned(),
        choice,
        towards_target: !targets.is_empty(),
        by_mention: false,
        pooling: None,
        context: None,
        parent: None,
        labels: vec![Label::new("for"), Label::new("against")],
    };
    let example = |n: usize| {
        let target = targets.get(n).map(|&name| Target { name: name.to_owned(), mention: None });
        let labels = vec![LabelId((n % 2) as u16)];
        LabelledExample::new(n, target, labels, Location::file("records.jsonl"))
    };
    let labelled = LabelledFacet {
        facet,
        learning: Learning::default(),
        examples: (0..examples).map(example).collect(),
    };
    let articles = vec![Article::new("", text); examples];
    let groups = Corpus { groups: (0..examples as u64).collect(), ..Corpus::default() };
    let trainer = Trainer { algorithm, ..Trainer::default() };
    let groups = groups.article_groups();
    look(&FacetTrainer::new(&trainer, Scope::Whole, &labelled, &groups, None), &articles)
}

/// A trainer of two labels, one example an article, each (group, text).
pub(super) fn with_groups<T>(
    articles: &[(u64, String)],
    look: impl Fn(&FacetTrainer<'_>, &[Article]) -> T,
) -> T {
    let facet = Facet {
        name: "lean".to_owned(),
        choice: Choice::One,
        towards_target: false,
        by_mention: false,
        pooling: None,
        context: None,
        parent: None,
        labels: vec![Label::new("left"), Label::new("right")],
    };
    let example = |n: usize| {
        let labels = vec![LabelId(u16::from(articles[n].0 % 2 == 1))];
        LabelledExample::new(n, None, labels, Location::file("records.jsonl"))
    };
    let examples = (0..articles.len()).map(example).collect();
    let labelled = LabelledFacet { facet, learning: Learning::default(), examples };
    let groups = articles.iter().map(|article| article.0).collect();
    let groups = Corpus { groups, ..Corpus::default() }.article_groups();
    let articles: Vec<_> = articles.iter().map(|a| Article::new("", a.1.as_str())).collect();
    look(&FacetTrainer::new(&Trainer::default(), Scope::Whole, &labelled, &groups, None), &articles)
}
