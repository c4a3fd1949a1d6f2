//! Reports: equal to scikit-learn's figures, true to the counts behind them, and the same in
//! whatever order and on however many threads.

use std::cell::RefCell;

use nutgraf::raw::corpus::{Corpus, LabelledExample, LabelledFacet, Learning};
use nutgraf::raw::evaluate::{Duplicates, FacetReport, GivenTag, Leaks, Outcome, Protocol, Report};
use nutgraf::raw::label::{Choice, Facet, Label, LabelId};
use nutgraf::raw::pipeline::{Evaluation, Stage, Trainer};
use nutgraf::raw::read::Location;
use nutgraf::raw::text::Article;
use proptest::prelude::*;
use serde::Deserialize;

/// Written by `tests/fixtures/labels.py` with scikit-learn.
const CASES: &str = include_str!("fixtures/labels.jsonl");

#[derive(Deserialize)]
struct Case {
    labels: usize,
    truth: Vec<Vec<u16>>,
    given: Vec<Vec<u16>>,
    probability: Option<Vec<f64>>,
    accuracy: f64,
    macro_f1: f64,
    micro_f1: f64,
    ece: Option<f64>,
    precision: Vec<f64>,
    recall: Vec<f64>,
    f1: Vec<f64>,
    support: Vec<usize>,
    confusion: Option<Vec<Vec<usize>>>,
}

fn ids(labels: &[u16]) -> Vec<LabelId> {
    labels.iter().copied().map(LabelId).collect()
}

fn outcome<'a>(id: &'a str, truth: &[u16], given: &[u16], probability: f64) -> Outcome<'a> {
    let sure = probability >= 0.8;
    let tags = ids(given).into_iter().map(|label| GivenTag { label, probability, sure }).collect();
    Outcome { id, truth: ids(truth), tags, known_words: probability }
}

fn facet(labels: usize) -> Facet {
    Facet {
        name: "topic".to_owned(),
        choice: Choice::One,
        towards_target: false,
        by_mention: false,
        pooling: None,
        context: None,
        parent: None,
        labels: (0..labels).map(|label| Label::new(format!("label {label}"))).collect(),
    }
}

fn no_leaks() -> Leaks {
    Leaks { duplicates: None, shortcut_features: Vec::new(), grouping: None }
}

fn report(labels: usize, outcomes: &[Outcome<'_>]) -> FacetReport {
    FacetReport::new(&facet(labels), labels, 0.9, outcomes, no_leaks())
}

#[track_caller]
fn assert_close(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() < 1e-9, "{what} is {found} and should be {expected}");
}

#[test]
fn figures_equal_those_of_scikit_learn() {
    for (number, line) in CASES.lines().enumerate() {
        let case: Case = serde_json::from_str(line).unwrap();
        let probability = case.probability.unwrap_or_else(|| vec![0.5; case.truth.len()]);
        let articles = case.truth.iter().zip(&case.given).zip(&probability);
        let outcomes: Vec<_> = articles.map(|((t, g), &p)| outcome("a", t, g, p)).collect();
        let report = report(case.labels, &outcomes);
        assert_close(report.accuracy.value, case.accuracy, &format!("accuracy of case {number}"));
        assert_close(report.macro_f1.value, case.macro_f1, &format!("macro-F1 of case {number}"));
        assert_close(report.micro_f1.value, case.micro_f1, &format!("micro-F1 of case {number}"));
        for (place, label) in report.labels.iter().enumerate() {
            let what = |figure| format!("{figure} of {} in case {number}", label.label);
            assert_close(label.precision, case.precision[place], &what("precision"));
            assert_close(label.recall, case.recall[place], &what("recall"));
            assert_close(label.f1.value, case.f1[place], &what("F1"));
            assert_eq!(label.support, case.support[place], "{}", what("support"));
        }
        if let Some(ece) = case.ece {
            assert_close(report.reliability.ece, ece, &format!("ECE of case {number}"));
        }
        if let Some(confusion) = case.confusion {
            assert_eq!(report.confusion.counts, confusion, "case {number}");
        }
    }
}

#[test]
fn the_interval_of_a_share_is_as_wide_as_the_normal_approximation() {
    // 80 right of 100: .8 ± 1.96 √(.8 · .2 / 100).
    let outcomes: Vec<_> =
        (0..100).map(|n| outcome("a", &[u16::from(n >= 80)], &[0], 0.8)).collect();
    let accuracy = report(2, &outcomes).accuracy;
    assert!((accuracy.low - 0.7216).abs() < 0.02, "{accuracy:?}");
    assert!((accuracy.high - 0.8784).abs() < 0.02, "{accuracy:?}");
}

#[test]
fn confused_pairs_name_the_surest_mistakes() {
    let outcomes = [
        outcome("right", &[0], &[0], 0.9),
        outcome("meek", &[0], &[1], 0.4),
        outcome("bold", &[0], &[1], 0.99),
        outcome("other", &[1], &[2], 0.5),
    ];
    let pairs = report(3, &outcomes).confusion.pairs;
    assert_eq!((pairs[0].truth.as_str(), pairs[0].given.as_str()), ("label 0", "label 1"));
    assert_eq!((pairs[0].count, pairs[0].share), (2, 2.0 / 3.0));
    assert_eq!(pairs[0].examples, ["bold", "meek"]);
    assert_eq!((pairs.len(), pairs[1].share), (2, 1.0));
}

#[test]
fn articles_without_a_tag_count_against_the_classifier() {
    let outcomes = [outcome("tagged", &[0], &[0], 0.9), outcome("untagged", &[0], &[], 0.0)];
    let report = report(2, &outcomes);
    assert_eq!((report.untagged, report.accuracy.value, report.labels[0].recall), (1, 0.5, 0.5));
    assert_eq!((report.sure.tags, report.sure.share, report.sure.precision), (1, 1.0, 1.0));
}

#[test]
fn nothing_can_be_reported_of() {
    let report = report(2, &[]);
    assert_eq!((report.articles, report.accuracy.value, report.reliability.ece), (0, 0.0, 0.0));
    assert!(report.known_words.median().is_none() && report.coverage.curve.is_empty());
}

/// Articles with up to three labels of five, and tags of them.
fn articles() -> impl Strategy<Value = Vec<(Vec<u16>, Vec<u16>, f64)>> {
    let labels = || prop::collection::btree_set(0_u16..5, 0..3).prop_map(Vec::from_iter);
    prop::collection::vec((labels(), labels(), 0.0..=1.0), 1..60)
}

fn report_of(articles: &[(Vec<u16>, Vec<u16>, f64)]) -> FacetReport {
    let ids: Vec<String> = articles.iter().map(|article| format!("{article:?}")).collect();
    let outcomes: Vec<_> =
        ids.iter().zip(articles).map(|(id, (t, g, p))| outcome(id, t, g, *p)).collect();
    report(5, &outcomes)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn counts_add_up(articles in articles()) {
        let report = report_of(&articles);
        let tags: usize = articles.iter().map(|article| article.1.len()).sum();
        let truth: usize = articles.iter().map(|article| article.0.len()).sum();
        prop_assert_eq!(report.labels.iter().map(|label| label.given).sum::<usize>(), tags);
        prop_assert_eq!(report.labels.iter().map(|label| label.support).sum::<usize>(), truth);
        prop_assert_eq!(report.reliability.bins.iter().map(|bin| bin.count).sum::<usize>(), tags);
        let known: usize = report.known_words.bins.iter().map(|bin| bin.count).sum();
        prop_assert_eq!(known, articles.len());
        for (place, label) in report.labels.iter().enumerate() {
            let hits = report.confusion.counts[place][place] as f64;
            prop_assert!((label.recall * label.support as f64 - hits).abs() < 1e-9);
        }
    }

    #[test]
    fn intervals_hold_their_value_and_shares_are_shares(articles in articles()) {
        let report = report_of(&articles);
        let headline = [report.accuracy, report.macro_f1, report.micro_f1];
        for estimate in headline.into_iter().chain(report.labels.iter().map(|label| label.f1)) {
            prop_assert!(0.0 <= estimate.low && estimate.high <= 1.0);
            prop_assert!(estimate.low <= estimate.value && estimate.value <= estimate.high);
        }
        prop_assert!(report.coverage.curve.is_sorted_by(|a, b| a.coverage < b.coverage));
    }

    #[test]
    fn neither_order_nor_threads_change_anything(articles in articles()) {
        let one = report_of(&articles);
        let backwards: Vec<_> = articles.iter().rev().cloned().collect();
        let threads = rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap();
        let two = threads.install(|| report_of(&backwards));
        prop_assert_eq!(serde_json::to_string(&one).unwrap(), serde_json::to_string(&two).unwrap());
    }
}

/// Articles of one facet: text, label and group of each.
fn corpus(articles: &[(String, &str, u64)], grouped: bool) -> Corpus {
    let mut names: Vec<&str> = articles.iter().map(|article| article.1).collect();
    names.sort_unstable();
    names.dedup();
    let id = |label: &str| names.binary_search(&label).expect("all are named") as u16;
    let example = |(article, (_, label, _)): (usize, &(String, &str, u64))| {
        LabelledExample::new(article, None, ids(&[id(label)]), Location::file("articles"))
    };
    let mut facet = facet(0);
    facet.labels = names.iter().copied().map(Label::new).collect();
    let examples = articles.iter().enumerate().map(example).collect();
    let numbered = articles.iter().enumerate();
    Corpus {
        articles: numbered.map(|(n, article)| Article::new(n.to_string(), &article.0)).collect(),
        groups: articles.iter().filter(|_| grouped).map(|article| article.2).collect(),
        facets: vec![LabelledFacet { facet, learning: Learning::default(), examples }],
        ..Corpus::default()
    }
}

/// Filler that differs from article to article and says nothing of its label.
fn filler(seed: usize) -> String {
    let words = ["council", "road", "letter", "evening", "window", "number", "garden", "paper"];
    let mut random = oorandom::Rand32::new(seed as u64);
    let drawn = (0..12).map(|_| words[random.rand_range(0..8) as usize]);
    drawn.fold(format!("item{seed}"), |text, word| text + " " + word)
}

fn stories(count: usize) -> Vec<(String, &'static str, u64)> {
    let story = |n: usize| {
        let (words, label) = match n % 2 {
            0 => ("the striker scored a late goal", "sport"),
            _ => ("the bank raised its interest rate", "business"),
        };
        (format!("{} {words}", filler(n)), label, n as u64)
    };
    (0..count).map(story).collect()
}

fn in_folds(corpus: &Corpus) -> Report {
    Evaluation::default()
        .of_folds(&Trainer::default(), corpus, 3, &|_| ())
        .expect("it can be learnt")
}

#[test]
fn every_article_is_tested_once_by_a_model_of_the_others() {
    let stages = RefCell::new(Vec::new());
    let watch = |stage: Stage<'_>| {
        if let Stage::Fold { fold, mixed, .. } = stage {
            stages.borrow_mut().push((fold, mixed));
        }
    };
    let corpus = corpus(&stories(60), false);
    let report = Evaluation::default().of_folds(&Trainer::default(), &corpus, 3, &watch).unwrap();
    assert_eq!(stages.into_inner(), [(0, false), (1, false), (2, false)]);
    assert_eq!((report.facets[0].articles, report.facets[0].accuracy.value), (60, 1.0));
    assert_eq!(report.protocol, Protocol::Folds { folds: 3, grouped: false });
}

#[test]
fn copies_do_not_carry_labels_from_fold_to_fold() {
    // Labels without rhyme or reason: whoever beats chance has read the copy of the test article.
    let article = |n: usize| {
        let label = if (n / 2).wrapping_mul(2_654_435_761) & 64 == 0 { "heads" } else { "tails" };
        (filler(n / 2).to_uppercase() + if n.is_multiple_of(2) { "." } else { "" }, label, 0)
    };
    let report = in_folds(&corpus(&(0..120).map(article).collect::<Vec<_>>(), false));
    assert!(report.facets[0].accuracy.value < 0.75, "{:?}", report.facets[0].accuracy);
    assert_eq!(report.facets[0].leaks.duplicates.as_ref().map(Duplicates::is_empty), Some(true));
}

#[test]
fn what_a_model_knows_of_outlets_is_told_from_what_it_knows_of_the_news() {
    // Twelve outlets, each of one lean, recognised by its name and by nothing else.
    let article = |n: usize| {
        let outlet = n % 12;
        let lean = if outlet < 6 { "left" } else { "right" };
        (format!("{} the outlet{outlet} reports", filler(n)), lean, outlet as u64)
    };
    let articles: Vec<_> = (0..240).map(article).collect();
    let report = in_folds(&corpus(&articles, true));
    let grouping = report.facets[0].leaks.grouping.unwrap();
    assert_eq!((grouping.groups, grouping.told_by_group), (12, 1.0));
    assert!(grouping.macro_f1_mixed > 0.95 && grouping.drop() > 0.2, "{grouping:?}");
    assert_eq!(report.protocol, Protocol::Folds { folds: 3, grouped: true });
}

#[test]
fn a_model_is_tested_on_labels_and_articles_that_it_does_not_know() {
    let learnt = corpus(&stories(60), false);
    let model = Trainer::default().train(learnt.clone(), &|_| ()).unwrap();
    let mut articles = stories(64).split_off(58);
    articles.push((format!("{} the orchestra played a waltz", filler(99)), "arts", 0));
    let test = corpus(&articles, false);
    let report = Evaluation::default().of_model(&model, &test, Some(&learnt)).unwrap();
    let labels: Vec<_> =
        report.facets[0].labels.iter().map(|l| (l.label.as_str(), l.learnt, l.recall)).collect();
    assert_eq!(labels, [("business", true, 1.0), ("sport", true, 1.0), ("arts", false, 0.0)]);
    let duplicates = report.facets[0].leaks.duplicates.as_ref().unwrap();
    assert_eq!((duplicates.exact, duplicates.near), (2, 0));
    assert_eq!(
        report.protocol,
        Protocol::Model { data: model.card.data.clone(), same_data: false }
    );
    let itself = Evaluation::default().of_model(&model, &learnt, None).unwrap();
    assert_eq!(itself.protocol, Protocol::Model { data: model.card.data, same_data: true });
}

#[test]
fn every_prediction_is_told_with_its_fold_and_its_words() {
    let corpus = corpus(&stories(60), false);
    let evaluation = Evaluation { words: 3, ..Evaluation::default() };
    let found = evaluation.judge_folds(&Trainer::default(), &corpus, 3, &|_| ()).unwrap();
    assert_eq!(found.report, in_folds(&corpus));
    let mut places: Vec<_> = found.predictions.iter().map(|own| own.example).collect();
    places.sort_unstable();
    assert_eq!(places, (0..60).collect::<Vec<_>>());
    for own in &found.predictions {
        assert!(own.fold.is_some_and(|fold| fold < 3) && own.right && own.words.len() == 3);
        assert_eq!((&own.truth[0], &own.given[0].label), (&own.given[0].label, &own.truth[0]));
        let sum: f64 = own.probabilities.iter().map(|label| label.1).sum();
        assert!((sum - 1.0).abs() < 1e-9 && own.probabilities[0].0 == own.given[0].label);
    }
    let sport = found.predictions.iter().find(|own| own.truth == ["sport"]).unwrap();
    let words: Vec<_> = sport.words.iter().map(|own| own.0.as_str()).collect();
    assert!(words.iter().any(|word| "the striker scored a late goal".contains(word)), "{words:?}");
}

#[test]
fn labels_under_other_names_are_told_with_what_they_seem_to_be() {
    let model = Trainer::default().train(corpus(&stories(60), false), &|_| ()).unwrap();
    let called = |names: [&'static str; 2]| -> Vec<_> {
        let name = |label: &str| names[usize::from(label == "sport")];
        stories(40).into_iter().map(|(text, label, n)| (text, name(label), n)).collect()
    };
    let mismatch = |names| {
        let test = corpus(&called(names), false);
        let report = Evaluation::default().of_model(&model, &test, None).unwrap();
        report.facets[0].label_mismatch()
    };
    let likely = |from: &str, to: &str| (from.to_owned(), Some(to.to_owned()));
    let both = mismatch(["money", "games"]).unwrap();
    assert_eq!(both.labels, [likely("games", "sport"), likely("money", "business")]);
    assert_eq!(
        both.to_string(),
        "the model has no `games`, `money` of the facet `topic`; if it has them under other names, \
         say `--map games=sport --map money=business`, and what is new to it by its own name, as \
         `--map games=games`"
    );
    assert_eq!(mismatch(["business", "the games"]).unwrap().labels, [likely("the games", "sport")]);
    assert_eq!(mismatch(["business", "sport"]), None);
}

#[test]
fn what_cannot_be_evaluated_is_said() {
    let learnt = corpus(&stories(20), false);
    let model = Trainer::default().train(learnt.clone(), &|_| ()).unwrap();
    let mut other = corpus(&stories(20), false);
    other.facets[0].facet.name = "tone".to_owned();
    let mut one_group = corpus(&stories(20), true);
    one_group.groups.fill(7);
    let folds = |corpus: &Corpus, folds| {
        Evaluation::default().of_folds(&Trainer::default(), corpus, folds, &|_| ()).unwrap_err()
    };
    let table = [
        (
            Evaluation::default().of_model(&model, &other, None).unwrap_err(),
            "the test articles are labelled for `tone`, and the model knows `topic`; name the \
             facet and its field, as `topic=FIELD`",
        ),
        (folds(&learnt, 1), "1 fold leaves nothing to learn from; ask for 2 or more"),
        (
            folds(&one_group, 5),
            "all articles of the facet `topic` belong to one group, so none can be held out; \
             group by another field, or by none",
        ),
    ];
    for (error, expected) in table {
        assert_eq!(error.to_string(), expected);
    }
}
