//! What is found in real pages, judged as the benchmark they come from judges it.

#![cfg(feature = "web")]
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::time::Instant;

use flate2::read::MultiGzDecoder;
use nutgraf::raw::read::{Input, ReadOptions, format_named, read};
use serde_json::Value;

/// Words in a shingle.
const SHINGLE: usize = 4;

/// The shingles of a text and how often they stand in it (scrapinghub/article-extraction-benchmark,
/// `evaluate.py`).
fn shingles(text: &str) -> HashMap<Vec<&str>, f64> {
    let words: Vec<_> = text
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let mut counts = HashMap::new();
    let whole = (1..SHINGLE).contains(&words.len()).then(|| words.clone());
    for shingle in words.windows(SHINGLE).map(<[_]>::to_vec).chain(whole) {
        *counts.entry(shingle).or_default() += 1.0;
    }
    counts
}

/// Shingles found, found wrongly, and missed.
fn outcome(truth: &str, found: &str) -> [f64; 3] {
    let (truth, found) = (shingles(truth), shingles(found));
    let of = |counts: &HashMap<_, f64>, shingle| counts.get(shingle).copied().unwrap_or_default();
    let right: f64 = truth.iter().map(|(shingle, n)| n.min(of(&found, shingle))).sum();
    [right, found.values().sum::<f64>() - right, truth.values().sum::<f64>() - right]
}

fn mean(shares: &[f64]) -> f64 {
    shares.iter().sum::<f64>() / shares.len() as f64
}

fn story(html: &str) -> String {
    let options = ReadOptions { format: format_named("html"), ..ReadOptions::default() };
    let input = Input::stream("page", std::io::Cursor::new(html.to_owned()));
    let record = read([input], &options).next().unwrap().unwrap().decode();
    record.map(|record| record.article.text).unwrap_or_default()
}

#[test]
fn stories_are_found_in_real_pages() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/html/scrapinghub.jsonl.gz");
    let Ok(file) = std::fs::File::open(&path) else {
        println!("skipped: no {}", path.display());
        return;
    };
    let mut lines = String::new();
    MultiGzDecoder::new(file).read_to_string(&mut lines).unwrap();
    let pages: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let started = Instant::now();
    let stories: Vec<_> = pages.iter().map(|page| story(page["html"].as_str().unwrap())).collect();
    let each = started.elapsed() / pages.len() as u32;
    let (mut precisions, mut recalls) = (Vec::new(), Vec::new());
    for (page, story) in pages.iter().zip(&stories) {
        let [right, wrong, missed] = outcome(page["text"].as_str().unwrap(), story);
        precisions.extend((right + wrong > 0.0).then(|| right / (right + wrong)));
        recalls.extend((right + missed > 0.0).then(|| right / (right + missed)));
    }
    let (precision, recall) = (mean(&precisions), mean(&recalls));
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!(
        "{} pages: precision {precision:.4}, recall {recall:.4}, F1 {f1:.4}; {each:?} a page",
        pages.len()
    );
    assert!(f1 >= 0.965, "F1 {f1:.4}");
}
