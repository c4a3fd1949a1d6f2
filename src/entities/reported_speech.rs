//! Reported speech: what a sentence tells of somebody's words without quoting them.

use std::ops::Range;

use super::gazetteer::classes_of;
use super::word_class::WordClass;
use crate::analysis::Analysis;

/// Words that may stand between a comma and the verb at the end of a report: `, the minister's
/// spokesman said`.
const SPEAKER: usize = 7;
/// Words that may follow that verb: `he told reporters on Monday`.
const AFTERWARDS: usize = 6;
/// A report of fewer words says nothing.
const SHORTEST: usize = 3;

/// Forms of *be*: what follows them is told of their subject, not said by it.
const BE: [&str; 8] = ["is", "are", "was", "were", "be", "been", "being", "am"];

/// The reported speech in a sentence of these `words`; an empty range where there is none.
///
/// `The bill is dead, Pell said`: what stands before the comma. `Pell said the bill is dead`: what
/// follows the verb. `According to Pell, the bill is dead`: all but the phrase.
pub(super) fn reported_speech(analysis: &Analysis<'_>, words: &Range<usize>) -> Range<usize> {
    if let Some(report) = according_to(analysis, words) {
        return report;
    }
    let Some(verb) = words.clone().find(|&word| is_speech_verb(analysis, words, word)) else {
        return words.start..words.start;
    };
    let comma = (words.start..verb).rev().take(SPEAKER).find(|&w| analysis.gap(w).contains(','));
    match comma {
        Some(comma) if words.end - verb <= AFTERWARDS + 1 => words.start..comma + 1,
        _ if words.end - verb > SHORTEST => verb + 1..words.end,
        _ => words.start..words.start,
    }
}

fn is_speech_verb(analysis: &Analysis<'_>, words: &Range<usize>, word: usize) -> bool {
    classes_of(analysis, word).is(WordClass::SpeechVerb)
        && word > words.start
        && !BE.contains(&analysis.word(word - 1))
}

fn according_to(analysis: &Analysis<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    let is = |word: usize, text: &str| {
        analysis.words()[word].span.len() == text.len()
            && analysis.word(word).eq_ignore_ascii_case(text)
    };
    let mut inner = words.start..words.end.saturating_sub(1);
    let phrase = inner.find(|&word| is(word, "according") && is(word + 1, "to"))?;
    if phrase > words.start {
        return Some(words.start..phrase);
    }
    let comma = (phrase..words.end).find(|&word| analysis.gap(word).contains(','))?;
    Some(comma + 1..words.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn reported_speech_is_what_is_not_the_outlets_own() {
        let table = [
            ("Critics were told that Harrow had lied, Pell said.", "Critics … lied"),
            ("Pell said on Monday that Harrow had lied.", "on … lied"),
            ("Pell accused Harrow of a lie in the chamber.", "Harrow … chamber"),
            ("According to Pell, Harrow lied.", "Harrow … lied"),
            ("Harrow lied, according to Pell.", "Harrow … lied"),
            ("Harrow was accused of a lie in the chamber.", ""),
            ("Harrow won the vote.", ""),
        ];
        for (text, expected) in table {
            let article = Article::new("", text);
            let analysis = Analyser::new(Language::English).analyse(&article);
            let report = reported_speech(&analysis, &(0..analysis.words().len()));
            let words: Vec<_> = report.map(|word| analysis.word(word)).collect();
            let found = match words.as_slice() {
                [] => String::new(),
                [first, .., last] => format!("{first} … {last}"),
                [one] => (*one).to_owned(),
            };
            assert_eq!(found, expected, "{text}");
        }
    }
}
