//! Throughput of the text floor over the example newsroom, in bytes: tokens, stems, analyses.

mod newsroom;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use nutgraf::raw::analysis::Analyser;
use nutgraf::raw::text::{Language, Stemmer, TokenKind, Tokeniser, normalise};

use newsroom::newsroom;

/// The words of a text in their normal form, one after the other.
fn words(text: &str) -> Vec<String> {
    let words = Tokeniser::new(text).filter(|(_, kind)| *kind == TokenKind::Word);
    words
        .map(|(span, _)| {
            let mut normal = String::new();
            normalise(span.of(text), &mut normal);
            normal
        })
        .collect()
}

fn tokenise(criterion: &mut Criterion) {
    let text: String = newsroom().iter().map(|article| article.text.as_str()).collect();
    let tokens = Tokeniser::new(&text).count();
    assert!((4..8).contains(&(text.len() / tokens)), "English has a token every six bytes");

    let mut group = criterion.benchmark_group("tokenise");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function(BenchmarkId::new("newsroom", text.len()), |bencher| {
        bencher.iter(|| assert_eq!(Tokeniser::new(black_box(&text)).count(), tokens));
    });
    group.finish();
}

fn stem(criterion: &mut Criterion) {
    let words: Vec<String> = newsroom().iter().flat_map(|article| words(&article.text)).collect();
    let bytes: usize = words.iter().map(String::len).sum();
    let stemmer = Stemmer::new(Language::English);
    let stems: usize = words.iter().map(|word| stemmer.stem(word).len()).sum();
    assert!((bytes / 2..bytes).contains(&stems), "stems are shorter than words, and not by half");

    let mut group = criterion.benchmark_group("stem");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function(BenchmarkId::new("every word", bytes), |bencher| {
        bencher.iter(|| {
            let lengths = words.iter().map(|word| stemmer.stem(black_box(word)).len());
            assert_eq!(lengths.sum::<usize>(), stems);
        });
    });
    group.finish();
}

fn analyse(criterion: &mut Criterion) {
    let articles = newsroom();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let words = |analyser: &mut Analyser| -> usize {
        articles.iter().map(|article| analyser.analyse(black_box(article)).words().len()).sum()
    };
    let mut met = Analyser::new(Language::English);
    let expected = words(&mut met);
    assert!(expected > 100 * articles.len(), "an article has more than a hundred words");

    let mut group = criterion.benchmark_group("analyse");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function(BenchmarkId::new("every word met before", bytes), |bencher| {
        bencher.iter(|| assert_eq!(words(&mut met), expected));
    });
    group.bench_function(BenchmarkId::new("no word met before", bytes), |bencher| {
        bencher.iter(|| assert_eq!(words(&mut Analyser::new(Language::English)), expected));
    });
    group.finish();
}

criterion_group!(benches, tokenise, stem, analyse);
criterion_main!(benches);
