//! Common words: capitals that make no name.

use std::ops::Range;

use super::alias::alias;
use super::gap::plain_gap;
use super::gazetteer::{Gazetteer, classes_of};
use super::name::Name;
use super::units::Units;
use super::word_class::WordClass;
use super::word_shape::{is_capitalised, is_upper_case};
use super::written::Written;
use crate::analysis::Analysis;

/// Fewer times within sentences, common words are a name by chance.
const TIMES_OF_NAME: usize = 3;
/// Letters of a word in `ed` that is no name: `Beleaguered`, but `Mohammed`.
const PARTICIPLE: usize = 9;
/// What abstract nouns end in.
const ABSTRACTIONS: [&str; 6] = ["ization", "isation", "ivity", "ability", "ism", "ology"];

/// Whether a doubtful name is none: the article also writes the word without a capital, or it is a
/// word that opens sentences.
pub(super) fn is_no_name(written: &Written<'_>, name: &Name) -> bool {
    let word = name.words.start;
    let classes = classes_of(written.analysis, word);
    classes.is(WordClass::SentenceOpener)
        || classes.is(WordClass::Common)
        || written.in_lower_case(word)
}

/// Whether a name is made of common words, which have their capitals by chance, or is a thing's
/// (`GDP`). Several make a name if the article keeps writing them so: `Take That`.
pub(super) fn is_common_name(written: &Written<'_>, name: &Name) -> bool {
    is_phrase(written, name) || is_of_common_words(written, name)
}

/// Whether the article writes the same words as a phrase, too: `Use of Chemical Weapons`, of
/// `chemical weapons`. What people and bodies are called, some articles write so as well.
fn is_phrase(written: &Written<'_>, name: &Name) -> bool {
    let analysis = written.analysis;
    let first_name = || classes_of(analysis, name.words.start).is(WordClass::FirstName);
    name.words.len() > 1
        && !name.titled
        && written.phrase_in_lower_case(&name.words)
        && !first_name()
        && !name.is_organisation(analysis)
        && !is_own_name(analysis, name.words.clone())
}

fn is_of_common_words(written: &Written<'_>, name: &Name) -> bool {
    let analysis = written.analysis;
    let classes = |word| classes_of(analysis, word);
    let thing = |word: usize| classes(word).is(WordClass::Thing) || stands_for_thing(written, word);
    let stop = |word: usize| analysis.words()[word].stop;
    let common =
        |word: usize| (is_common(analysis, word) || stop(word)) && !is_upper_case(analysis, word);
    let mut words = name.words.clone();
    let one = name.words.len() == 1;
    !name.titled
        && words.all(|word| thing(word) || common(word))
        && !is_work(analysis, name.words.start)
        && (one || !is_written_inside(written, &name.words, TIMES_OF_NAME))
}

/// Whether the article says what a word in capitals stands for, and it is nobody: `total addressable
/// market (TAM)`.
fn stands_for_thing(written: &Written<'_>, word: usize) -> bool {
    let analysis = written.analysis;
    let letters: Vec<char> = analysis.word(word).to_lowercase().chars().collect();
    let is_told = |&place: &usize| {
        let spelt = |(at, letter): (usize, &char)| analysis.word(at).starts_with(*letter);
        place >= letters.len() && (place - letters.len()..place).zip(&letters).all(spelt)
    };
    is_upper_case(analysis, word)
        && letters.len() > 1
        && written.bracketed(word).iter().any(is_told)
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

/// Whether the article writes the words at these places, so many `times` or more, with capitals and
/// after another word.
pub(super) fn is_written_inside(written: &Written<'_>, words: &Range<usize>, times: usize) -> bool {
    let (analysis, tokens) = (written.analysis, written.analysis.words());
    let starts = analysis.title().len().max(1)..(tokens.len() + 1).saturating_sub(words.len());
    let is_same = |(word, other): (usize, usize)| {
        tokens[word].surface == tokens[other].surface && is_capitalised(analysis, other)
    };
    let holds = |&&start: &&usize| {
        starts.contains(&start)
            && plain_gap(analysis, start - 1) == " "
            && words.clone().zip(start..).all(is_same)
    };
    written.capitalised(words.start).iter().filter(holds).take(times).count() == times
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
            ("They sold Green Glass as green glass.", 2..4, true),
            ("They met Green Glass as glass was green.", 2..4, false),
            ("They met Piet Lomax, and piet lomax.", 2..4, false),
        ];
        for (text, words, common) in table {
            let article = Article::new("", text);
            let analysis = Analyser::new(Language::English).analyse(&article);
            let name = Name { words, titled: false, opens: false };
            assert_eq!(is_common_name(&Written::of(&analysis), &name), common, "{text}");
        }
    }
}
