//! Polarity of English words: how good or bad a word is by itself.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use nohash_hasher::NoHashHasher;

use super::table::entries;
use super::term_hash::TermHash;

const TABLE: &str = include_str!("data/polarity.txt");

/// The largest size of a value in the table.
const MOST: f32 = 4.0;
/// Endings of a form, each with what it took off the word; the first that fits counts.
const ENDINGS: [(&str, &str); 10] = [
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("ies", "y"),
    ("ied", "y"),
];
/// Bytes of the shortest form that is taken for one of a word in the table.
const SHORTEST: usize = 5;

type Polarities = HashMap<u64, f32, BuildHasherDefault<NoHashHasher<u64>>>;

/// Polarity of the word with this surface form, from −1 (very bad) to 1 (very good); 0 where it is
/// neither, or unknown.
pub(crate) fn polarity(surface: TermHash) -> f32 {
    static POLARITIES: OnceLock<Polarities> = OnceLock::new();
    POLARITIES.get_or_init(read).get(&surface.0).copied().unwrap_or_default()
}

/// The words of the table and their forms.
fn read() -> Polarities {
    let words: Vec<(&str, f32)> = entries(TABLE).flat_map(words_of).collect();
    let mut polarities = Polarities::default();
    for (ending, lost) in ENDINGS {
        for (word, value) in &words {
            let form = word.strip_suffix(lost).map(|rest| format!("{rest}{ending}"));
            if let Some(form) = form.filter(|form| ending.is_empty() || form.len() >= SHORTEST) {
                polarities.entry(TermHash::of(&form).0).or_insert(*value);
            }
        }
    }
    polarities
}

/// The words of a line, each with the value that the line begins with.
fn words_of(line: &str) -> impl Iterator<Item = (&str, f32)> {
    let mut parts = line.split(' ');
    let value = parts.next().and_then(|value| value.parse::<f32>().ok());
    parts.filter_map(move |word| Some((word, value? / MOST)))
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use super::*;

    #[test]
    fn a_word_and_its_forms_are_as_good_or_bad() {
        let of = |word: &str| polarity(TermHash::of(word));
        let table = [
            ("murder", -0.925),
            ("excellent", 0.675),
            ("table", 0.0),
            ("disgracing", of("disgrace")),
            ("scandaled", of("scandal")),
            ("biasly", of("bias")),
        ];
        for (word, expected) in table {
            assert_eq!(of(word), expected, "{word}");
        }
        assert!(of("praised") > 0.0 && of("disgracing") < 0.0);
    }

    #[test]
    fn every_line_has_a_value_and_words() {
        for line in entries(TABLE) {
            assert!(words_of(line).next().is_some(), "{line}");
            assert!(words_of(line).all(|(_, value)| value.abs() <= 1.0 && value != 0.0), "{line}");
        }
    }
}
