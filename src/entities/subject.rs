//! Subjects: whether what stands after a name says that it does or owns something.

use super::gap::plain_gap;
use super::gazetteer::classes_of;
use super::word_class::WordClass;
use super::word_shape::is_capitalised;
use crate::analysis::Analysis;

/// Verbs that follow a subject, and so neither a possessive nor an adjective.
const AUXILIARIES: [&str; 17] = [
    "is", "was", "are", "were", "has", "had", "have", "will", "would", "can", "could", "may",
    "might", "should", "must", "did", "does",
];

/// Whether the word at this place owns or says something, as what is no name seldom does.
pub(super) fn owns_or_says(analysis: &Analysis<'_>, word: usize) -> bool {
    let next = word + 1;
    next < analysis.words().len()
        && match plain_gap(analysis, word).as_ref() {
            "'" => analysis.word(next) == "s",
            " " => classes_of(analysis, next).is(WordClass::SpeechVerb),
            _ => false,
        }
}

/// Whether a verb of speech stands after the word at this place.
pub(super) fn says(analysis: &Analysis<'_>, word: usize) -> bool {
    let next = word + 1;
    next < analysis.words().len()
        && plain_gap(analysis, word) == " "
        && classes_of(analysis, next).is(WordClass::SpeechVerb)
}

/// Whether a verb that follows a subject stands after the word at this place.
pub(super) fn precedes_auxiliary(analysis: &Analysis<'_>, word: usize) -> bool {
    let next = word + 1;
    next < analysis.words().len()
        && plain_gap(analysis, word) == " "
        && AUXILIARIES.contains(&analysis.word(next))
}

/// Whether the word at this place describes the next: `Green energy firms`, and not `Green said`.
pub(super) fn describes(analysis: &Analysis<'_>, word: usize) -> bool {
    let next = word + 1;
    next < analysis.words().len()
        && plain_gap(analysis, word) == " "
        && !is_capitalised(analysis, next)
        && !analysis.words()[next].stop
        && !analysis.word(next).ends_with("ed")
        && !owns_or_says(analysis, word)
        && !precedes_auxiliary(analysis, word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn who_does_something_describes_nothing() {
        let table = [
            ("Green energy firms fell", true, false),
            ("Green said no", false, true),
            ("Green's plan", false, true),
            ("Green is a hero", false, false),
            ("Green, a baker", false, false),
            ("Green praised them", false, false),
        ];
        for (text, description, speech) in table {
            let article = Article::new("", text);
            let analysis = Analyser::new(Language::English).analyse(&article);
            assert_eq!(describes(&analysis, 0), description, "{text}");
            assert_eq!(owns_or_says(&analysis, 0), speech, "{text}");
        }
    }
}
