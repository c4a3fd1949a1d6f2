//! What every method must do, whatever it thinks best.

use oorandom::Rand32;

use super::brief::{Brief, Reason};
use super::length::Length;
use super::summariser::Summariser;
use super::writer::SummaryWriter;
use crate::analysis::Analyser;
use crate::text::{Article, Language};

/// Words to make articles of, some shared by many sentences, some marks of tone.
const WORDS: [&str; 12] =
    ["the", "harbour", "board", "met", "he", "said", "tram", "14", "\"", "?", "Wexmoor", "rain"];
/// Articles that are made up.
const ARTICLES: usize = 64;
/// Most sentences of such an article.
const SENTENCES: u32 = 24;
/// Most words of such a sentence.
const LONGEST: u32 = 12;

/// Puts a summariser through what every method must do: give each sentence a finite rating, and
/// briefs of the length asked for, in the order of the article; of articles that are empty, short,
/// or say the same again and again, and of others made up at random, the same on every run.
///
/// ```
/// use nutgraf::summarise::{MethodName, Story, Summariser, assert_sound};
///
/// struct Longest;
///
/// impl Summariser for Longest {
///     fn name(&self) -> MethodName {
///         "longest".into()
///     }
///
///     fn rate(&mut self, story: &Story<'_>) -> Vec<f32> {
///         story.sentences().map(|sentence| sentence.words().count() as f32).collect()
///     }
/// }
///
/// assert_sound(|| Box::new(Longest));
/// ```
///
/// # Panics
/// When it does not.
pub fn assert_sound(summariser: impl Fn() -> Box<dyn Summariser>) {
    let mut writer = SummaryWriter::with(summariser());
    assert_sound_of(&mut writer, &[], 3);
    assert_sound_of(&mut writer, &["The tram is late."], 3);
    assert_sound_of(&mut writer, &["A b c.", "?", "D e."], 9);
    assert_sound_of(&mut writer, &["The tram is late again."; 6], 4);
    let mut random = Rand32::new(7);
    for _ in 0..ARTICLES {
        let sentences = sentences(&mut random);
        let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
        let wanted = random.rand_range(0..SENTENCES / 2) as usize;
        assert_sound_of(&mut writer, &sentences, wanted);
        let again = brief_of(&mut SummaryWriter::with(summariser()), &sentences, wanted);
        let before = brief_of(&mut writer, &sentences, wanted);
        assert_eq!(again, before, "a brief hangs on the articles before it");
    }
}

fn sentences(random: &mut Rand32) -> Vec<String> {
    let count = random.rand_range(0..SENTENCES);
    let sentence = |_| {
        let length = random.rand_range(0..LONGEST);
        let word = |_| WORDS[random.rand_range(0..WORDS.len() as u32) as usize];
        (0..length).map(word).collect::<Vec<_>>().join(" ")
    };
    (0..count).map(sentence).collect()
}

fn brief_of(writer: &mut SummaryWriter, sentences: &[&str], wanted: usize) -> Brief {
    brief_as_long(writer, sentences, Length::Sentences(wanted))
}

fn brief_as_long(writer: &mut SummaryWriter, sentences: &[&str], length: Length) -> Brief {
    let article = Article::from_sentences("a", sentences);
    writer.brief(&Analyser::new(Language::English).analyse(&article), length)
}

fn indices(brief: &Brief) -> Vec<usize> {
    brief.sentences.iter().map(|chosen| chosen.index).collect()
}

/// Asserts that briefs of an article are whole, rising, and as long as was `wanted`.
fn assert_sound_of(writer: &mut SummaryWriter, sentences: &[&str], wanted: usize) {
    let all = sentences.len();
    let brief = brief_of(writer, sentences, wanted);
    assert_eq!(brief.sentences.len(), wanted.min(all), "{wanted} of {all} sentences");
    assert_eq!(brief.reason, Reason::of(wanted.min(all), all), "{wanted} of {all} sentences");
    assert!(indices(&brief).is_sorted_by(|a, b| a < b), "{brief:?}");
    assert!(writer.rated().iter().all(|rated| rated.score.is_finite()), "{:?}", writer.rated());

    let budget = brief_as_long(writer, sentences, Length::Words(5 * wanted));
    let words: usize = indices(&budget).iter().map(|&index| words_of(sentences[index])).sum();
    let fits = words <= 5 * wanted || budget.sentences.len() == 1;
    assert!(fits, "{words} words for {}", 5 * wanted);

    let share = brief_as_long(writer, sentences, Length::Percent(40.0));
    assert_eq!(share.sentences.len(), (2 * all).div_ceil(5), "40 % of {all} sentences");
}

fn words_of(sentence: &str) -> usize {
    sentence.split(' ').filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use std::sync::Arc;

    use super::super::editorial::fixture::weights;
    use super::super::expected::BriefModel;
    use super::super::expected::fixture::model;
    use super::super::method::Method;
    use super::*;

    fn writer(method: Method) -> SummaryWriter {
        let model = BriefModel::clone(&model()).with_editorial(weights());
        SummaryWriter::new(method, Some(Arc::new(model)))
    }

    macro_rules! suite {
        ($($name:ident $method:ident,)*) => { $(mod $name {
            use super::*;

            const METHOD: Method = Method::$method;

            #[test]
            fn nothing_gives_no_prose() {
                let brief = brief_of(&mut writer(METHOD), &[], 3);
                assert_eq!((brief.sentences.len(), brief.reason), (0, Some(Reason::NoProse)));
            }

            #[test]
            fn one_sentence_is_the_brief() {
                let brief = brief_of(&mut writer(METHOD), &["The tram is late."], 3);
                assert_eq!((indices(&brief), brief.reason), (vec![0], Some(Reason::Short)));
            }

            #[test]
            fn asking_for_more_than_there_is_gives_all() {
                let brief = brief_of(&mut writer(METHOD), &["A b c.", "?", "D e."], 9);
                assert_eq!((indices(&brief), brief.reason), (vec![0, 1, 2], Some(Reason::Short)));
            }

            #[test]
            fn sentences_said_again_are_told_apart() {
                let brief = brief_of(&mut writer(METHOD), &["The tram is late again."; 6], 4);
                assert_eq!(indices(&brief).len(), 4);
                assert!(indices(&brief).is_sorted_by(|a, b| a < b));
            }

            proptest! {
                #[test]
                fn a_brief_is_a_subsequence_of_the_length_asked_for(
                    sentences in prop::collection::vec(
                        prop::collection::vec(prop::sample::select(&WORDS[..]), 0..12), 0..24),
                    wanted in 0_usize..12,
                ) {
                    let lines: Vec<String> = sentences.iter().map(|words| words.join(" ")).collect();
                    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                    assert_sound_of(&mut writer(METHOD), &lines, wanted);
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
        editorial Editorial,
        expected Expected,
        lexical_free LexicalFree,
    }

    #[test]
    fn built_in_methods_are_sound_as_one_of_ones_own_must_be() {
        assert_sound(|| Box::new(super::super::forward::Forward));
        assert_sound(|| Box::new(super::super::expected::Expected::new(model())));
        assert_sound(|| Box::new(super::super::editorial::Editorial::new(model(), weights())));
    }
}
