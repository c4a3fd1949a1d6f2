//! Shingles: the runs of words that two texts may share.

use crate::text::{Article, TermHash, Tokeniser, normalise};

/// Words of a shingle: a run of five is rarely said twice by chance.
pub(super) const SHINGLE: usize = 5;

/// The hashes of the words of title and text in their normal form, marks that count as words among
/// them.
#[must_use]
pub fn word_hashes(article: &Article) -> Vec<TermHash> {
    let mut normal = String::new();
    let mut words = Vec::new();
    for text in article.title.iter().chain([&article.text]) {
        for (span, _) in Tokeniser::new(text) {
            normalise(span.of(text), &mut normal);
            words.push(TermHash::of(&normal));
        }
    }
    words
}

/// The hashes of all shingles of `words`, in order; of fewer words than a shingle has, all of them
/// as one.
pub(super) fn shingles(words: &[TermHash]) -> impl Iterator<Item = u64> {
    let shingle =
        |words: &[TermHash]| words.iter().fold(TermHash::default(), |s, word| s.then(*word)).0;
    words.windows(SHINGLE.min(words.len().max(1))).map(shingle)
}

/// Share of the shingles of two texts that both have, between 0 and 1 (Jaccard's index).
#[must_use]
pub fn resemblance(a: &[TermHash], b: &[TermHash]) -> f64 {
    let [a, b] = [a, b].map(|words| {
        let mut shingles: Vec<u64> = shingles(words).collect();
        shingles.sort_unstable();
        shingles.dedup();
        shingles
    });
    let both = a.iter().filter(|shingle| b.binary_search(shingle).is_ok()).count();
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_title_and_text() {
        let titled = Article::new("", "resumed on Monday.").with_title("TALKS");
        assert_eq!(word_hashes(&titled), ["talks", "resumed", "on", "monday"].map(TermHash::of));
    }
}
