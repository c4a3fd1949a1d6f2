//! Briefs by the trained method, from article to explanation.

use proptest::prelude::*;

use super::super::cues::{CueTable, Cues};
use super::super::focus::Focus;
use super::super::length::Length;
use super::super::method::Method;
use super::super::writer::SummaryWriter;
use super::fixture;
use crate::analysis::Analyser;
use crate::text::{Article, Language};

const SENTENCES: &[&str] = &[
    "The harbour board of Wexmoor met on Monday.",
    "He said the pier would close.",
    "Why did the board vote so late?",
    "Nobody on the board would say why.",
    "They want another berth for the boats.",
    "The work will cost four million crowns.",
    "\"What can we do about it?\"",
];

fn article(picks: &[usize]) -> Article {
    let lines: Vec<&str> = picks.iter().map(|&pick| SENTENCES[pick]).collect();
    Article::from_sentences("a", &lines)
}

/// Whether every pronoun has its sentence before and every question its answer behind.
fn is_understood(picks: &[usize], chosen: &[usize]) -> bool {
    chosen.iter().all(|&index| {
        let follows = index == 0 || chosen.contains(&(index - 1));
        let answered = chosen.contains(&(index + 1));
        match picks[index] {
            1 | 4 => follows,
            2 | 6 => answered,
            _ => true,
        }
    })
}

proptest! {
    #[test]
    fn nothing_is_chosen_that_cannot_be_understood(
        picks in prop::collection::vec(0..SENTENCES.len(), 4..30),
        wanted in 1_usize..8,
    ) {
        let article = article(&picks);
        let mut analyser = Analyser::new(Language::English);
        let analysis = analyser.analyse(&article);
        let mut writer = SummaryWriter::new(Method::Expected, Some(fixture::model()));
        for length in [Length::Sentences(wanted), Length::Words(9 * wanted)] {
            let brief = writer.brief(&analysis, length);
            let chosen: Vec<usize> = brief.sentences.iter().map(|c| c.index).collect();
            // Where too few sentences stand alone a run of neighbours is all there is.
            let is_run = chosen.array_windows().all(|[a, b]| a + 1 == *b);
            prop_assert!(is_understood(&picks, &chosen) || is_run, "{chosen:?}");
        }
    }
}

#[test]
fn another_language_is_read_without_words() {
    let sentences = ["Der Rat tagte am Montag in Wexmoor.", "Er stimmte für den Hafen."];
    let article = Article::from_sentences("a", &[sentences, sentences, sentences].concat());
    let mut analyser = Analyser::new(Language::German);
    let analysis = analyser.analyse(&article);
    let mut writer = SummaryWriter::new(Method::Expected, Some(fixture::model()));
    assert_eq!(writer.brief(&analysis, Length::default()).method, Method::LexicalFree);
    assert!(
        CueTable::of(Some(Language::German))
            .get(crate::text::TermHash::of("er"))
            .any(Cues::PRONOUN)
    );
}

#[test]
fn without_a_model_the_best_other_method_speaks_and_says_so() {
    let article = article(&[0, 5, 3, 1, 2]);
    let mut analyser = Analyser::new(Language::English);
    let brief = SummaryWriter::new(Method::Expected, None)
        .brief(&analyser.analyse(&article), Length::default());
    assert_eq!(brief.method, Method::Forward);
}

#[test]
fn an_explanation_adds_up_and_beats_the_runner_up() {
    let article = article(&[0, 5, 3, 1, 2, 3, 5, 4, 0]);
    let mut analyser = Analyser::new(Language::English);
    let analysis = analyser.analyse(&article);
    let mut writer = SummaryWriter::new(Method::Expected, Some(fixture::model()));
    let brief = writer.brief(&analysis, Length::default());
    let why = writer.explain(&analysis).unwrap();
    let indices: Vec<usize> = why.sentences.iter().map(|earned| earned.index).collect();
    assert!(brief.sentences.iter().map(|chosen| chosen.index).eq(indices));
    let second = why.runner_up.unwrap();
    assert!(why.value >= second.value && second.indices.len() == 3, "{second:?}");
    assert!(why.sentences.iter().all(|earned| earned.words >= -1e-3 && earned.rank >= 1));
    let word = why.sentences[0].likely[0];
    assert!(brief.sentences[0].span.contains(word.span));
}

/// Of a short article nothing is listed, and nothing that was listed before may answer for it.
#[test]
fn an_explanation_knows_nothing_of_the_article_before() {
    let mut analyser = Analyser::new(Language::English);
    let (long, short) = (article(&[5, 0, 0, 3, 1, 2, 3, 5, 4]), article(&[0, 3, 5]));
    let mut explained = |before: &[&Article]| {
        let mut writer = SummaryWriter::new(Method::Expected, Some(fixture::model()));
        for article in before {
            writer.brief(&analyser.analyse(article), Length::default());
        }
        let analysis = analyser.analyse(&short);
        writer.brief(&analysis, Length::default());
        format!("{:?}", writer.explain(&analysis))
    };
    assert_eq!(explained(&[]), explained(&[&long]));
}

#[test]
fn a_focus_moves_the_choice_of_sets() {
    let article = article(&[0, 3, 3, 0, 3, 0, 3, 3, 0, 5]);
    let mut analyser = Analyser::new(Language::English);
    let query = analyser.tokens("cost in crowns");
    let analysis = analyser.analyse(&article);
    let mut writer = SummaryWriter::new(Method::Expected, Some(fixture::model()));
    writer.set_focus(Some(Focus::on(&query)));
    let brief = writer.brief(&analysis, Length::Sentences(2));
    assert!(brief.sentences.iter().any(|chosen| chosen.index == 9), "{brief:?}");
}
