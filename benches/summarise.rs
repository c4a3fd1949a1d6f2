//! Briefs of the example newsroom, analysed beforehand: articles per second by method and length.

use std::hint::black_box;
use std::sync::Arc;
use std::{fs, path::Path};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use nutgraf::raw::analysis::Analyser;
use nutgraf::raw::summarise::expected::BriefModelTrainer;
use nutgraf::raw::summarise::{BriefModel, Length, Method, SummaryWriter};
use nutgraf::raw::text::{Article, Language};

/// The newsroom's articles, split at full stops, and one of all their sentences.
fn newsroom() -> (Vec<Article>, Article) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let files = fs::read_dir(folder).expect("the seeds stand beside the benches");
    let mut paths: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.sort();
    let texts: Vec<String> =
        paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    let split = |text: &str| -> Vec<String> {
        text.split_inclusive(['.', '?']).map(|sentence| sentence.trim().to_owned()).collect()
    };
    let articles = texts.iter().map(|text| Article::from_sentences("a", &split(text))).collect();
    let book: Vec<String> = texts.iter().flat_map(|text| split(text)).collect();
    (articles, Article::from_sentences("book", &book))
}

/// A model of the newsroom whose briefs are the first sentences: its size, not its taste, is timed.
fn model(articles: &[Article], analyser: &mut Analyser) -> Arc<BriefModel> {
    let mut trainer = BriefModelTrainer::new(Language::English);
    for article in articles {
        let reference = analyser.tokens(article.text.lines().next().unwrap_or_default());
        trainer.add(&analyser.analyse(article), &reference, 1.0);
    }
    Arc::new(trainer.fit().expect("the newsroom is large enough"))
}

fn briefs(criterion: &mut Criterion) {
    let (articles, book) = newsroom();
    let mut reader = Analyser::new(Language::English);
    let model = model(&articles, &mut reader);
    let analyses: Vec<_> = articles.iter().map(|article| reader.analyse(article)).collect();
    let mut group = criterion.benchmark_group("summarise");
    group.throughput(Throughput::Elements(analyses.len() as u64));
    for &method in Method::ALL {
        let mut writer = SummaryWriter::new(method, Some(model.clone()));
        group.bench_function(BenchmarkId::new(method.name(), "newsroom"), |bencher| {
            bencher.iter(|| {
                for analysis in &analyses {
                    let brief = writer.brief(black_box(analysis), Length::default());
                    assert_eq!(brief.sentences.len(), 3);
                }
            });
        });
    }
    group.throughput(Throughput::Elements(1));
    let book = reader.analyse(&book);
    for &method in Method::ALL {
        let mut writer = SummaryWriter::new(method, Some(model.clone()));
        let name = format!("{} sentences", book.sentences().len());
        group.bench_function(BenchmarkId::new(method.name(), name), |bencher| {
            bencher.iter(|| writer.brief(black_box(&book), Length::Percent(10.0)));
        });
    }
    group.finish();
}

criterion_group!(benches, briefs);
criterion_main!(benches);
