//! Word shape: what the capitals of a word say.

use crate::analysis::Analysis;

/// So many letters and then a capital make two words that are glued together.
const GLUED: usize = 4;

/// Whether the word at this place of [`Analysis::words`] starts with a capital, or as `eBay` does.
pub(super) fn is_capitalised(analysis: &Analysis<'_>, word: usize) -> bool {
    let mut letters = analysis.word(word).chars();
    match letters.next() {
        Some(first) if first.is_lowercase() => {
            letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase)
        }
        first => first.is_some_and(is_capital),
    }
}

/// Whether `c` is a capital, or a digraph that starts with one (`ǅ`).
fn is_capital(c: char) -> bool {
    c.is_uppercase() || (c.is_alphabetic() && c.to_lowercase().next() != Some(c))
}

/// Whether the word at this place of [`Analysis::words`] is in capitals throughout; figures do not
/// count (`G7`).
pub(super) fn is_upper_case(analysis: &Analysis<'_>, word: usize) -> bool {
    let mut letters = analysis.word(word).chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
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
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn capitals_are_told_in_any_script() {
        let table = [
            ("Harrow", true, false),
            ("G7", true, true),
            ("ǅorđe", true, false),
            ("eBay", true, false),
            ("mRNA", false, false),
            ("harrow", false, false),
        ];
        for (word, capitalised, upper_case) in table {
            let article = Article::new("", word);
            let analysis = Analyser::new(Language::English).analyse(&article);
            assert_eq!(is_capitalised(&analysis, 0), capitalised, "{word}");
            assert_eq!(is_upper_case(&analysis, 0), upper_case, "{word}");
        }
    }

    #[test]
    fn a_capital_after_four_letters_begins_another_word() {
        let table = [("PutinDonald", true), ("McConnell", false), ("NATO", false), ("May", false)];
        for (word, glued) in table {
            assert_eq!(is_glued(word), glued, "{word}");
        }
    }
}
