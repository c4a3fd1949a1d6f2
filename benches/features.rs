//! Words into vectors over the example newsroom: a vocabulary learnt, articles vectorised.

mod newsroom;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use nutgraf::raw::analysis::{Analyser, Analysers};
use nutgraf::raw::features::{FeatureFamily, Instance, Vectoriser};
use nutgraf::raw::text::{Article, Language};

use newsroom::newsroom;

const MIN_DOCUMENT_FREQUENCY: u32 = 2;

/// Words alone, with their neighbours, and with their characters.
const FAMILIES: [(&str, &[FeatureFamily]); 3] = [
    ("words", &[FeatureFamily::Surface, FeatureFamily::Stem]),
    ("words and pairs", FeatureFamily::OF_TEXT),
    (
        "words, pairs and characters",
        &[
            FeatureFamily::Surface,
            FeatureFamily::Stem,
            FeatureFamily::StemPair,
            FeatureFamily::CharNgram,
        ],
    ),
];

fn bytes(articles: &[Article]) -> usize {
    articles.iter().map(|article| article.text.len()).sum()
}

fn fit(criterion: &mut Criterion) {
    let articles = newsroom();
    let instances: Vec<Instance<'_>> = articles.iter().map(|article| (article, None)).collect();
    let analysers = Analysers::of(Language::English);
    let mut group = criterion.benchmark_group("fit a vocabulary");
    group.throughput(Throughput::Bytes(bytes(&articles) as u64)).sample_size(20);
    for (name, families) in FAMILIES {
        let features = |instances: &[Instance<'_>]| {
            let fitted =
                Vectoriser::fit(instances, &analysers, families, MIN_DOCUMENT_FREQUENCY, None);
            fitted.expect("a hundred articles share words").0.vocabulary().len()
        };
        let expected = features(&instances);
        group.bench_function(BenchmarkId::new(name, expected), |bencher| {
            bencher.iter(|| assert_eq!(features(black_box(&instances)), expected));
        });
    }
    group.finish();
}

fn vectorise(criterion: &mut Criterion) {
    let articles = newsroom();
    let instances: Vec<Instance<'_>> = articles.iter().map(|article| (article, None)).collect();
    let analysers = Analysers::of(Language::English);
    let mut analyser = Analyser::new(Language::English);
    let read: Vec<_> = articles.iter().map(|article| analyser.analyse(article)).collect();
    let mut group = criterion.benchmark_group("vectorise");
    group.throughput(Throughput::Bytes(bytes(&articles) as u64));
    for (name, families) in FAMILIES {
        let (vectoriser, _) =
            Vectoriser::fit(&instances, &analysers, families, MIN_DOCUMENT_FREQUENCY, None)
                .expect("a hundred articles share words");
        let mut scratch = vectoriser.scratch();
        let mut weights = || -> usize {
            let vectors = read.iter().map(|analysis| {
                vectoriser.vectorise(black_box(analysis), None, &mut scratch).vector
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
