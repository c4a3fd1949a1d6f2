//! Articles of any number of features in few dimensions that keep their distances.
//!
//! Achlioptas, "Database-Friendly Random Projections: Johnson-Lindenstrauss with Binary Coins" (Journal
//! of Computer and System Sciences 66, 2003).

use crate::text::TermHash;

/// Dimensions that are kept.
pub const DIMENSIONS: usize = 64;

/// The `features` of an article, each with its weight, in [`DIMENSIONS`] dimensions, at length one;
/// without a feature, at length nought.
#[must_use]
pub fn project(features: impl IntoIterator<Item = (u64, f64)>) -> Vec<f64> {
    let mut projected = vec![0.0; DIMENSIONS];
    for (feature, weight) in features {
        // Each bit of the hash is a coin.
        let coins = TermHash(feature).then(TermHash(1)).0;
        for (at, own) in projected.iter_mut().enumerate() {
            *own += if coins >> at & 1 == 1 { weight } else { -weight };
        }
    }
    let length = projected.iter().map(|own| own * own).sum::<f64>().sqrt();
    if length > 0.0 {
        for own in &mut projected {
            *own /= length;
        }
    }
    projected
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_stays_alike_and_what_is_not_does_not() {
        let article = |from: u64| project((from..from + 200).map(|feature| (feature, 1.0)));
        let cosine = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        let (one, near, far) = (article(0), article(20), article(5000));
        assert!(cosine(&one, &near) > 0.75, "{}", cosine(&one, &near));
        assert!(cosine(&one, &far).abs() < 0.4, "{}", cosine(&one, &far));
        assert!((cosine(&one, &one) - 1.0).abs() < 1e-12);
        assert!(project([]).iter().all(|own| *own == 0.0));
    }
}
