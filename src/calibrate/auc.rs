//! Area under the curve.

/// The chance that one of `higher` exceeds one of `lower`, ties counting half, each drawn as often as the
/// weight beside it says: the area under the receiver operating characteristic (Hanley and `McNeil`,
/// "The Meaning and Use of the Area under a Receiver Operating Characteristic (ROC) Curve", Radiology
/// 143, 1982). One half of nothing.
#[must_use]
pub fn auc(higher: &[(f64, f64)], lower: &[(f64, f64)]) -> f64 {
    let mut all: Vec<(f64, f64, bool)> = higher.iter().map(|own| (own.0, own.1, true)).collect();
    all.extend(lower.iter().map(|own| (own.0, own.1, false)));
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut won) = (0.0, 0.0);
    for tied in all.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let weight = |side| tied.iter().filter(|own| own.2 == side).map(|own| own.1).sum::<f64>();
        let (high, low) = (weight(true), weight(false));
        won += high * (below + low / 2.0);
        below += low;
    }
    let pairs = higher.iter().map(|own| own.1).sum::<f64>() * below;
    if pairs > 0.0 { won / pairs } else { 0.5 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_is_that_of_scikit_learn() {
        // The example in the manual of roc_auc_score: .75; and with a sample_weight of 4: .9.
        let table = [
            (vec![(0.35, 1.0), (0.8, 1.0)], vec![(0.1, 1.0), (0.4, 1.0)], 0.75),
            (vec![(0.35, 1.0), (0.8, 4.0)], vec![(0.1, 1.0), (0.4, 1.0)], 0.9),
            (vec![(0.35, 1.0), (0.8, 1.0)], vec![(0.1, 3.0), (0.4, 1.0)], 0.875),
            (vec![(1.0, 1.0)], vec![(1.0, 1.0), (0.0, 1.0)], 0.75),
            (vec![], vec![(1.0, 1.0)], 0.5),
        ];
        for (higher, lower, expected) in table {
            assert!((auc(&higher, &lower) - expected).abs() < 1e-12);
        }
    }
}
