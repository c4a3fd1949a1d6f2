//! Common words: capitals that make no name.

use std::ops::Range;

use super::alias::alias;
use super::gap::plain_gap;
use super::gazetteer::{Gazetteer, classes_of};
use super::name::Name;
use super::units::Units;
use super::word_class::WordClass;
use super::word_shape::{is_capitalised, is_upper_case, stands_in_lower_case};
use crate::analysis::Analysis;

/// Fewer times within sentences, common words are a name by chance.
const TIMES_OF_NAME: usize = 3;
/// Letters of a word in `ed` that is no name: `Beleaguered`, but `Mohammed`.
const PARTICIPLE: usize = 9;
/// What abstract nouns end in.
const ABSTRACTIONS: [&str; 6] = ["ization", "isation", "ivity", "ability", "ism", "ology"];

/// Whether a doubtful name is none: the article also writes the word without a capital, or it is a
/// word that opens sentences.
pub(super) fn is_no_name(analysis: &Analysis<'_>, name: &Name) -> bool {
    let word = name.words.start;
    let classes = classes_of(analysis, word);
    classes.is(WordClass::SentenceOpener)
        || classes.is(WordClass::Common)
        || stands_in_lower_case(analysis, word)
}

/// Whether a name is made of common words, which have their capitals by chance, or is a thing's
/// (`GDP`). Several make a name if the article keeps writing them so: `Take That`.
pub(super) fn is_common_name(analysis: &Analysis<'_>, name: &Name) -> bool {
    let classes = |word| classes_of(analysis, word);
    let thing =
        |word: usize| classes(word).is(WordClass::Thing) || stands_for_thing(analysis, word);
    let stop = |word: usize| analysis.words()[word].stop;
    let common =
        |word: usize| (is_common(analysis, word) || stop(word)) && !is_upper_case(analysis, word);
    let mut words = name.words.clone();
    let one = name.words.len() == 1;
    !name.titled
        && words.all(|word| thing(word) || common(word))
        && !is_work(analysis, name.words.start)
        && (one || times_inside(analysis, name.words.clone()) < TIMES_OF_NAME)
}

/// Whether the article says what a word in capitals stands for, and it is nobody: `total addressable
/// market (TAM)`.
fn stands_for_thing(analysis: &Analysis<'_>, word: usize) -> bool {
    let surface = analysis.words()[word].surface;
    let letters: Vec<char> = analysis.word(word).to_lowercase().chars().collect();
    let is_told = |&place: &usize| {
        let words = analysis.words();
        let spelt = |(at, letter): (usize, &char)| analysis.word(at).starts_with(*letter);
        words[place].surface == surface
            && plain_gap(analysis, place - 1) == " ("
            && (place - letters.len()..place).zip(&letters).all(spelt)
    };
    is_upper_case(analysis, word)
        && letters.len() > 1
        && (letters.len()..analysis.words().len()).any(|place| is_told(&place))
}

/// Whether a capital `The` within a sentence stands before a name: `a star of The Voice`.
fn is_work(analysis: &Analysis<'_>, first: usize) -> bool {
    first > analysis.title().len() + 1
        && analysis.word(first - 1) == "The"
        && plain_gap(analysis, first - 2) == " "
}

/// Whether a word, or another form of its verb, is common (`Authorizes`, for `authorized`), or an
/// abstraction (`Urbanism`).
pub(super) fn is_common(analysis: &Analysis<'_>, word: usize) -> bool {
    let text = analysis.word(word);
    let verb = || {
        let stem = text.strip_suffix("es")?;
        Some(Gazetteer::get().word_of(&format!("{stem}ed")).is(WordClass::Common))
    };
    let abstraction = ABSTRACTIONS.iter().any(|end| text.ends_with(end));
    let participle = text.len() >= PARTICIPLE && text.ends_with("ed");
    classes_of(analysis, word).is(WordClass::Common)
        || (abstraction || participle)
        || verb() == Some(true)
}

/// Whether the table has these words as the name of one actor alone.
pub(super) fn is_own_name(analysis: &Analysis<'_>, words: Range<usize>) -> bool {
    alias(&Units::of(analysis, words)).is_some_and(|alias| !alias.is_shared)
}

/// How often the article writes the words at these places with capitals and after another word.
pub(super) fn times_inside(analysis: &Analysis<'_>, words: Range<usize>) -> usize {
    let tokens = analysis.words();
    let starts = analysis.title().len().max(1)..(tokens.len() + 1).saturating_sub(words.len());
    let holds = |start: &usize| {
        let inside = plain_gap(analysis, start - 1) == " ";
        inside
            && words.clone().zip(*start..).all(|(word, other)| {
                tokens[word].surface == tokens[other].surface && is_capitalised(analysis, other)
            })
    };
    starts.filter(holds).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn common_words_and_their_forms_are_told() {
        let table = [
            ("Make", true),
            ("Authorizes", true),
            ("Urbanism", true),
            ("Harrow", false),
            ("Brat", false),
        ];
        for (word, common) in table {
            let article = Article::new("", word);
            let analysis = Analyser::new(Language::English).analyse(&article);
            assert_eq!(is_common(&analysis, 0), common, "{word}");
        }
    }

    #[test]
    fn common_words_are_a_name_if_the_article_keeps_writing_them_so() {
        let table = [
            ("Fans of Take That met Take That and heard Take That.", 2..4, false),
            ("Fans Take That.", 1..3, true),
            ("Then GDP fell.", 1..2, true),
            ("A star of The Voice sang.", 4..5, false),
            ("The total addressable market (TAM) grew.", 4..5, true),
            ("The Trade And Markets (TAM) grew.", 4..5, false),
        ];
        for (text, words, common) in table {
            let article = Article::new("", text);
            let analysis = Analyser::new(Language::English).analyse(&article);
            let name = Name { words, titled: false, opens: false };
            assert_eq!(is_common_name(&analysis, &name), common, "{text}");
        }
    }
}
