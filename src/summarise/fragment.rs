//! Fragments: what a splitter takes for a sentence of the story, and tells nothing of it.

use super::encoded::{STUB, words};
use crate::analysis::{Analysis, Sentence};

/// A line-up has at least this many names.
const NAMES: usize = 8;
/// Of so many words of a line-up one may be none of the names.
const OTHER_WORD_IN: usize = 7;
/// Between so many words of a line-up there is a mark, at least.
const MARK_IN: usize = 3;

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
    let all = words(analysis, sentence).count();
    let small = small_words(analysis, sentence).count();
    all >= NAMES && marks * MARK_IN >= all && small * OTHER_WORD_IN <= all
}

/// A few words without one that is no name: `PTI`, `(More)`, `10 p.m.`; or with a price.
fn is_scrap(analysis: &Analysis<'_>, sentence: &Sentence, text: &str) -> bool {
    let short = words(analysis, sentence).nth(STUB - 1).is_none();
    short
        && (text.contains(['£', '$', '€'])
            || small_words(analysis, sentence).next().is_none()
                && !text.contains(|c: char| {
                    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
                }))
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
