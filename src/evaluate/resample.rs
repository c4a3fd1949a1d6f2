//! Samples drawn again from a sample.
//!
//! Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13.

use oorandom::Rand32;
use rayon::prelude::*;

use crate::text::TermHash;

/// Resamples: enough that the ends of an interval stand to the second decimal.
const RESAMPLES: u64 = 1000;
/// Starts every resample's draws.
const SEED: TermHash = TermHash(0);

/// What `measure` says of each resample: of as many articles, by number, drawn with replacement.
///
/// Each resample draws from a stream of its own, so that it is the same on whatever thread it
/// runs, and for whatever is measured of it.
pub(super) fn resampled<T: Send>(
    articles: usize,
    measure: impl Fn(&mut dyn Iterator<Item = usize>) -> T + Sync,
) -> Vec<T> {
    let articles = articles as u32;
    let resample = |number| {
        let mut random = Rand32::new(SEED.then(TermHash(number)).0);
        measure(&mut (0..articles).map(|_| random.rand_range(0..articles) as usize))
    };
    (0..RESAMPLES).into_par_iter().map(resample).collect()
}
