//! Character n-grams of words.

use crate::text::normalise;

/// Lengths of character n-grams, in characters: those of fastText's subwords (Bojanowski, Grave,
/// Joulin and Mikolov, "Enriching Word Vectors with Subword Information", TACL 2017) but for the
/// longest. `benches/README.md`, "Ablations", has what they are worth.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=5;

/// The 3-, 4- and 5-grams of `<word>`.
pub(super) fn each_ngram(word: &str, mut sink: impl FnMut(&str)) {
    let word = format!("<{}>", normal_form(word));
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    for length in LENGTHS {
        for window in starts.windows(length + 1) {
            sink(&word[window[0]..window[length]]);
        }
    }
}

/// A word as it is compared: in lower case.
pub(super) fn normal_form(word: &str) -> String {
    let mut normal = String::new();
    normalise(word, &mut normal);
    normal
}
