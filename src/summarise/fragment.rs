//! Fragments: what stands among the sentences of a story, and tells nothing of it.

use super::cues::{CueTable, Cues};
use crate::analysis::{Analysis, Sentence};
use crate::text::{Token, TokenKind};

/// Leading sentences that may be dropped: a byline, a dateline, "published" and "updated" lines.
const MOST_DROPPED: usize = 8;
/// Leading sentences of fewer words are no sentences of the story.
pub(crate) const STUB: usize = 6;
/// Leading sentences of fewer words are none if they also talk of the page and its dates.
const LINE: usize = 12;
/// A line-up has at least this many names.
const NAMES: usize = 8;
/// Of so many words of a line-up one may be none of the names.
const OTHER_WORD_IN: usize = 7;
/// Of so many words of a line-up one may be a number: results have more.
const NUMBER_IN: usize = 4;
/// Between so many words of a line-up there is a mark, at least.
const MARK_IN: usize = 3;

/// The words of a sentence.
pub(crate) fn words<'a>(
    analysis: &'a Analysis<'_>,
    sentence: &Sentence,
) -> impl Iterator<Item = &'a Token> {
    analysis.tokens_of(sentence).iter().filter(|token| token.kind != TokenKind::Symbol)
}

/// How many sentences at the start are bylines, datelines and the like; `least` are left.
pub(super) fn leading_lines(
    analysis: &Analysis<'_>,
    sentences: &[Sentence],
    least: usize,
) -> usize {
    let most = sentences.len().saturating_sub(least).min(MOST_DROPPED);
    let is_none =
        |sentence: &&Sentence| is_line(analysis, sentence) || is_fragment(analysis, sentence);
    let lines = sentences[..most].iter().take_while(is_none);
    lines.count()
}

fn is_line(analysis: &Analysis<'_>, sentence: &Sentence) -> bool {
    let length = words(analysis, sentence).take(LINE).count();
    if (STUB..LINE).contains(&length) {
        let cues = CueTable::of(Some(analysis.language()));
        let numbers = words(analysis, sentence).filter(|token| token.kind == TokenKind::Number);
        numbers.count() >= 2
            && words(analysis, sentence).any(|token| cues.get(token.stem).any(Cues::BOILERPLATE))
    } else {
        length < STUB
    }
}

/// Whether `sentence` of an article that did not come split tells nothing: a line-up of a team, a
/// signature, a time, an offer.
pub(crate) fn is_fragment(analysis: &Analysis<'_>, sentence: &Sentence) -> bool {
    let article = analysis.article();
    let text = sentence.span.of(&article.text);
    article.sentences.is_none()
        && (is_line_up(analysis, sentence, text) || is_scrap(analysis, sentence, text))
}

/// Hardly a word that is no name, and marks between them: `Low; Fox, Ray, Dale (Kim 61); Reed.`
fn is_line_up(analysis: &Analysis<'_>, sentence: &Sentence, text: &str) -> bool {
    let marks = text.bytes().filter(|byte| matches!(byte, b',' | b';')).count();
    if marks * MARK_IN < NAMES {
        return false;
    }
    let all = words(analysis, sentence).count();
    let small = small_words(analysis, sentence).count();
    let numbers = words(analysis, sentence).filter(|token| token.kind == TokenKind::Number).count();
    let names = small * OTHER_WORD_IN <= all && numbers * NUMBER_IN <= all;
    all >= NAMES && marks * MARK_IN >= all && names
}

/// A few words without one that is no name: `PTI`, `(More)`, `10 p.m.`; or so many of something at a
/// price: `12 issues for £11.99.`
fn is_scrap(analysis: &Analysis<'_>, sentence: &Sentence, text: &str) -> bool {
    let mut all = words(analysis, sentence);
    let counts = all.next().is_some_and(|first| first.kind == TokenKind::Number);
    let short = all.nth(STUB - 2).is_none();
    let uncased = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    let named = || small_words(analysis, sentence).next().is_none() && !text.contains(uncased);
    short && (counts && text.contains(['£', '$', '€']) || named())
}

/// Words that start with a small letter, and have more than one.
fn small_words<'a>(
    analysis: &'a Analysis<'_>,
    sentence: &'a Sentence,
) -> impl Iterator<Item = &'a str> {
    let text: &str = &analysis.article().text;
    let words = words(analysis, sentence).map(move |token| token.span.of(text));
    words.filter(|word| word.starts_with(char::is_lowercase) && word.chars().nth(1).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    fn fragments(text: &str) -> Vec<bool> {
        let article = Article::new("a", text);
        let analysis = Analyser::new(Language::English).analyse(&article);
        analysis.sentences().iter().map(|sentence| is_fragment(&analysis, sentence)).collect()
    }

    #[test]
    fn line_ups_and_scraps_tell_nothing() {
        let story = "The council voted on Monday to close the bridge over the river.";
        let table = [
            "Aldbrook: Low; Fox, Ray, Dale, Moss (Kim 61); Reed, Cole, Lund; Hale, Cruz, Roy.",
            "Corrin (4-3-3): Ost, Lind, Berg, Dahl, Holm, Vik, Moe, Lie, Bakke and Haug, Eide.",
            "Subs: Lee, Tarn, Veld.",
            "PTI.",
            "(More).",
            "-- CONCERNED SISTER.",
            "10 p.m.",
            "12 issues for £11.99.",
        ];
        for line in table {
            let found = fragments(&format!("{story}\n\n{line}\n\n{story} It did."));
            assert!(found.contains(&true) || found.len() == 3, "{line}: {found:?}");
        }
    }

    #[test]
    fn short_sentences_and_lists_of_names_are_told() {
        let table = [
            "He died in May.",
            "She found $716,000.",
            "Lindqvale 11,208; Crake 11,147; the independent Fitch Barrowby 3,020; Veld 1,996.",
            "Turnout was 61%.",
            "Ann Hale, Jo Reed, Al Low, Ray Moss, Kim Cole and Ian Roy voted against the plan.",
            "市议会周一投票。",
        ];
        for line in table {
            assert_eq!(fragments(line), [false], "{line}");
        }
    }

    #[test]
    fn sentences_that_the_source_has_split_are_taken_as_they_are() {
        let article = Article::from_sentences("a", &["PTI.", "10 p.m."]);
        let analysis = Analyser::new(Language::English).analyse(&article);
        assert!(!analysis.sentences().iter().any(|sentence| is_fragment(&analysis, sentence)));
    }
}
