//! Word shape: what the capitals of a word say.

use crate::analysis::Analysis;

/// So many letters and then a capital make two words that are glued together.
const GLUED: usize = 4;

/// Whether the word at this place of [`Analysis::words`] starts with a capital.
pub(super) fn is_capitalised(analysis: &Analysis<'_>, word: usize) -> bool {
    analysis.word(word).chars().next().is_some_and(char::is_uppercase)
}

/// Whether the word at this place of [`Analysis::words`] is in capitals throughout.
pub(super) fn is_upper_case(analysis: &Analysis<'_>, word: usize) -> bool {
    analysis.word(word).chars().all(char::is_uppercase)
}

/// Whether the article writes the word at this place of [`Analysis::words`] without a capital
/// anywhere.
pub(super) fn stands_in_lower_case(analysis: &Analysis<'_>, word: usize) -> bool {
    let surface = analysis.words()[word].surface;
    let words = analysis.words().iter().enumerate();
    let mut occurrences = words.filter(|(_, other)| other.surface == surface);
    occurrences.any(|(place, _)| !is_capitalised(analysis, place))
}

/// `PutinDonald`: two words that lost what parted them. Names like `McConnell` have few letters
/// before the second capital.
pub(super) fn is_glued(word: &str) -> bool {
    let (before, after) = (word.chars().skip(GLUED - 1), word.chars().skip(GLUED));
    before.zip(after).any(|(before, after)| before.is_lowercase() && after.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_after_four_letters_begins_another_word() {
        let table = [("PutinDonald", true), ("McConnell", false), ("NATO", false), ("May", false)];
        for (word, glued) in table {
            assert_eq!(is_glued(word), glued, "{word}");
        }
    }
}
