//! ROUGE: how much of a reference summary a brief repeats, equal to the `rouge-score` package.
//!
//! C.-Y. Lin, "ROUGE: a package for automatic evaluation of summaries" (2004), with the choices of
//! `rouge-score` 0.1.2 and `use_stemmer=True`, the field's standard: tokens are runs of `a`–`z` and
//! digits in the lower-cased text, those longer than three letters Porter-stemmed.

use std::collections::HashMap;
use std::hash::Hash;

use super::porter;

/// Longest word that is not stemmed, in letters.
const UNSTEMMED: usize = 3;

/// What a measure found, each figure between 0 and 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Share of the brief that the reference has.
    pub precision: f64,
    /// Share of the reference that the brief has.
    pub recall: f64,
    /// Harmonic mean of the two: the figure that papers report.
    pub f1: f64,
}

impl Score {
    fn new(hits: usize, in_reference: usize, in_brief: usize) -> Self {
        let precision = hits as f64 / in_brief.max(1) as f64;
        let recall = hits as f64 / in_reference.max(1) as f64;
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        Self { precision, recall, f1 }
    }
}

/// The four measures of one brief.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rouge {
    /// Words in common.
    pub one: Score,
    /// Pairs of neighbouring words in common.
    pub two: Score,
    /// Longest common subsequence of the whole texts.
    pub l: Score,
    /// Union of the longest common subsequences, sentence by sentence.
    pub l_sum: Score,
}

/// Scores `brief` against `reference`, each with a sentence a line.
#[must_use]
pub fn rouge(reference: &str, brief: &str) -> Rouge {
    let mut ids = HashMap::new();
    let reference = sentences(reference, &mut ids);
    let brief = sentences(brief, &mut ids);
    let (whole_reference, whole_brief) = (reference.concat(), brief.concat());
    Rouge {
        one: ngrams::<1>(&whole_reference, &whole_brief),
        two: ngrams::<2>(&whole_reference, &whole_brief),
        l: longest_common(&whole_reference, &whole_brief),
        l_sum: summary_level(&reference, &brief),
    }
}

/// The tokens of each line, as numbers that `ids` gives out.
fn sentences(text: &str, ids: &mut HashMap<String, u32>) -> Vec<Vec<u32>> {
    text.split('\n').map(|line| tokens(line, ids)).collect()
}

fn tokens(line: &str, ids: &mut HashMap<String, u32>) -> Vec<u32> {
    let lower = line.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let stem = if word.len() > UNSTEMMED { porter::stem(word) } else { word.to_owned() };
            let next = ids.len() as u32;
            *ids.entry(stem).or_insert(next)
        })
        .collect()
}

fn counts<T: Copy + Eq + Hash>(items: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for item in items {
        *counts.entry(item).or_insert(0) += 1;
    }
    counts
}

fn ngrams<const N: usize>(reference: &[u32], brief: &[u32]) -> Score {
    let mut left = counts(reference.array_windows::<N>().copied());
    let hits = brief.array_windows::<N>().filter(|ngram| take(&mut left, *ngram)).count();
    Score::new(hits, (reference.len() + 1).saturating_sub(N), (brief.len() + 1).saturating_sub(N))
}

/// Uses up one `item` of `left`, if there is one.
fn take<T: Eq + Hash>(left: &mut HashMap<T, usize>, item: &T) -> bool {
    left.get_mut(item).is_some_and(|count| {
        let some = *count > 0;
        *count = count.saturating_sub(1);
        some
    })
}

fn longest_common(reference: &[u32], brief: &[u32]) -> Score {
    let hits = common_subsequence(reference, brief).len();
    Score::new(hits, reference.len(), brief.len())
}

/// Section 3.2 of the paper, with each token of either side counted once as ROUGE 1.5.5 does.
fn summary_level(reference: &[Vec<u32>], brief: &[Vec<u32>]) -> Score {
    let mut left_reference = counts(reference.iter().flatten().copied());
    let mut left_brief = counts(brief.iter().flatten().copied());
    let mut hits = 0;
    for sentence in reference {
        let mut union: Vec<usize> =
            brief.iter().flat_map(|other| common_subsequence(sentence, other)).collect();
        union.sort_unstable();
        union.dedup();
        for place in union {
            let token = sentence[place];
            if left_brief.get(&token).is_some_and(|&count| count > 0)
                && take(&mut left_reference, &token)
            {
                take(&mut left_brief, &token);
                hits += 1;
            }
        }
    }
    Score::new(hits, reference.iter().map(Vec::len).sum(), brief.iter().map(Vec::len).sum())
}

/// Places in `reference` of one longest common subsequence: the one that `rouge-score` picks.
fn common_subsequence(reference: &[u32], brief: &[u32]) -> Vec<usize> {
    let width = brief.len() + 1;
    let mut lengths = vec![0_u32; (reference.len() + 1) * width];
    for (i, token) in reference.iter().enumerate() {
        for (j, other) in brief.iter().enumerate() {
            lengths[(i + 1) * width + j + 1] = if token == other {
                lengths[i * width + j] + 1
            } else {
                lengths[i * width + j + 1].max(lengths[(i + 1) * width + j])
            };
        }
    }
    let (mut i, mut j) = (reference.len(), brief.len());
    let mut places = Vec::new();
    while i > 0 && j > 0 {
        if reference[i - 1] == brief[j - 1] {
            places.push(i - 1);
            (i, j) = (i - 1, j - 1);
        } else if lengths[i * width + j - 1] > lengths[(i - 1) * width + j] {
            j -= 1;
        } else {
            i -= 1;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    /// Written by `tests/fixtures/rouge.py` with the `rouge-score` package.
    const CASES: &str = include_str!("../../tests/fixtures/rouge.jsonl");

    /// Precision, recall and F1 of each measure.
    #[derive(Deserialize)]
    struct Case {
        reference: String,
        brief: String,
        rouge1: [f64; 3],
        rouge2: [f64; 3],
        #[serde(rename = "rougeL")]
        l: [f64; 3],
        #[serde(rename = "rougeLsum")]
        l_sum: [f64; 3],
    }

    fn assert_close(score: Score, [precision, recall, f1]: [f64; 3], what: &str) {
        let far = (score.precision - precision).abs().max((score.recall - recall).abs());
        assert!(far.max((score.f1 - f1).abs()) < 1e-6, "{what}: {score:?}");
    }

    #[test]
    fn scores_as_rouge_score_does() {
        for line in CASES.lines() {
            let case: Case = serde_json::from_str(line).unwrap();
            let found = rouge(&case.reference, &case.brief);
            assert_close(found.one, case.rouge1, &format!("ROUGE-1 of {line}"));
            assert_close(found.two, case.rouge2, &format!("ROUGE-2 of {line}"));
            assert_close(found.l, case.l, &format!("ROUGE-L of {line}"));
            assert_close(found.l_sum, case.l_sum, &format!("ROUGE-Lsum of {line}"));
        }
    }

    #[test]
    fn scores_the_examples_of_the_paper() {
        // Lin (2004), section 3: S2 and S3 share as many words with S1, in another order.
        let reference = "police killed the gunman";
        assert!((rouge(reference, "police kill the gunman").l.f1 - 1.0).abs() < 1e-9);
        assert!((rouge(reference, "the gunman kill police").l.f1 - 0.5).abs() < 1e-9);
    }
}
