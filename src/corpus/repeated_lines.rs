//! Lines that a group of articles repeats: the boilerplate of an outlet's pages.

use std::collections::{BTreeSet, HashMap};

use super::labelled::LabelledFacet;
use crate::text::{Article, TermHash};

/// A line that stands in as many articles of one group was not written for any of them. Two may
/// be versions of one story.
const OFTEN: u32 = 3;

/// In how many articles a line of a group stands, and the last of them.
type Lines = HashMap<(u64, TermHash), (u32, usize)>;

/// The articles of a corpus without the lines that three or more of those that `labelled` has
/// examples of repeat within a group: "Advertisement", "Sign up for our newsletter", the name of
/// a column. A model that is to read other outlets learns nothing from them but whose they are.
///
/// Spaces stand where such a line stood, so that every span of the text still holds.
pub(crate) fn without_repeated_lines(
    articles: &[Article],
    labelled: &LabelledFacet,
    groups: &[u64],
) -> Vec<Article> {
    let mut seen = Lines::new();
    let learnt_from: BTreeSet<usize> = labelled.examples.iter().map(|e| e.article).collect();
    for article in learnt_from {
        for line in lines(&articles[article]) {
            let entry = seen.entry((groups[article], key(line)));
            let (count, last) = entry.or_insert((0, usize::MAX));
            if *last != article {
                (*count, *last) = (*count + 1, article);
            }
        }
    }
    let is_repeated = |group: u64, line: &str| {
        !line.trim().is_empty() && seen.get(&(group, key(line))).is_some_and(|s| s.0 >= OFTEN)
    };
    let without = |(article, &group): (&Article, &u64)| {
        let is_repeated = |line: &str| is_repeated(group, line);
        Article {
            title: article.title.clone().filter(|title| !is_repeated(title)),
            text: blank(&article.text, is_repeated),
            ..article.clone()
        }
    };
    articles.iter().zip(groups).map(without).collect()
}

fn lines(article: &Article) -> impl Iterator<Item = &str> {
    article.title.as_deref().into_iter().chain(article.text.lines())
}

/// Lines are one, whatever white space they stand in.
fn key(line: &str) -> TermHash {
    TermHash::of(line.trim())
}

/// `text` with spaces, as many as it has bytes, in place of each such line.
fn blank(text: &str, such: impl Fn(&str) -> bool) -> String {
    let mut rest = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        if such(bare) {
            rest.extend(std::iter::repeat_n(' ', bare.len()));
            rest.push_str(&line[bare.len()..]);
        } else {
            rest.push_str(line);
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::super::{LabelledExample, Learning};
    use super::*;
    use crate::label::{Choice, Facet};
    use crate::read::Location;

    /// Two examples of each article, which do not make it two.
    fn labelled(articles: usize) -> LabelledFacet {
        let facet = Facet {
            name: "lean".to_owned(),
            choice: Choice::One,
            towards_target: false,
            by_mention: false,
            pooling: None,
            context: None,
            parent: None,
            labels: Vec::new(),
        };
        let example = |n| {
            LabelledExample::new(n % articles, None, Vec::new(), Location::file("records.jsonl"))
        };
        let examples = (0..2 * articles).map(example).collect();
        LabelledFacet { facet, learning: Learning::default(), examples }
    }

    /// What is left of the articles of (group, text).
    fn left(articles: &[(u64, &str)]) -> Vec<String> {
        let groups: Vec<u64> = articles.iter().map(|article| article.0).collect();
        let articles: Vec<_> = articles.iter().map(|a| Article::new("", a.1)).collect();
        let left = without_repeated_lines(&articles, &labelled(articles.len()), &groups);
        left.into_iter().map(|article| article.text).collect()
    }

    #[test]
    fn what_a_group_repeats_goes_and_what_groups_share_stays() {
        let left = left(&[
            (1, "Talks resumed.\n  Sign up – now\r\nAds"),
            (1, "Sign up – now\nRates rose.\nAds\nAds\nAds"),
            (1, "Rates fell.\n\nSign up – now"),
            (2, "Sign up – now\nAds"),
            (2, "Ads"),
        ]);
        // A dash is three bytes.
        let (indented, bare) = (" ".repeat(17), " ".repeat(15));
        assert_eq!(left[0], format!("Talks resumed.\n{indented}\r\nAds"));
        assert_eq!(left[1], format!("{bare}\nRates rose.\nAds\nAds\nAds"));
        assert_eq!(left[2], format!("Rates fell.\n\n{bare}"));
        assert_eq!(left[3..], ["Sign up – now\nAds", "Ads"]);
    }

    #[test]
    fn a_headline_can_be_a_repeated_line() {
        let articles: Vec<_> =
            (0..3).map(|n| Article::new("", format!("Story {n}.")).with_title("Letters")).collect();
        let left = without_repeated_lines(&articles, &labelled(3), &[1, 1, 1]);
        assert!(left.iter().all(|article| article.title.is_none()));
        assert_eq!(left[2].text, "Story 2.");
    }
}
