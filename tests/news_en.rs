//! The model in the box: what it says of articles that are committed here has not moved.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::fs;
use std::path::Path;

use nutgraf::raw::corpus::{Corpus, CorpusOptions, read};
use nutgraf::raw::pipeline::{EMBEDDED, Pipeline, Trainer, embedded_model};
use nutgraf::raw::text::Article;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The example newsroom, labelled with one topic an article.
fn newsroom() -> Corpus {
    read(&[root().join("labels")], &CorpusOptions::default()).unwrap()
}

/// The topics of an article, surest first.
fn topics(pipeline: &mut Pipeline, article: &Article) -> Vec<String> {
    let tags = pipeline.read(article).tags.unwrap();
    tags.facets[0].tags.iter().map(|tag| tag.label.clone()).collect()
}

/// How many of the ten articles of each label get it as their first topic, and how many as one of
/// their topics. The articles are invented; the model was not trained on them.
#[test]
fn its_scores_on_the_example_newsroom_have_not_moved() {
    let (corpus, mut pipeline) = (newsroom(), Pipeline::tagging(embedded_model()));
    let topic = corpus.facet("topic").unwrap();
    let mut table = topic.facet.labels.iter().map(|label| (label, 0, 0)).collect::<Vec<_>>();
    for example in &topic.examples {
        let given = topics(&mut pipeline, &corpus.articles[example.article]);
        let (label, first, among) = &mut table[example.labels[0].index()];
        let name = label.name.strip_suffix("_technology").unwrap_or(&label.name);
        *first += usize::from(given[0] == name);
        *among += usize::from(given.iter().any(|given| given == name));
    }
    let line = |(label, first, among): &(&nutgraf::raw::label::Label, usize, usize)| {
        format!("{} {first} {among}", label.name)
    };
    let table: Vec<_> = table.iter().map(line).collect();
    insta::assert_snapshot!(table.join("\n"));
}

/// The words that speak most for the first topic of some of its articles.
#[test]
fn its_explanations_name_words_that_make_sense() {
    let corpus = newsroom();
    let mut pipeline = Pipeline::tagging(embedded_model()).explain_tags(true);
    let mut lines = Vec::new();
    for article in corpus.articles.iter().step_by(10) {
        let tags = pipeline.read(article).tags.unwrap();
        let topic = &tags.facets[0].tags[0];
        let why = topic.explanation.as_ref().unwrap().contributions.iter();
        let words: Vec<_> =
            why.filter(|own| own.share > 0.0).take(6).map(|own| own.text.clone()).collect();
        lines.push(format!("{}: {}: {}", article.id, topic.label, words.join(", ")));
    }
    insta::assert_snapshot!(lines.join("\n"));
}

/// Five reports of the same peace talks, which lie beside the repository.
#[test]
fn peace_talks_are_politics_or_conflict_first() {
    let folder = root().join("../shared/seeds");
    if !folder.is_dir() {
        println!("skipped: no articles in {}", folder.display());
        return;
    }
    let mut pipeline = Pipeline::tagging(embedded_model());
    for path in nutgraf::raw::read::files(&folder).map(Result::unwrap) {
        let text = fs::read_to_string(&path).unwrap();
        let given = topics(&mut pipeline, &Article::new(path.display().to_string(), text));
        assert!(["politics", "conflict"].contains(&given[0].as_str()), "{path:?}: {given:?}");
    }
}

#[test]
fn every_topic_has_its_code_and_definition() {
    let model = embedded_model();
    let topic = &model.facet("topic").unwrap().facet;
    let codes: Vec<_> = topic.labels.iter().map(|label| label.iptc.clone().unwrap()).collect();
    let expected: Vec<_> = (1..=17).map(|code| format!("{code:02}000000")).collect();
    assert_eq!(codes, expected);
    assert!(topic.labels.iter().all(|label| label.definition.is_some()));
}

/// Bit for bit, from the corpora: `cargo test --release --test news_en -- --ignored`.
#[test]
#[ignore = "it trains for minutes, on corpora beside the repository"]
fn is_what_its_recipe_gives() {
    let corpus = read(&[root().join("models/news-en.toml")], &CorpusOptions::default()).unwrap();
    let model = Trainer::default().train(corpus, &|_| ()).unwrap();
    assert!(model.to_bytes() == EMBEDDED);
}
