//! Designators: the common nouns that may name an actor again after `the`.

use std::ops::Range;

use super::gap::plain_gap;
use super::gazetteer::classes_of;
use super::word_class::WordClass;
use crate::analysis::Analysis;
use crate::text::TermHash;

/// The designators in and before a name: the title or role before it, the last word of an
/// organisation's.
pub(super) fn designators(analysis: &Analysis<'_>, words: &Range<usize>) -> Vec<TermHash> {
    let surface = |word: usize| analysis.words()[word].surface;
    let mut designators = Vec::new();
    if let Some(before) = words.start.checked_sub(1)
        && plain_gap(analysis, before).trim_matches(['.', ',']) == " "
        && is_of_person(analysis, before)
    {
        designators.push(surface(before));
    }
    let last = words.end - 1;
    if words.len() > 1 && classes_of(analysis, last).is(WordClass::Organisation) {
        designators.push(surface(last));
    }
    designators
}

fn is_of_person(analysis: &Analysis<'_>, word: usize) -> bool {
    let classes = classes_of(analysis, word);
    classes.is(WordClass::Title) || classes.is(WordClass::Role)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn titles_roles_and_words_for_organisations_designate() {
        let table: [(&str, Range<usize>, &[&str]); 4] = [
            ("Finance minister Piet Lomax", 2..4, &["minister"]),
            ("Gen. Piet Lomax", 1..3, &["gen"]),
            ("the Saltmarsh Trust", 1..3, &["trust"]),
            ("goat Karl", 1..2, &[]),
        ];
        for (text, name, expected) in table {
            let article = Article::new("", text);
            let analysis = Analyser::new(Language::English).analyse(&article);
            let expected: Vec<_> = expected.iter().map(|word| TermHash::of(word)).collect();
            assert_eq!(designators(&analysis, &name), expected, "{text}");
        }
    }
}
