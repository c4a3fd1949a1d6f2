//! Properties of the whole check: planted errors are found.

use proptest::prelude::*;

use super::{Finding, LabelCheck, Problem, WrongLabel};
use crate::corpus::Corpus;
use crate::label::Choice;
use crate::text::{Article, Language};

/// Words of a label's articles.
const WORDS: [[&str; 6]; 3] = [
    ["goal", "match", "coach", "league", "striker", "season"],
    ["vote", "minister", "ballot", "senate", "party", "coalition"],
    ["virus", "patient", "vaccine", "clinic", "surgeon", "dose"],
];
const LABELS: [&str; 3] = ["sport", "politics", "health"];
/// Words of everybody's.
const COMMON: [&str; 6] = ["said", "report", "new", "week", "people", "house"];

const CHECK: LabelCheck = LabelCheck { language: Some(Language::English), least: 0.1, fault: None };

/// The text of article `n`, which is of the label n mod 3.
fn text(n: usize, seed: usize) -> String {
    let draw = |place: usize| (n * 31 + place * 17 + seed * 7 + n * place) % 6;
    let words = (0..12).map(|place| match place % 2 {
        0 => WORDS[n % 3][draw(place)],
        _ => COMMON[draw(place)],
    });
    words.chain([&*format!("item{n}")]).collect::<Vec<_>>().join(" ")
}

fn corpus(seed: usize, choice: Choice, label: impl Fn(usize) -> Vec<&'static str>) -> Corpus {
    let mut builder = Corpus::builder();
    for n in 0..90 {
        let article = builder.article(Article::new(n.to_string(), text(n, seed)));
        builder.label(article, "topic", &label(n)).unwrap();
    }
    let mut corpus = builder.build().unwrap();
    corpus.facets[0].facet.choice = choice;
    corpus
}

fn wrong_labels(corpus: &Corpus) -> Vec<WrongLabel> {
    let found = CHECK.run(corpus, &|_| ()).unwrap();
    let wrong = |own: &Finding| match &own.problem {
        Problem::WrongLabel(wrong) => Some(wrong.clone()),
        _ => None,
    };
    found.facets[0].findings.iter().filter_map(wrong).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    /// Whichever few labels are made wrong, they are named before all others, with the right one.
    #[test]
    fn planted_errors_come_first(
        planted in proptest::collection::btree_set(0_usize..90, 1..6), seed in 0_usize..50,
    ) {
        let label = |n: usize| vec![LABELS[(n + usize::from(planted.contains(&n))) % 3]];
        let found = wrong_labels(&corpus(seed, Choice::One, label));
        prop_assert!(found.len() >= planted.len(), "{found:?}");
        for wrong in &found[..planted.len()] {
            let n: usize = wrong.example.id.parse().unwrap();
            prop_assert!(planted.contains(&n), "{wrong:?}");
            prop_assert_eq!(&wrong.suggested[..], &[LABELS[n % 3].to_owned()]);
            prop_assert_eq!(wrong.views, 7);
            prop_assert!(wrong.words.iter().any(|own| WORDS[n % 3].contains(&&*own.text)));
        }
    }
}

#[test]
fn of_any_number_of_labels_one_too_many_and_one_too_few_are_found() {
    // Every third article has two labels: its own, and the next.
    let right = |n: usize| match n % 9 {
        0 => vec![LABELS[n % 3], LABELS[(n + 1) % 3]],
        _ => vec![LABELS[n % 3]],
    };
    let label = |n: usize| match n {
        10 => vec!["politics", "health"],
        20 => vec!["sport"],
        n => right(n).into_iter().take(1).collect(),
    };
    let found = wrong_labels(&corpus(1, Choice::Any, label));
    let changes: Vec<_> =
        found.iter().take(2).map(|own| (&*own.example.id, &own.suggested)).collect();
    let (ten, twenty) = (("10", vec!["politics".to_owned()]), ("20", Vec::new()));
    let is_found = |(id, labels): &(&str, Vec<String>)| {
        changes.iter().any(|own| own.0 == *id && (own.1 == labels || labels.is_empty()))
    };
    assert!(is_found(&ten) && is_found(&twenty), "{changes:?}");
}

#[test]
fn what_is_found_does_not_depend_on_threads() {
    let corpus = corpus(3, Choice::One, |n| vec![LABELS[(n + usize::from(n == 8)) % 3]]);
    let found = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| wrong_labels(&corpus))
    };
    assert_eq!(found(1), found(3));
}

#[test]
fn clean_labels_and_few_labels_are_left_in_peace() {
    let clean = corpus(2, Choice::One, |n| vec![LABELS[n % 3]]);
    assert!(wrong_labels(&clean).is_empty());
    let mut few = Corpus::builder();
    for n in 0..12 {
        let article = few.article(Article::new(n.to_string(), text(n, 0)));
        few.label(article, "topic", &[LABELS[n % 2]]).unwrap();
    }
    let found = CHECK.run(&few.build().unwrap(), &|_| ()).unwrap();
    assert_eq!(found.facets[0].unchecked, Some(super::Unchecked::FewExamples));
}
