//! Elements of a sentence: its words and the marks between them, as features see them.

use std::ops::Range;

use super::attitude::Attitude;
use crate::analysis::Analysis;
use crate::text::{Stemmer, TokenKind, polarity};

/// What features call a name that is not one of the pair.
pub(super) const NAME: &str = "N";

/// Words that hold a sentence together, which its skeleton keeps as they are.
const FRAME: [&str; 35] = [
    "by", "of", "against", "for", "to", "with", "that", "and", "but", "or", "as", "at", "on", "in",
    "over", "from", "between", "toward", "towards", "into", "after", "before", "while", "when",
    "who", "whom", "whose", "which", "than", "about", "if", "because", "despite", "under",
    "during",
];
const BE: [&str; 9] = ["is", "are", "was", "were", "be", "been", "being", "am", "get"];
const NOT: [&str; 6] = ["not", "never", "no", "without", "nor", "neither"];
const SAY: [&str; 12] = [
    "said",
    "says",
    "say",
    "told",
    "tells",
    "added",
    "argued",
    "claimed",
    "claims",
    "stated",
    "noted",
    "announced",
];
const PRONOUNS: [&str; 18] = [
    "he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "i", "we", "you", "my",
    "our", "your", "us", "me",
];

/// A word or a mark.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Element {
    /// The stem of a word; what a name or a mark is called.
    pub(super) stem: String,
    /// What the skeleton of the sentence calls it, if it keeps it.
    pub(super) symbol: Option<String>,
    /// The attitude that it says.
    pub(super) attitude: Option<Attitude>,
    /// How good or bad it is by itself, from -1 to 1.
    pub(super) polarity: f32,
}

impl Element {
    fn mark(name: &str) -> Self {
        Self { stem: name.to_owned(), symbol: Some(name.to_owned()), attitude: None, polarity: 0.0 }
    }
}

/// The elements of the words at `places`, in a sentence that starts at the word `opening`.
pub(super) fn elements(
    analysis: &Analysis<'_>,
    stemmer: &Stemmer,
    places: Range<usize>,
    opening: usize,
) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    for place in places {
        let element = element(analysis, stemmer, place, opening);
        // A name of several words is one.
        if element.stem != NAME || elements.last().is_none_or(|last| last.stem != NAME) {
            elements.push(element);
        }
        elements.extend(mark_after(analysis, place));
    }
    elements
}

/// The mark after a word.
pub(super) fn mark_after(analysis: &Analysis<'_>, place: usize) -> Option<Element> {
    let parts = |c: char| matches!(c, ',' | ';' | ':' | '–' | '—' | '(' | ')');
    analysis.gap(place).contains(parts).then(|| Element::mark(","))
}

fn element(analysis: &Analysis<'_>, stemmer: &Stemmer, place: usize, opening: usize) -> Element {
    let word = analysis.word(place);
    if analysis.words()[place].kind == TokenKind::Symbol {
        return Element::mark(if "\"“”".contains(word) { "\"" } else { "%" });
    }
    if place > opening && word.starts_with(char::is_uppercase) {
        return Element::mark(NAME);
    }
    let lower = word.to_lowercase();
    if let Some(mark) = after_apostrophe(analysis, place, &lower) {
        return Element::mark(mark);
    }
    let stem = stemmer.stem(&lower).into_owned();
    let attitude = Attitude::of(&stem);
    let symbol = match attitude {
        Some(attitude) => Some(format!("{}{}", attitude.name(), inflection(&lower))),
        None => frame(&lower).map(str::to_owned),
    };
    let polarity = polarity(analysis.words()[place].surface);
    Element { stem, symbol, attitude, polarity }
}

/// `'s` and `n't`, whose words are what stands after the apostrophe.
fn after_apostrophe(analysis: &Analysis<'_>, place: usize, lower: &str) -> Option<&'static str> {
    let joined = place > 0 && matches!(analysis.gap(place - 1), "'" | "’");
    match lower {
        "s" if joined => Some("'s"),
        "t" if joined => Some("NOT"),
        _ => None,
    }
}

/// What tells an active verb from a passive one or a participle, if anything does.
fn inflection(word: &str) -> &'static str {
    match word {
        _ if word.ends_with("ed") => "^",
        _ if word.ends_with("ing") => "~",
        _ => "",
    }
}

/// What the skeleton calls a word that holds a sentence together.
fn frame(word: &str) -> Option<&'static str> {
    let classes: [(&[&str], &str); 4] =
        [(&BE, "BE"), (&NOT, "NOT"), (&SAY, "SAY"), (&PRONOUNS, "he")];
    let class = classes.into_iter().find(|(words, _)| words.contains(&word));
    class.map(|(_, name)| name).or_else(|| FRAME.into_iter().find(|&own| own == word))
}
