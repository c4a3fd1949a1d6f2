//! Whether a model of news abstains from what is none, and from nothing that is.

#![cfg(feature = "embedded")]
#![expect(clippy::print_stdout, reason = "says what it misses, to be read")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use nutgraf::raw::analysis::Domain;
use nutgraf::raw::corpus::{self, CorpusOptions};
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{Abstention, embedded_model};
use nutgraf::{Article, Pipeline};

/// Texts that are no news, each under the name of its kind: our own words.
const DEVELOPMENT: &str = include_str!("fixtures/not_news/development.txt");
const REPORTED: &str = include_str!("fixtures/not_news/reported.txt");

/// Kinds that people do ask about; the others are prose that is nearer to news.
const COMMON: [&str; 12] = [
    "recipe", "code", "links", "lorem", "language", "product", "notice", "poem", "table", "log",
    "config", "manual",
];

fn texts(file: &str) -> Vec<(&str, &str)> {
    let texts = file.split("%% ").skip(1).filter_map(|text| text.split_once('\n'));
    texts.map(|(kind, text)| (kind, text.trim())).collect()
}

fn pipeline(domain: Domain) -> Pipeline {
    Pipeline::tagging(Arc::new(Model { domain, ..Model::clone(&embedded_model()) }))
}

fn abstains(pipeline: &mut Pipeline, article: &Article) -> Option<Abstention> {
    pipeline.read(article).tags.expect("a pipeline that tags").abstained
}

/// The share of `texts` that a model of news abstains from.
fn share(texts: &[(&str, &str)]) -> f64 {
    let mut pipeline = pipeline(Domain::News);
    let mut missed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for &(kind, text) in texts {
        if abstains(&mut pipeline, &Article::new("", text)).is_none() {
            missed.entry(kind).or_default().push(text.lines().next().unwrap_or_default());
        }
    }
    println!("missed: {missed:#?}");
    1.0 - missed.values().map(Vec::len).sum::<usize>() as f64 / texts.len() as f64
}

#[test]
fn a_model_of_news_abstains_from_most_of_what_is_none() {
    let share = share(&texts(DEVELOPMENT));
    println!("development: {share:.3}");
    assert!(share >= 0.85, "{share}");
}

#[test]
fn it_abstains_from_what_nobody_looked_at_too() {
    let texts = texts(REPORTED);
    let named: Vec<_> = texts.iter().copied().filter(|text| COMMON.contains(&text.0)).collect();
    let (share, common) = (share(&texts), share(&named));
    println!("reported: {share:.3}, of common kinds {common:.3}");
    assert!(share >= 0.85 && common >= 0.9, "{share}, {common}");
}

#[test]
fn invented_news_is_news() {
    let lines = include_str!("../models/news-en/written.jsonl").lines();
    let articles = lines.map(|line| {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let article = Article::new("", record["text"].as_str().unwrap());
        match record["title"].as_str() {
            Some(title) => article.with_title(title),
            None => article,
        }
    });
    let mut pipeline = pipeline(Domain::News);
    let refused: Vec<_> = articles.filter(|own| abstains(&mut pipeline, own).is_some()).collect();
    assert!(refused.len() <= 1, "{refused:#?}");
}

#[test]
#[ignore = "needs ../shared"]
fn gold_articles_and_their_headlines_are_news() {
    for recipe in ["development", "reported", "development-headlines"] {
        let path = PathBuf::from(format!("models/news-en/{recipe}.toml"));
        let articles = corpus::read(&[path], &CorpusOptions::default()).unwrap().articles;
        let mut pipeline = pipeline(Domain::News);
        let refused = articles.iter().filter(|own| abstains(&mut pipeline, own).is_some());
        let refused: Vec<_> = refused.map(|article| &article.id).collect();
        println!("{recipe}: {} of {}: {refused:?}", refused.len(), articles.len());
        assert!(200 * refused.len() <= articles.len(), "{recipe}: {refused:?}");
    }
}

#[test]
fn a_model_of_anything_abstains_from_nothing_of_its_language() {
    let (kind, recipe) = texts(DEVELOPMENT)[0];
    let article = Article::new("", recipe);
    assert_eq!((kind, abstains(&mut pipeline(Domain::Any), &article)), ("recipe", None));
    let other = abstains(&mut pipeline(Domain::News), &article).unwrap();
    assert_eq!(other.name(), "not_news");
    assert!(other.not_news().unwrap().contains("report"));
}
