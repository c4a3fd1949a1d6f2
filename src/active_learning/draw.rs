//! Draws that are random, and the same on every machine.

use crate::text::TermHash;

/// Draws at most `wanted` of `items` at random, without putting any back. What is drawn depends on
/// `seed` and on the `key` of each item alone, and not on their order.
#[must_use]
pub fn draw(
    items: impl IntoIterator<Item = usize>,
    key: impl Fn(usize) -> u64,
    wanted: usize,
    seed: u64,
) -> Vec<usize> {
    let lot = |item: usize| TermHash(seed).then(TermHash(key(item))).0;
    let mut lots: Vec<_> = items.into_iter().map(|item| (lot(item), item)).collect();
    lots.sort_unstable();
    lots.into_iter().take(wanted).map(|(_, item)| item).collect()
}

/// A number from 0 to 1, the `turn`-th of those that `seed` stands for.
pub(super) fn uniform(seed: u64, turn: usize) -> f64 {
    let bits = TermHash(seed).then(TermHash(turn as u64)).0;
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_does_not_depend_on_the_order() {
        let keys = [17, 4, 99, 23, 8, 1];
        let drawn = |items: Vec<usize>| draw(items, |item| keys[item], 3, 7);
        let first = drawn((0..6).collect());
        assert_eq!(first, drawn((0..6).rev().collect()));
        assert_eq!(first.len(), 3);
        assert_eq!(draw(0..2, |item| keys[item], 9, 7).len(), 2, "there are no more");
    }

    #[test]
    fn every_item_is_drawn_as_often_as_any() {
        let mut counts = [0_u32; 10];
        for seed in 0..4000 {
            draw(0..10, |item| item as u64, 2, seed).into_iter().for_each(|item| counts[item] += 1);
        }
        // 800 are expected of each; five standard deviations are 126.
        assert!(counts.iter().all(|count| count.abs_diff(800) < 126), "{counts:?}");
    }

    #[test]
    fn uniform_numbers_fill_the_unit_interval() {
        let all: Vec<f64> = (0..1000).map(|turn| uniform(3, turn)).collect();
        let mean = all.iter().sum::<f64>() / 1000.0;
        assert!(all.iter().all(|number| (0.0..1.0).contains(number)));
        assert!((mean - 0.5).abs() < 0.05, "{mean}");
    }
}
