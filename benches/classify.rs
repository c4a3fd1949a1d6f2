//! Tags of the example newsroom from its text, and what comes before: a model loaded, or learnt.

use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use nutgraf::raw::corpus::{Corpus, CorpusOptions, read};
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{EMBEDDED, Pipeline, Trainer, embedded_model};
use nutgraf::raw::select::Algorithm;

fn newsroom() -> Corpus {
    let labels: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("labels");
    read(&[labels], &CorpusOptions::default()).expect("the labels stand beside the benches")
}

fn classify(criterion: &mut Criterion) {
    let articles = newsroom().articles;
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let mut pipeline = Pipeline::tagging(embedded_model());
    let mut tags = || -> usize {
        let tags = articles.iter().map(|article| {
            let reading = pipeline.read(black_box(article));
            reading.tags.map_or(0, |tags| tags.facets.len())
        });
        tags.sum()
    };
    let expected = tags();
    assert!(expected > articles.len(), "every article has a topic, and most have a stance");

    let mut group = criterion.benchmark_group("classify");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function(BenchmarkId::new("from text to tags", bytes), |bencher| {
        bencher.iter(|| assert_eq!(tags(), expected));
    });
    group.finish();
}

fn load(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    group.throughput(Throughput::Bytes(EMBEDDED.len() as u64));
    group.bench_function(BenchmarkId::new("the embedded model", EMBEDDED.len()), |bencher| {
        bencher.iter(|| {
            let model = Model::from_bytes(black_box(EMBEDDED)).expect("it is embedded");
            assert_eq!(model.facets.len(), 2);
        });
    });
    group.finish();
}

fn train(criterion: &mut Criterion) {
    let corpus = newsroom();
    let mut group = criterion.benchmark_group("train");
    group.throughput(Throughput::Elements(corpus.articles.len() as u64)).sample_size(10);
    for algorithm in [Algorithm::Discriminative, Algorithm::Multinomial, Algorithm::Complement] {
        let trainer = Trainer { algorithm, ..Trainer::default() };
        let name = format!("{algorithm:?}").to_lowercase();
        group.bench_function(BenchmarkId::new(name, corpus.articles.len()), |bencher| {
            let train = |corpus| {
                let model = trainer.train(black_box(corpus), &|_| ());
                assert_eq!(model.expect("the newsroom can be learnt").facets.len(), 2);
            };
            bencher.iter_batched(|| corpus.clone(), train, BatchSize::LargeInput);
        });
    }
    group.finish();
}

criterion_group!(benches, classify, load, train);
criterion_main!(benches);
