//! Intervals of shares.

use super::estimate::Estimate;

/// Standard deviations that 95 % of a normal distribution lie within.
const Z: f64 = 1.959_963_984_540_054;

/// A share of `trials` with its 95 % interval: Wilson, "Probable Inference, the Law of Succession, and
/// Statistical Inference" (JASA 22, 1927). Of nothing anything is possible.
#[must_use]
pub fn wilson(hits: usize, trials: usize) -> Estimate {
    if trials == 0 {
        return Estimate { value: 0.0, low: 0.0, high: 1.0 };
    }
    let n = trials as f64;
    let value = hits as f64 / n;
    let middle = value + Z * Z / (2.0 * n);
    let spread = Z * (value * (1.0 - value) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    let (low, high) = ((middle - spread) / whole, (middle + spread) / whole);
    Estimate { value, low: low.max(0.0).min(value), high: high.min(1.0).max(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Newcombe, "Two-Sided Confidence Intervals for the Single Proportion" (Statistics in Medicine 17,
    /// 1998), table I, method 3.
    #[test]
    fn intervals_are_those_of_newcombe() {
        let table = [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
            (29, 29, 0.8830, 1.0),
            (0, 0, 0.0, 1.0),
        ];
        for (hits, trials, low, high) in table {
            let found = wilson(hits, trials);
            let off = (found.low - low).abs().max((found.high - high).abs());
            assert!(off < 6e-5, "{hits} of {trials}: {found:?}");
        }
    }
}
