//! Words into vectors over the example newsroom: a vocabulary learnt, articles vectorised.

mod newsroom;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use nutgraf::raw::analysis::{Analyser, Analysers};
use nutgraf::raw::features::{Example, Group, Memory, Vectoriser};
use nutgraf::raw::text::{Article, Language};

use newsroom::newsroom;

const MIN_DOCUMENT_FREQUENCY: u32 = 2;

/// Words alone, with their neighbours, and with their characters.
const GROUPS: [(&str, &[Group]); 3] = [
    ("words", &[Group::Surface, Group::Stem]),
    ("words and pairs", Group::OF_TEXT),
    (
        "words, pairs and characters",
        &[Group::Surface, Group::Stem, Group::StemPair, Group::CharNgram],
    ),
];

fn bytes(articles: &[Article]) -> usize {
    articles.iter().map(|article| article.text.len()).sum()
}

fn fit(criterion: &mut Criterion) {
    let articles = newsroom();
    let examples: Vec<Example<'_>> = articles.iter().map(|article| (article, None)).collect();
    let analysers = Analysers::of(Language::English);
    let mut group = criterion.benchmark_group("fit a vocabulary");
    group.throughput(Throughput::Bytes(bytes(&articles) as u64)).sample_size(20);
    for (name, groups) in GROUPS {
        let features = |examples: &[Example<'_>]| {
            let fitted = Vectoriser::fit(examples, &analysers, groups, MIN_DOCUMENT_FREQUENCY);
            fitted.expect("a hundred articles share words").0.vocabulary().len()
        };
        let expected = features(&examples);
        group.bench_function(BenchmarkId::new(name, expected), |bencher| {
            bencher.iter(|| assert_eq!(features(black_box(&examples)), expected));
        });
    }
    group.finish();
}

fn vectorise(criterion: &mut Criterion) {
    let articles = newsroom();
    let examples: Vec<Example<'_>> = articles.iter().map(|article| (article, None)).collect();
    let (analysers, mut analyser) =
        (Analysers::of(Language::English), Analyser::new(Language::English));
    let read: Vec<_> = articles.iter().map(|article| analyser.analyse(article)).collect();
    let mut group = criterion.benchmark_group("vectorise");
    group.throughput(Throughput::Bytes(bytes(&articles) as u64));
    for (name, groups) in GROUPS {
        let (vectoriser, _) =
            Vectoriser::fit(&examples, &analysers, groups, MIN_DOCUMENT_FREQUENCY)
                .expect("a hundred articles share words");
        let mut memory = Memory::default();
        let mut weights = || -> usize {
            let vectors = read.iter().map(|analysis| {
                vectoriser.vectorise(black_box(analysis), None, &mut memory).vector
            });
            vectors.map(|vector| vector.weights.len()).sum()
        };
        let expected = weights();
        assert!(expected > 100 * articles.len(), "an article has more than a hundred features");
        group.bench_function(BenchmarkId::new(name, expected), |bencher| {
            bencher.iter(|| assert_eq!(weights(), expected));
        });
    }
    group.finish();
}

criterion_group!(benches, fit, vectorise);
criterion_main!(benches);
