//! What every method must do, whatever it thinks best.

use proptest::prelude::*;

use super::brief::{Brief, Reason, summarise};
use super::expected::toy::model;
use super::length::Length;
use super::method::Method;
use crate::analysis::Analyser;
use crate::text::{Article, Language};

fn brief_of(sentences: &[&str], method: Method, length: Length) -> Brief {
    let article = Article::from_sentences("a", sentences);
    summarise(&Analyser::new(Language::English).analyse(&article), method, Some(&model()), length)
}

fn indices(brief: &Brief) -> Vec<usize> {
    brief.sentences.iter().map(|chosen| chosen.index).collect()
}

/// Words to make articles of, some shared by many sentences, some marks of tone.
const WORDS: &[&str] =
    &["the", "harbour", "board", "met", "he", "said", "tram", "14", "\"", "?", "Wexmoor", "rain"];

macro_rules! suite {
    ($($name:ident $method:ident,)*) => { $(mod $name {
        use super::*;

        const METHOD: Method = Method::$method;

        #[test]
        fn nothing_gives_no_prose() {
            let brief = brief_of(&[], METHOD, Length::default());
            assert_eq!((brief.sentences.len(), brief.reason), (0, Some(Reason::NoProse)));
        }

        #[test]
        fn one_sentence_is_the_brief() {
            let brief = brief_of(&["The tram is late."], METHOD, Length::default());
            assert_eq!((indices(&brief), brief.reason), (vec![0], Some(Reason::Short)));
        }

        #[test]
        fn asking_for_more_than_there_is_gives_all() {
            let brief = brief_of(&["A b c.", "?", "D e."], METHOD, Length::Sentences(9));
            assert_eq!((indices(&brief), brief.reason), (vec![0, 1, 2], Some(Reason::Short)));
        }

        #[test]
        fn sentences_said_again_are_told_apart() {
            let brief = brief_of(&["The tram is late again."; 6], METHOD, Length::Sentences(4));
            assert_eq!(indices(&brief).len(), 4);
            assert!(indices(&brief).is_sorted_by(|a, b| a < b));
        }

        proptest! {
            #[test]
            fn a_brief_is_a_subsequence_of_the_length_asked_for(
                sentences in prop::collection::vec(
                    prop::collection::vec(prop::sample::select(WORDS), 0..12), 0..24),
                wanted in 0_usize..12,
            ) {
                let lines: Vec<String> = sentences.iter().map(|words| words.join(" ")).collect();
                let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                let brief = brief_of(&lines, METHOD, Length::Sentences(wanted));
                prop_assert_eq!(brief.sentences.len(), wanted.min(lines.len()));
                prop_assert!(indices(&brief).is_sorted_by(|a, b| a < b));
                prop_assert!(brief.sentences.iter().all(|chosen| chosen.score.is_finite()));

                let count = |index: &usize| {
                    lines[*index].split(' ').filter(|w| w.chars().any(char::is_alphanumeric)).count()
                };
                let budget = brief_of(&lines, METHOD, Length::Words(5 * wanted));
                let words: usize = indices(&budget).iter().map(count).sum();
                prop_assert!(words <= 5 * wanted || budget.sentences.len() == 1);

                let share = brief_of(&lines, METHOD, Length::Percent(40.0));
                prop_assert_eq!(share.sentences.len(), (2 * lines.len()).div_ceil(5));
            }
        }
    })* };
}

suite! {
    lead Lead,
    centroid Centroid,
    text_rank TextRank,
    lex_rank LexRank,
    forward Forward,
    expected Expected,
    lexical_free LexicalFree,
}
