//! Figures as a methods section writes them.

use nutgraf::raw::evaluate::{Agreement, Estimate, Headline};

/// `.861 (.849–.874)`.
pub(super) fn with_interval(estimate: Estimate) -> String {
    format!("{} ({}–{})", figure(estimate.value), figure(estimate.low), figure(estimate.high))
}

/// A figure to three digits: `.861`, `1.000`, `−.012`.
pub(super) fn figure(value: f64) -> String {
    let digits = format!("{:.3}", value.abs());
    let digits = digits.strip_prefix('0').unwrap_or(&digits);
    if value < -0.0005 { format!("−{digits}") } else { digits.to_owned() }
}

/// Cells of the figures of some articles: their number, accuracy and macro-F1.
pub(super) fn figures(name: &str, own: &Headline) -> [String; 4] {
    let [accuracy, macro_f1] = [own.accuracy, own.macro_f1].map(with_interval);
    [name.to_owned(), own.articles.to_string(), accuracy, macro_f1]
}

/// Cells of an agreement: units, share, kappa and alpha.
pub(super) fn agreement(name: &str, own: &Agreement) -> [String; 5] {
    let [share, kappa, alpha] = [own.share, own.kappa, own.alpha].map(with_interval);
    [name.to_owned(), own.units.to_string(), share, kappa, alpha]
}

/// The start of a text that shows what it is about.
pub(super) fn start(text: &str) -> String {
    const LETTERS: usize = 240;
    let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = words.chars().take(LETTERS).collect();
    if cut.len() < words.len() { cut + " …" } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_without_the_nought() {
        for (value, expected) in
            [(0.8614, ".861"), (1.0, "1.000"), (-0.012, "−.012"), (-0.0001, ".000")]
        {
            assert_eq!(figure(value), expected);
        }
        assert_eq!(start(" one\n two "), "one two");
        assert!(start(&"word ".repeat(99)).ends_with(" …"));
    }
}
