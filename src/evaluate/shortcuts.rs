//! Words that give a label away without being about it: outlet names, bylines, header fields.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;
use serde::Serialize;

use super::coverage::ratio;
use crate::label::LabelId;
use crate::span::Span;
use crate::text::{Article, TermHash, TokenKind, Tokeniser, normalise};

/// Words from either end of a text that are its edge: a dateline, a byline, a mail's header, a
/// line of copyright.
const EDGE: usize = 20;
/// A text must have a middle at least as long as its edges to tell it from them.
const SHORTEST: usize = 4 * EDGE;
/// Share of a word's articles that must have it at the edge.
const AT_EDGE: f64 = 0.8;
/// Share of a word's articles that must have the label it gives away …
const PRECISION: f64 = 0.9;
/// … and the most that may have it at large: a label that all have is no secret.
const COMMONEST: f64 = 0.5;
/// Share of a label's articles that must have the word for it to move figures.
const COVERAGE: f64 = 0.05;
/// Fewer articles than this prove nothing.
const FEWEST: usize = 10;
/// Words that a report names.
const NAMED: usize = 20;
/// Articles that a report names for each.
const EXAMPLES: usize = 3;

/// A word that gives a label away.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShortcutFeature {
    /// The word, in its normal form.
    pub word: String,
    /// The label.
    pub label: String,
    /// Number of articles that have the word.
    pub articles: usize,
    /// Share of them that have the label.
    pub precision: f64,
    /// Share of the label's articles that have the word.
    pub coverage: f64,
    /// Share of its articles that have it among their first or last words.
    pub at_edge: f64,
    /// Names of some of its articles.
    pub examples: Vec<String>,
}

/// An article with the labels that people gave it.
pub type Labelled<'a> = (&'a Article, &'a [LabelId]);

/// The words of `articles` that give one of the labels called `names` away: at the edge of nearly
/// every text that has them, nearly all in articles of one label, and in a fair part of those. The
/// widest first.
#[must_use]
pub fn shortcut_features(articles: &[Labelled<'_>], names: &[String]) -> Vec<ShortcutFeature> {
    let mut support = vec![0; names.len()];
    articles.iter().flat_map(|article| article.1).for_each(|label| support[label.index()] += 1);
    let mut found: Vec<ShortcutFeature> = suspects(articles)
        .into_iter()
        .filter_map(|(word, suspect)| suspect.convict(word, articles, &support, names))
        .collect();
    found.sort_by(|a, b| b.coverage.total_cmp(&a.coverage).then(a.word.cmp(&b.word)));
    found.truncate(NAMED);
    found
}

/// A word that stands at edges.
#[derive(Default)]
struct Suspect {
    at_edge: f64,
    /// Articles that have it, rising.
    articles: Vec<usize>,
}

/// The words that stand at the edge of nearly every text that has them.
fn suspects(articles: &[Labelled<'_>]) -> BTreeMap<TermHash, Suspect> {
    let suspect = |(word, counts): (TermHash, Counts)| {
        let at_edge = ratio(counts.at_edge, counts.articles);
        let suspect = Suspect { at_edge, articles: Vec::new() };
        (counts.articles >= FEWEST && at_edge >= AT_EDGE).then_some((word, suspect))
    };
    let mut suspects: BTreeMap<_, _> = counts(articles).into_iter().filter_map(suspect).collect();
    let seen = articles.par_iter().map(|article| {
        let words = words(article.0).into_iter().map(|word| word.0);
        words.filter(|word| suspects.contains_key(word)).collect()
    });
    let seen: Vec<Vec<TermHash>> = seen.collect();
    for (article, words) in seen.into_iter().enumerate() {
        for word in words {
            suspects.entry(word).or_default().articles.push(article);
        }
    }
    suspects
}

/// In how many texts a word stands, and in how many at the edge.
#[derive(Clone, Copy, Default)]
struct Counts {
    articles: usize,
    at_edge: usize,
}

fn counts(articles: &[Labelled<'_>]) -> HashMap<TermHash, Counts> {
    let add = |mut sums: HashMap<TermHash, Counts>, (word, counts): (TermHash, Counts)| {
        let sum = sums.entry(word).or_default();
        sum.articles += counts.articles;
        sum.at_edge += counts.at_edge;
        sums
    };
    let words = articles.par_iter().flat_map_iter(|article| words(article.0));
    words
        .map(|(word, at_edge)| (word, Counts { articles: 1, at_edge: usize::from(at_edge) }))
        .fold(HashMap::new, add)
        .reduce(HashMap::new, |a, b| b.into_iter().fold(a, add))
}

impl Suspect {
    /// What the word gives away, if it gives a label away.
    fn convict(
        self,
        word: TermHash,
        articles: &[Labelled<'_>],
        support: &[usize],
        names: &[String],
    ) -> Option<ShortcutFeature> {
        let mut by_label = vec![0; names.len()];
        let holders = || self.articles.iter().map(|&article| articles[article]);
        holders().flat_map(|holder| holder.1).for_each(|label| by_label[label.index()] += 1);
        let label = (0..by_label.len()).max_by_key(|&label| by_label[label])?;
        let precision = ratio(by_label[label], self.articles.len());
        let coverage = ratio(by_label[label], support[label]);
        let commonness = ratio(support[label], articles.len());
        if precision < PRECISION || commonness > COMMONEST || coverage < COVERAGE {
            return None;
        }
        Some(ShortcutFeature {
            word: spelling(holders().next()?.0, word)?,
            label: names[label].clone(),
            articles: self.articles.len(),
            precision,
            coverage,
            at_edge: self.at_edge,
            examples: holders().take(EXAMPLES).map(|holder| holder.0.id.clone()).collect(),
        })
    }
}

/// The words of a text, each once, and whether it stands at the edge; of a text that is too short
/// to have edges, none does.
fn words(article: &Article) -> Vec<(TermHash, bool)> {
    let spans = spans(&article.text);
    let middle = if spans.len() < SHORTEST { 0..spans.len() } else { EDGE..spans.len() - EDGE };
    let mut normal = String::new();
    let mut words: Vec<(TermHash, bool)> = spans
        .iter()
        .enumerate()
        .map(|(place, span)| {
            normalise(span.of(&article.text), &mut normal);
            (TermHash::of(&normal), !middle.contains(&place))
        })
        .collect();
    // Once at the edge is enough: an outlet that is named there is often named again below.
    words.sort_unstable_by_key(|&(word, at_edge)| (word, Reverse(at_edge)));
    words.dedup_by_key(|word| word.0);
    words
}

fn spans(text: &str) -> Vec<Span> {
    let words = Tokeniser::new(text).filter(|(_, kind)| *kind == TokenKind::Word);
    words.map(|(span, _)| span).collect()
}

/// The normal form of `word` as `article` has it.
fn spelling(article: &Article, word: TermHash) -> Option<String> {
    let mut normal = String::new();
    spans(&article.text).into_iter().find_map(|span| {
        normalise(span.of(&article.text), &mut normal);
        (TermHash::of(&normal) == word).then(|| normal.clone())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text whose middle and edges are long enough, around what is given.
    fn text(first: &str, middle: &str, last: &str) -> String {
        let filler = |n: usize| "the council met and spoke of roads ".repeat(n);
        format!("{first} {}{middle} {}{last}", filler(6), filler(6))
    }

    fn found(texts: impl Iterator<Item = (String, u16)>) -> Vec<ShortcutFeature> {
        let all: Vec<_> =
            texts.map(|(text, label)| (Article::new("a", text), [LabelId(label)])).collect();
        let articles: Vec<Labelled> = all.iter().map(|(a, labels)| (a, &labels[..])).collect();
        shortcut_features(&articles, &["left".to_owned(), "right".to_owned()])
    }

    #[test]
    fn a_byline_gives_a_label_away_and_a_topic_does_not() {
        let byline = |n: u16| if n < 20 { "By Ilse Harrow" } else { "By our staff" };
        let topic = |n: u16| if n < 20 { "harbour" } else { "school" };
        let texts = (0..40).map(|n| (text(byline(n), topic(n), "Read more"), u16::from(n >= 20)));
        let words: Vec<_> = found(texts).into_iter().map(|g| (g.word, g.label)).collect();
        let pair = |word: &str, label: &str| (word.to_owned(), label.to_owned());
        let expected = [("harrow", "left"), ("ilse", "left"), ("our", "right"), ("staff", "right")];
        assert_eq!(words, expected.map(|(word, label)| pair(word, label)));
    }

    #[test]
    fn figures_are_shares_of_articles() {
        // 18 of 20 texts signed by the desk are left; so are 12 others.
        let texts = (0..60).map(|n| {
            let last = if n < 20 { "Nightdesk" } else { "" };
            (text("", "", last), u16::from(!(2..32).contains(&n)))
        });
        let found = found(texts);
        assert_eq!(found.len(), 1);
        let ShortcutFeature { word, articles, precision, coverage, at_edge, .. } = &found[0];
        assert_eq!((word.as_str(), *articles), ("nightdesk", 20));
        let far = (precision - 0.9).abs() + (coverage - 0.6).abs() + (at_edge - 1.0).abs();
        assert!(far < 1e-12, "{found:?}");
    }

    #[test]
    fn short_texts_have_no_edges() {
        let texts = (0..40).map(|n| {
            (if n < 20 { "Harrow writes" } else { "Others write" }.to_owned(), u16::from(n >= 20))
        });
        assert!(found(texts).is_empty());
    }
}
