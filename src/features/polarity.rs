//! Features of good and bad words around a mention: how near they stand, on which side, in its
//! clause or in a quotation, and what they come to together.

use super::family::FeatureFamily;
use super::grammar::{Function, Functions};
use super::mention::Mention;
use super::occurrence::{Component, Occurrence, mark};
use crate::span::Span;
use crate::text::polarity;

/// Words of a clause that a negator turns …
const NEGATED: usize = 4;
/// … and what it leaves of their polarity.
const TURNED: f32 = -0.8;
/// Polarity from which on a word is very good or very bad.
const STRONG: f32 = 0.55;
/// Words on each side of a mention that stand next to it …
const BESIDE: usize = 5;
/// … and that stand near it.
const NEAR: usize = 10;
/// Sums below this are even …
const EVEN: f32 = 0.05;
/// … and above this much.
const MUCH: f32 = 1.0;
/// Words of a quotation that is a way to keep away from a word: the “excellent” plan.
const SCARE: usize = 2;

/// A side of a mention, with how its features are named.
struct Side {
    name: &'static str,
    rings: [&'static str; 4],
    first: &'static str,
    quoted: &'static str,
}

const LEFT: Side = Side {
    name: "left",
    rings: ["left1", "left3", "left6", "left11"],
    first: "left-first",
    quoted: "left-quoted",
};
const RIGHT: Side = Side {
    name: "right",
    rings: ["right1", "right3", "right6", "right11"],
    first: "right-first",
    quoted: "right-quoted",
};

/// Regions whose good and bad words are summed, in the order of [`Sums`].
const REGIONS: [&str; 6] = ["all", "left", "right", "clause", "beside", "near"];
type Sums = [f32; REGIONS.len()];

/// The features of the good and bad words around `mention`.
pub(super) fn features(mention: &Mention<'_>, sink: &mut impl FnMut(&Occurrence<'_, '_>)) {
    let reader = Reader { mention, polarities: polarities(mention) };
    let mut sums = Sums::default();
    reader.side(&LEFT, mention.left(), mention.left_clause().len(), &mut sums, sink);
    reader.side(&RIGHT, mention.right(), mention.right_clause().len(), &mut sums, sink);
    for (region, sum) in REGIONS.into_iter().zip(sums) {
        let components = [mark(region), mark(total(sum))];
        sink(&Occurrence::new(FeatureFamily::Polarity, &components));
    }
}

struct Reader<'m, 'a> {
    mention: &'m Mention<'a>,
    /// By word, from the first of the text in scope on.
    polarities: Vec<f32>,
}

impl Reader<'_, '_> {
    /// Reads the words of one side, nearest first, so many of which stand in the mention's clause.
    fn side(
        &self,
        side: &Side,
        words: impl Iterator<Item = usize>,
        in_clause: usize,
        sums: &mut Sums,
        sink: &mut impl FnMut(&Occurrence<'_, '_>),
    ) {
        let mut is_first = true;
        let polar = words.enumerate().map(|(far, word)| (far, word, self.polarity(word)));
        for (far, word, value) in polar.filter(|(_, _, value)| *value != 0.0) {
            let sign = || Component::Sign(word, sign(value));
            let mut told = |components: &[Component<'_>]| {
                sink(&Occurrence::new(FeatureFamily::Polarity, components));
            };
            if let Some(quotation) = self.quotation(word) {
                let kind = if self.is_scare(quotation) { "scare-quoted" } else { "cited" };
                told(&[sign(), mark("quoted")]);
                told(&[sign(), mark(kind)]);
                told(&[sign(), mark(side.quoted), mark(kind)]);
                continue;
            }
            told(&[sign()]);
            told(&[sign(), mark(side.name)]);
            told(&[sign(), mark(side.rings[ring(far)])]);
            if value.abs() >= STRONG {
                told(&[sign(), mark("very"), mark(side.name)]);
            }
            if far < BESIDE {
                told(&[sign(), mark("beside")]);
            }
            if far < in_clause {
                told(&[sign(), mark("clause")]);
            }
            if std::mem::take(&mut is_first) {
                told(&[sign(), mark(side.first)]);
            }
            let left = side.name == LEFT.name;
            let regions = [true, left, !left, far < in_clause, far < BESIDE, far < NEAR];
            let counted = sums.iter_mut().zip(regions).filter(|(_, counts)| *counts);
            counted.for_each(|(sum, _)| *sum += value);
        }
    }

    fn polarity(&self, word: usize) -> f32 {
        self.polarities[word - self.mention.first()]
    }

    /// The quotation that a word stands in.
    fn quotation(&self, word: usize) -> Option<Span> {
        let at = self.mention.analysis.words()[word].span.start;
        let quotations = self.mention.analysis.quotations();
        let after = quotations.partition_point(|quotation| quotation.start <= at);
        quotations[..after].last().copied().filter(|quotation| at < quotation.end)
    }

    fn is_scare(&self, quotation: Span) -> bool {
        quotation.of(self.mention.analysis.text()).split_whitespace().nth(SCARE).is_none()
    }
}

/// The polarity of each word in scope, as negators leave it; 0 of those of the mention.
fn polarities(mention: &Mention<'_>) -> Vec<f32> {
    let words = mention.analysis.words();
    let mut polarities = vec![0.0; mention.end() - mention.first()];
    for run in mention.runs {
        let (mut turned, mut reached) = (0, None);
        for word in run.clone() {
            let token = &words[word];
            if reached.is_some_and(|end| mention.ends_clause(end..token.span.start)) {
                turned = 0;
            }
            let factor = if turned > 0 { TURNED } else { 1.0 };
            if !mention.words.contains(&word) {
                polarities[word - mention.first()] = factor * polarity(token.surface);
            }
            let negates = Functions::of(token.surface).has(Function::Negator);
            turned = if negates { NEGATED } else { usize::saturating_sub(turned, 1) };
            reached = Some(token.span.end);
        }
    }
    polarities
}

pub(super) const fn sign(value: f32) -> &'static str {
    if value > 0.0 { "good" } else { "bad" }
}

/// What a sum comes to.
fn total(sum: f32) -> &'static str {
    match sum {
        _ if sum.abs() < EVEN => "even",
        _ if sum > MUCH => "much-good",
        _ if sum < -MUCH => "much-bad",
        _ => sign(sum),
    }
}

/// How far from the mention, in rings: one or two words away, three to five, six to ten, or beyond.
const fn ring(far: usize) -> usize {
    match far {
        0..2 => 0,
        2..BESIDE => 1,
        BESIDE..NEAR => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::features_of;
    use super::*;

    const ALL: FeatureFamily = FeatureFamily::Polarity;

    #[test]
    fn good_and_bad_words_count_by_where_they_stand() {
        let found =
            features_of(ALL, "Voters praised Harrow, but the failed plan was terrible.", "Harrow");
        let expected = [
            "bad",
            "bad beside",
            "bad right",
            "bad right-first",
            "bad right3",
            "bad right6",
            "good",
            "good beside",
            "good clause",
            "good left",
            "good left-first",
            "good left1",
        ];
        for name in expected {
            assert!(found.contains(&name.to_owned()), "{name} is not in {found:?}");
        }
        for name in ["bad clause", "good right", "bad left", "bad quoted"] {
            assert!(!found.contains(&name.to_owned()), "{name} is in {found:?}");
        }
    }

    #[test]
    fn a_negator_turns_what_follows_in_its_clause() {
        let table = [
            ("Harrow did not fail.", "right good"),
            ("Harrow did not come, and all failed.", "right bad"),
            ("Harrow failed.", "right bad"),
            ("Harrow sat.", "right even"),
            ("Harrow murdered, raped and killed them.", "right much-bad"),
        ];
        for (text, expected) in table {
            let found = features_of(ALL, text, "Harrow");
            assert!(found.contains(&expected.to_owned()), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_is_quoted_is_told_apart_and_not_summed() {
        let table = [
            ("Harrow called it “a terrible and stupid idea”.", "bad cited"),
            ("Harrow called it an “excellent” idea.", "good scare-quoted"),
        ];
        for (text, expected) in table {
            let found = features_of(ALL, text, "Harrow");
            assert!(found.contains(&expected.to_owned()), "{text}: {found:?}");
            assert!(found.contains(&"all even".to_owned()), "{text}: {found:?}");
        }
    }
}
