//! Throughput of the cleaner and the splitter over the example newsroom, in bytes.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use nutgraf::raw::clean::{Kind, segments};
use nutgraf::raw::span::Span;
use nutgraf::raw::text::{Language, split_sentences};

/// The articles of the example newsroom, in order of their names.
fn articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let entries = std::fs::read_dir(folder).expect("the seeds are in the repository");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("seeds are UTF-8")).collect()
}

/// The sentences of the stories of `articles`, counted.
fn read(articles: &[String]) -> usize {
    let language = Language::English;
    let sentences = |text: &str| -> usize {
        let segments = segments(text, language);
        let prose = segments.iter().filter(|segment| segment.kind() == Kind::Prose);
        prose.map(|segment| split_sentences(text, segment.span, language).len()).sum()
    };
    articles.iter().map(|article| sentences(article)).sum()
}

fn split(criterion: &mut Criterion) {
    let articles = articles();
    let bytes: usize = articles.iter().map(String::len).sum();
    assert!(read(&articles) > 10 * articles.len(), "an article has more than ten sentences");

    let mut group = criterion.benchmark_group("split");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function(BenchmarkId::new("sentences", bytes), |bencher| {
        let text = articles.concat();
        let whole = Span::new(0, text.len());
        bencher.iter(|| split_sentences(black_box(&text), whole, Language::English).len());
    });
    group.bench_function(BenchmarkId::new("segments", bytes), |bencher| {
        let of = |article: &String| segments(black_box(article), Language::English).len();
        bencher.iter(|| articles.iter().map(of).sum::<usize>());
    });
    group.bench_function(BenchmarkId::new("segments and sentences", bytes), |bencher| {
        bencher.iter(|| read(black_box(&articles)));
    });
    group.finish();
}

/// One line of 10 MB: the time for a byte must be that of an article.
fn one_line(criterion: &mut Criterion) {
    let line = articles().concat().replace('\n', " ");
    let line = line.repeat(10_000_000 / line.len());
    let whole = Span::new(0, line.len());
    let mut group = criterion.benchmark_group("one line");
    group.throughput(Throughput::Bytes(line.len() as u64));
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    group.bench_function(BenchmarkId::new("segments and sentences", line.len()), |bencher| {
        bencher.iter(|| {
            let segments = segments(black_box(&line), Language::English).len();
            segments + split_sentences(&line, whole, Language::English).len()
        });
    });
    group.finish();
}

criterion_group!(benches, split, one_line);
criterion_main!(benches);
