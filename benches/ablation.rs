//! What each part of the recipe is worth: accuracy and macro-F1 on held-out training articles, one
//! part changed at a time, each variant at the best of its costs.
//!
//! `cargo bench --bench ablation`, or with the names of some corpora after `--`. The corpora lie
//! beside the repository; test splits are not touched. The other benches take times, this one
//! takes figures that settle defaults (`DiscriminativeParams`, `PriorShape`, `FeatureFamily::weight`).

#![expect(clippy::print_stdout, reason = "its table is what it is for")]

use std::path::Path;
use std::{env, iter};

use linfa::ParamGuard;
use linfa::traits::{FitWith, Predict};
use ndarray::Array2;
use nutgraf::raw::analysis::Analysers;
use nutgraf::raw::classify::Linear;
use nutgraf::raw::corpus::{Corpus, CorpusOptions, folds, read};
use nutgraf::raw::evaluate::{accuracy, count_labels, macro_f1};
use nutgraf::raw::features::{
    FeatureFamily, FeatureId, SparseVector, Vectoriser, Vectors, VectorsView,
};
use nutgraf::raw::label::{LabelId, LabelMatrix};
use nutgraf::raw::naive_bayes::{
    DiscriminativeParams, NaiveBayesPrior, PriorShape, TrainingSet, Weights,
};
use nutgraf::raw::select::Importance;
use nutgraf::raw::text::Language;
use rayon::prelude::*;

/// A corpus of articles so short that it is ablated in a minute, and its families about a target.
const CORPORA: [(&str, &str, &[FeatureFamily]); 5] = [
    ("nyt-cap", "topic/nyt-cap", &[]),
    ("bills-cap", "topic/bills-cap", &[]),
    ("semeval2016", "stance/semeval2016", FeatureFamily::OF_CATEGORY),
    ("newsmtsc", "stance/newsmtsc", FeatureFamily::OF_MENTION),
    ("climate-news", "stance/climate-news", &[]),
];
const MIN_DOCUMENT_FREQUENCY: u32 = 2;
const FOLDS: u8 = 3;
/// The shuffle of `train`.
const SEED: u64 = 0;
/// The costs that short articles choose between.
const COSTS: [f32; 4] = [0.1, 0.3, 1.0, 3.0];

/// All that a variant may change.
#[derive(Clone)]
struct Recipe {
    shape: PriorShape,
    prior: f32,
    balance: f32,
    idf: bool,
    /// One norm over all families, and not one for each.
    joint: bool,
    without: &'static [FeatureFamily],
    /// Share of the cells that the model keeps, a byte each.
    cells: f64,
}

impl Default for Recipe {
    fn default() -> Self {
        let shape = PriorShape::default();
        Self { shape, prior: 0.1, balance: 0.5, idf: true, joint: true, without: &[], cells: 1.0 }
    }
}

/// What is changed, and how.
type Variant = (&'static str, fn(&mut Recipe));

const VARIANTS: [Variant; 13] = [
    ("no naive Bayes scale (γ 0)", |recipe| recipe.shape.exponent = 0.0),
    ("γ 1", |recipe| recipe.shape.exponent = 1.0),
    ("smoothing 1", |recipe| recipe.shape.smoothing = 1.0),
    ("no balance of costs", |recipe| recipe.balance = 0.0),
    ("no prior mean", |recipe| recipe.prior = 0.0),
    ("no idf", |recipe| recipe.idf = false),
    ("a norm for each family", |recipe| recipe.joint = false),
    ("a quarter of the cells", |recipe| recipe.cells = 0.25),
    ("no characters", |recipe| recipe.without = &[FeatureFamily::CharNgram]),
    ("no pairs", |recipe| recipe.without = &[FeatureFamily::StemPair]),
    ("no stems", |recipe| recipe.without = &[FeatureFamily::Stem]),
    ("no words as written", |recipe| recipe.without = &[FeatureFamily::Surface]),
    ("nothing of the target", |recipe| {
        recipe.without = &[
            FeatureFamily::Target,
            FeatureFamily::TargetStem,
            FeatureFamily::TargetPair,
            FeatureFamily::TargetNgram,
            FeatureFamily::Side,
            FeatureFamily::Window,
            FeatureFamily::Masked,
            FeatureFamily::Clause,
            FeatureFamily::Mention,
        ];
    }),
];

/// A corpus as vectors of all families, with its folds.
struct Lesson {
    vectoriser: Vectoriser,
    rows: Vectors,
    labels: Vec<Vec<LabelId>>,
    truth: LabelMatrix,
    folds: Vec<u8>,
}

/// What a variant says of each training article while that is held out.
struct Outcome {
    given: Vec<Vec<LabelId>>,
    accuracy: f64,
    macro_f1: f64,
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    // `cargo test --benches` runs it too, and is content with its being there.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let wanted = |name: &str| {
        let mut names = arguments.iter().filter(|argument| !argument.starts_with("--")).peekable();
        names.peek().is_none() || names.any(|wanted| wanted == name)
    };
    for (name, folder, of_target) in CORPORA.into_iter().filter(|corpus| wanted(corpus.0)) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
        let path = path.join(folder).join("train.jsonl.gz");
        if path.exists() {
            ablate(name, &Lesson::read(&path, of_target));
        } else {
            println!("{name}: skipped, for there is no {}", path.display());
        }
    }
}

fn ablate(name: &str, lesson: &Lesson) {
    let whole = lesson.outcome(&Recipe::default());
    let count = lesson.labels.len();
    println!("\n{name}: {count} articles, {:.4} / {:.4}", whole.accuracy, whole.macro_f1);
    println!("{:<28} {:>8} {:>8} {:>8}", "", "accuracy", "± SE", "macro-F1");
    for (what, change) in VARIANTS {
        let mut recipe = Recipe::default();
        change(&mut recipe);
        if recipe.without.iter().any(|family| lesson.vectoriser.families().contains(family))
            || recipe.without.is_empty()
        {
            let outcome = lesson.outcome(&recipe);
            let [accuracy, macro_f1] =
                [outcome.accuracy - whole.accuracy, outcome.macro_f1 - whole.macro_f1]
                    .map(|difference| 100.0 * difference);
            let error = 100.0 * lesson.standard_error(&outcome, &whole);
            println!("{what:<28} {accuracy:>+8.1} {error:>8.1} {macro_f1:>+8.1}");
        }
    }
}

impl Lesson {
    fn read(path: &Path, of_target: &[FeatureFamily]) -> Self {
        let facet = "tag=label".parse().expect("a name and a field");
        let options = CorpusOptions { facets: vec![facet], ..CorpusOptions::default() };
        let corpus: Corpus =
            read(&[path.to_path_buf()], &options).expect("the corpus is as it was");
        let labelled = &corpus.facets[0];
        let keys = corpus.article_groups();
        let keys: Vec<u64> = labelled.examples.iter().map(|e| keys.keys()[e.article]).collect();
        let examples = labelled.examples.iter();
        let examples: Vec<_> =
            examples.map(|e| (&corpus.articles[e.article], e.target.as_ref())).collect();
        let families = [FeatureFamily::OF_TEXT, &[FeatureFamily::CharNgram], of_target].concat();
        let analysers = Analysers::of(Language::English);
        let (vectoriser, rows) =
            Vectoriser::fit(&examples, &analysers, &families, MIN_DOCUMENT_FREQUENCY, None)
                .expect("the corpus repeats words");
        let labels: Vec<_> = labelled.examples.iter().map(|e| e.labels.clone()).collect();
        let count = labelled.facet.labels.len();
        Self {
            vectoriser,
            rows,
            truth: LabelMatrix::new(labels.iter().map(Vec::as_slice), count),
            labels,
            folds: folds(&labelled.strata(), &keys, FOLDS, SEED),
        }
    }

    /// The outcome at the best of the costs.
    fn outcome(&self, recipe: &Recipe) -> Outcome {
        let vectors = self.vectors(recipe);
        let parts: Vec<_> = (0..FOLDS)
            .into_par_iter()
            .map(|fold| {
                let (held_out, fit): (Vec<_>, Vec<_>) =
                    (0..self.folds.len()).partition(|&article| self.folds[article] == fold);
                let training = TrainingSet::new(vectors.view(&fit), self.truth.view(&fit));
                let prior = NaiveBayesPrior::of(&training, recipe.shape);
                (held_out, fit, prior)
            })
            .collect();
        let at = |cost: f32| {
            let params = DiscriminativeParams::default().cost(cost);
            let params = params.prior(recipe.prior).balance(recipe.balance);
            let params = params.check().expect("the settings of a recipe are in range");
            let tried = parts.par_iter().map(|(held_out, fit, prior)| {
                let training = TrainingSet::new(vectors.view(fit), self.truth.view(fit));
                let weights = params.fit_with(prior, &training).expect("there are articles");
                let linear = pruned(weights, training.records, recipe.cells);
                (held_out, linear.predict(vectors.view(held_out)))
            });
            self.judge(tried.collect())
        };
        let objective = |outcome: &Outcome| outcome.accuracy + outcome.macro_f1;
        let outcomes = COSTS.into_iter().map(at);
        outcomes
            .reduce(|best, next| if objective(&next) > objective(&best) { next } else { best })
            .expect("there are costs to try")
    }

    fn judge(&self, parts: Vec<(&Vec<usize>, Array2<f32>)>) -> Outcome {
        let mut given = vec![Vec::new(); self.labels.len()];
        for (articles, scores) in parts {
            for (&article, scores) in articles.iter().zip(scores.rows()) {
                let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
                given[article] = best.map(|label| LabelId(label as u16)).into_iter().collect();
            }
        }
        let counts = count_labels(&self.labels, &given, self.truth.labels());
        let accuracy = accuracy(&self.labels, &given);
        Outcome { given, accuracy, macro_f1: macro_f1(&counts) }
    }

    /// Of the difference in accuracy: only the articles count that one got right and the other
    /// wrong, as in the test of `McNemar`.
    fn standard_error(&self, one: &Outcome, other: &Outcome) -> f64 {
        let right =
            |outcome: &Outcome, article: usize| outcome.given[article] == self.labels[article];
        let articles = 0..self.labels.len();
        let parted = articles.filter(|&article| right(one, article) != right(other, article));
        (parted.count() as f64).sqrt() / self.labels.len() as f64
    }

    /// The vectors that the recipe gives: those of all families, with what it leaves out taken away.
    fn vectors(&self, recipe: &Recipe) -> Vectors {
        let vocabulary = self.vectoriser.vocabulary();
        let features = (0..vocabulary.len() as u32).map(FeatureId);
        let families: Vec<FeatureFamily> =
            features.clone().map(|id| vocabulary.family(id)).collect();
        let mut places: Vec<Option<FeatureId>> = Vec::new();
        let mut kept = 0;
        for id in features {
            let keep = !recipe.without.contains(&families[id.index()]);
            places.push(keep.then_some(FeatureId(kept)));
            kept += u32::from(keep);
        }
        let row = |(ids, weights): (&[u32], &[f32])| {
            let weigh = |(id, weight): (FeatureId, f32)| {
                let idf = if recipe.idf { 1.0 } else { vocabulary.idf(id) as f32 };
                Some((places[id.index()]?, families[id.index()], weight / idf))
            };
            let row = ids.iter().copied().map(FeatureId).zip(weights.iter().copied());
            let cells: Vec<_> = row.filter_map(weigh).collect();
            scaled(&cells, recipe.joint)
        };
        let rows: Vec<_> = self.rows.rows().map(row).collect();
        Vectors::from_rows(rows.into_iter(), kept as usize)
    }
}

/// The model with that share of its cells that matters most to the articles, a byte each.
fn pruned(mut weights: Weights, vectors: VectorsView<'_>, share: f64) -> Linear {
    weights.centre();
    let importance = Importance::of(&weights, vectors);
    let places = (0..weights.features() as u32).map(FeatureId);
    let labels = (0..weights.labels() as u16).map(LabelId);
    let cells = places.flat_map(|id| labels.clone().map(move |label| (id, label)));
    let mut cells: Vec<f32> = cells.map(|(id, label)| importance.cell(id, label)).collect();
    let kept = (share * cells.len() as f64) as usize;
    let cut = match kept {
        kept if kept < cells.len() => *cells.select_nth_unstable_by(kept, |a, b| b.total_cmp(a)).1,
        _ => 0.0,
    };
    Linear::quantise(&weights, weights.features(), |feature, label| {
        importance.cell(feature, label) >= cut
    })
}

/// The cells at unit length: all together, or first those of each family, times its weight.
fn scaled(cells: &[(FeatureId, FeatureFamily, f32)], joint: bool) -> SparseVector {
    let length = |cells: &[(FeatureId, FeatureFamily, f32)]| {
        let length = cells.iter().map(|cell| cell.2 * cell.2).sum::<f32>().sqrt();
        if length > 0.0 { length } else { 1.0 }
    };
    let runs = cells.chunk_by(|a, b| joint || a.1 == b.1);
    let runs = runs.flat_map(|run| {
        let factor = if joint { 1.0 } else { run[0].1.weight() } / length(run);
        run.iter().zip(iter::repeat(factor)).map(|(cell, factor)| (cell.0, cell.1, factor * cell.2))
    });
    let cells: Vec<_> = runs.collect();
    let length = length(&cells);
    SparseVector {
        features: cells.iter().map(|cell| cell.0).collect(),
        weights: cells.iter().map(|cell| cell.2 / length).collect(),
    }
}
