//! Labels that are spelt like others.

use strsim::damerau_levenshtein;

use super::finding::{Finding, Problem};
use crate::corpus::LabelledFacet;

/// Letters of a word in which one slip is a slip, and of one in which two are.
const ONE_SLIP: usize = 4;
const TWO_SLIPS: usize = 8;
/// Beginnings of words that mean something else on the same ending. Those that differ in the first
/// letter, which is hardly ever mistaken (Yannakoudakis and Fawthrop, "The Rules of Spelling Errors",
/// 1983), need not be here: emigration and immigration, import and export.
const BEGINNINGS: [[&str; 2]; 7] = [
    ["anti", "ante"],
    ["hyper", "hypo"],
    ["inter", "intra"],
    ["macro", "micro"],
    ["maxi", "mini"],
    ["pre", "pro"],
    ["sub", "super"],
];
/// A slip is rarer than what was meant by this factor at least.
const RARER: usize = 5;

/// The labels of a facet that are spelt like one that is given more often: the same letters in
/// another case or with other marks, or, where it is given seldom, a slip away.
pub(super) fn spelt_alike(labelled: &LabelledFacet) -> Vec<Finding> {
    let counts = labelled.counts();
    let name = |label: usize| labelled.facet.labels[label].name.as_str();
    let mut order: Vec<usize> = (0..counts.len()).filter(|&label| counts[label] > 0).collect();
    order.sort_by_key(|&label| std::cmp::Reverse(counts[label]));
    let found = order.iter().enumerate().filter_map(|(place, &label)| {
        let is_meant = |&&other: &&usize| match same(name(label), name(other)) {
            Likeness::Same => true,
            Likeness::Slip => counts[label] * RARER <= counts[other],
            Likeness::None => false,
        };
        let like = *order[..place].iter().find(is_meant)?;
        let problem = Problem::SpeltAlike {
            label: name(label).to_owned(),
            examples: counts[label],
            like: name(like).to_owned(),
            like_examples: counts[like],
        };
        Some(Finding::new(counts[label] as f64, problem))
    });
    found.collect()
}

/// How alike two labels are spelt.
#[derive(Debug, PartialEq, Eq)]
enum Likeness {
    Same,
    Slip,
    None,
}

fn same(a: &str, b: &str) -> Likeness {
    let [a, b] = [a, b].map(letters);
    let shorter = a.chars().count().min(b.chars().count());
    let slips = match shorter {
        TWO_SLIPS.. => 2,
        ONE_SLIP.. => 1,
        _ => 0,
    };
    if a == b {
        return Likeness::Same;
    }
    // What is put before a word often turns it around (un-, non-), and numbers number.
    let numbered = without_digits(&a) == without_digits(&b);
    if numbered || begin_differently(&a, &b) || damerau_levenshtein(&a, &b) > slips {
        return Likeness::None;
    }
    Likeness::Slip
}

/// Whether two labels are different words by how they begin: one with what is put before the other, in
/// another letter, or with another of a pair of beginnings.
fn begin_differently(a: &str, b: &str) -> bool {
    let opposite = |[one, other]: &[&str; 2]| {
        let rests = |a: &str, b: &str| {
            a.strip_prefix(one).zip(b.strip_prefix(other)).is_some_and(|(a, b)| a == b)
        };
        rests(a, b) || rests(b, a)
    };
    let before = a.ends_with(b) || b.ends_with(a);
    before || a.chars().next() != b.chars().next() || BEGINNINGS.iter().any(opposite)
}

/// Letters and digits alone, in lower case.
fn letters(label: &str) -> String {
    label.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn without_digits(label: &str) -> String {
    label.chars().filter(|c| !c.is_numeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::check::fixture::facet;
    use super::*;

    #[test]
    fn slips_are_told_from_other_words() {
        for (a, b, expected) in [
            ("politcs", "politics", Likeness::Slip),
            ("Politics ", "politics", Likeness::Same),
            ("science_technology", "Science and Technology", Likeness::None),
            ("science_technology", "Science & Technology", Likeness::Same),
            ("envrionment", "environment", Likeness::Slip),
            ("relevant", "irrelevant", Likeness::None),
            ("topic 1", "topic 2", Likeness::None),
            ("war", "law", Likeness::None),
            ("sport", "arts", Likeness::None),
            ("supportive", "supportvie", Likeness::Slip),
            ("emigration", "immigration", Likeness::None),
            ("macroeconomics", "microeconomics", Likeness::None),
            ("hypotension", "hypertension", Likeness::None),
            ("banking", "ranking", Likeness::None),
            ("imigration", "immigration", Likeness::Slip),
            ("microeconomcs", "microeconomics", Likeness::Slip),
            ("Immigraton", "immigration", Likeness::Slip),
        ] {
            assert_eq!(same(a, b), expected, "{a}, {b}");
        }
    }

    #[test]
    fn of_two_the_rarer_is_the_slip_and_two_common_ones_are_words() {
        let found = |counts: &[(&str, usize)]| -> Vec<(String, String)> {
            let pair = |own: Finding| match own.problem {
                Problem::SpeltAlike { label, like, .. } => (label, like),
                other => panic!("{other:?}"),
            };
            spelt_alike(&facet(counts)).into_iter().map(pair).collect()
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(found(&[("politcs", 2), ("politics", 40)]), [pair("politcs", "politics")]);
        assert_eq!(found(&[("movies", 30), ("movie", 40)]), []);
        assert_eq!(found(&[("Sport", 30), ("sport", 40)]), [pair("Sport", "sport")]);
    }
}
