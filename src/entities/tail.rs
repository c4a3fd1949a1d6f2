//! Tails of names: parts in lower case that an apostrophe or a hyphen joins to a capitalised word,
//! `Xi'an`, `McDonald's`, `Kim Jong-un`.

use super::gap::plain_gap;
use super::gazetteer::classes_of;
use super::subject::precedes_auxiliary;
use super::word_class::WordClass;
use super::word_shape::is_capitalised;
use super::written::Written;
use crate::analysis::Analysis;

/// What an apostrophe joins to a word that is none of its letters: `Trump's`, `don't`, and what
/// Turkish ends names with.
const ENCLITICS: [&str; 29] = [
    "s", "t", "d", "m", "re", "ve", "ll", "em", "n", "ın", "in", "un", "ün", "nın", "nin", "nun",
    "nün", "ı", "ü", "ya", "ye", "da", "de", "dan", "den", "ta", "te", "tan", "ten",
];
/// English words that sound as a Korean or Chinese syllable does: `Hong Kong-run`.
const ENGLISH: [&str; 20] = [
    "run", "free", "plan", "deal", "oil", "fuel", "loan", "clan", "men", "man", "win", "gun",
    "gap", "pro", "ton", "fan", "ban", "hit", "cut", "won",
];
/// Most letters of a Korean or Chinese syllable: `Chiang`.
const SYLLABLE: usize = 6;

/// Whether `word` is the tail of the name that the word before it belongs to; `inside` says that
/// another word of the name stands before that one.
pub(super) fn is_tail(written: &Written<'_>, word: usize, inside: bool) -> bool {
    let analysis = written.analysis;
    if word == 0 || is_capitalised(analysis, word) {
        return false;
    }
    let head = word - 1;
    match plain_gap(analysis, head).as_ref() {
        "'" if analysis.word(word) == "s" => is_called_possessive(written, head),
        "'" => !ENCLITICS.contains(&analysis.word(word)),
        "-" => {
            let named = inside || is_followed_by_name(analysis, word);
            named && is_given_name(analysis.word(head), analysis.word(word))
        }
        _ => false,
    }
}

fn is_followed_by_name(analysis: &Analysis<'_>, word: usize) -> bool {
    word + 1 < analysis.words().len()
        && plain_gap(analysis, word) == " "
        && is_capitalised(analysis, word + 1)
}

/// Whether the two are syllables of a Korean or Chinese given name: `Jong-un`, `Kai-shek`.
fn is_given_name(first: &str, second: &str) -> bool {
    is_syllable(first) && is_syllable(second) && !ENGLISH.contains(&second)
}

/// Whether a word may be one syllable of Korean or Chinese in Latin letters.
fn is_syllable(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let rhyme = word.trim_start_matches(|c: char| c.is_ascii_lowercase() && !is_vowel(c));
    let coda = rhyme.trim_start_matches(is_vowel);
    (1..=SYLLABLE).contains(&word.len())
        && rhyme.len() > coda.len()
        && matches!(coda, "" | "n" | "ng" | "k" | "ck" | "l" | "m" | "p" | "t" | "h")
}

/// Whether the name of the word at `head` is a possessive, `McDonald's`: one that is known, or that
/// does something here. The article never writes it otherwise.
fn is_called_possessive(written: &Written<'_>, head: usize) -> bool {
    let analysis = written.analysis;
    let classes = classes_of(analysis, head);
    if classes.is(WordClass::SentenceOpener) || classes.is(WordClass::Common) {
        return false;
    }
    let named = written.capitalised(head);
    // Most names fail here where they stand first.
    named.iter().all(|&word| has_possessive(analysis, word))
        && (classes.is(WordClass::Possessive)
            || named.iter().any(|&word| precedes_auxiliary(analysis, word + 1)))
}

fn has_possessive(analysis: &Analysis<'_>, word: usize) -> bool {
    word + 1 < analysis.words().len()
        && plain_gap(analysis, word) == "'"
        && analysis.word(word + 1) == "s"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn tails_belong_to_their_names() {
        let table = [
            ("Xi'an", 1, true),
            ("Sa‘id", 1, true),
            ("Trump's", 1, false),
            ("Yıldız'ın", 1, false),
            ("Hadn't", 1, false),
            ("McDonald's", 1, true),
            ("Tolly's was shut. At Tolly's nobody spoke", 1, true),
            ("Trump's was the last. Trump spoke", 1, false),
            ("Kim Jong-un", 2, true),
            ("Kim Jong\u{2011}un", 2, true),
            ("Chiang Kai-shek", 2, true),
            ("Hong Kong-run", 2, false),
            ("Ha-joon Chang", 1, true),
            ("Trump-era", 1, false),
            ("Taliban-led", 1, false),
        ];
        for (text, word, expected) in table {
            let article = Article::new("", text);
            let analysis = Analyser::new(Language::English).analyse(&article);
            let written = Written::of(&analysis);
            assert_eq!(is_tail(&written, word, word > 1), expected, "{text}");
        }
    }
}
