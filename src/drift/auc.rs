//! Area under the curve.

/// The chance that one of `higher` exceeds one of `lower`, ties counting half: the area under the
/// receiver operating characteristic (Hanley and `McNeil`, "The Meaning and Use of the Area under a
/// Receiver Operating Characteristic (ROC) Curve", Radiology 143, 1982). One half of nothing.
#[must_use]
pub fn auc(higher: &[f64], lower: &[f64]) -> f64 {
    let mut all: Vec<(f64, bool)> = higher.iter().map(|&own| (own, true)).collect();
    all.extend(lower.iter().map(|&own| (own, false)));
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut won) = (0_usize, 0.0);
    for tied in all.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let high = tied.iter().filter(|own| own.1).count();
        let low = tied.len() - high;
        won += high as f64 * (below as f64 + low as f64 / 2.0);
        below += low;
    }
    let pairs = higher.len() * lower.len();
    if pairs == 0 { 0.5 } else { won / pairs as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_is_that_of_scikit_learn() {
        // The example in the manual of roc_auc_score: .75.
        let table = [
            (vec![0.35, 0.8], vec![0.1, 0.4], 0.75),
            (vec![1.0], vec![1.0, 0.0], 0.75),
            (vec![], vec![1.0], 0.5),
        ];
        for (higher, lower, expected) in table {
            assert!((auc(&higher, &lower) - expected).abs() < 1e-12);
        }
    }
}
