//! Valence: how pleasant a word is, whoever it is said of.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How pleasant a word in lower case is, from -4 to 4; 0 where nothing is known.
pub(super) fn valence(word: &str) -> f32 {
    VALENCES.get(word).copied().unwrap_or_default()
}

static VALENCES: LazyLock<HashMap<&str, f32>> = LazyLock::new(|| {
    let lines = include_str!("data/valence.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        line.split_once('\t').and_then(|(word, number)| Some((word, number.parse().ok()?)))
    };
    lines.filter_map(row).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_words_are_above_bad_ones() {
        assert!(valence("praised") > 1.0 && valence("terror") < -1.0);
        assert!(valence("table").abs() < f32::EPSILON);
        let rows = include_str!("data/valence.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(VALENCES.len(), rows.count(), "every row is read");
    }
}
