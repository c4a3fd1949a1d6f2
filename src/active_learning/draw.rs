//! Draws that are random, and the same on every machine.

/// Draws at most `wanted` of `items` at random, without putting any back. What is drawn depends on
/// `seed` and on the `key` of each item alone, and not on their order.
#[must_use]
pub fn draw(
    items: impl IntoIterator<Item = usize>,
    key: impl Fn(usize) -> u64,
    wanted: usize,
    seed: u64,
) -> Vec<usize> {
    let lot = |item: usize| split_mix(key(item) ^ split_mix(seed));
    let mut lots: Vec<_> = items.into_iter().map(|item| (lot(item), item)).collect();
    lots.sort_unstable();
    lots.into_iter().take(wanted).map(|(_, item)| item).collect()
}

/// A number from 0 to 1, the `turn`-th of those that `seed` stands for.
pub(super) fn uniform(seed: u64, turn: usize) -> f64 {
    let bits = split_mix(turn as u64 ^ split_mix(seed));
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

/// `SplitMix64` (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014):
/// numbers that differ in one bit give numbers that have nothing in common.
const fn split_mix(state: u64) -> u64 {
    let z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
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
            for item in draw(0..10, |item| item as u64, 2, seed) {
                counts[item] += 1;
            }
        }
        // 800 are expected of each; five standard deviations are 126.
        assert!(counts.iter().all(|count| count.abs_diff(800) < 126), "{counts:?}");
    }

    /// The first numbers of the generator from state 0, by its reference implementation.
    #[test]
    fn numbers_are_those_of_split_mix() {
        let states = [0, 0x9e37_79b9_7f4a_7c15];
        assert_eq!(states.map(split_mix), [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4]);
    }

    #[test]
    fn uniform_numbers_fill_the_unit_interval() {
        let all: Vec<f64> = (0..1000).map(|turn| uniform(3, turn)).collect();
        let mean = all.iter().sum::<f64>() / 1000.0;
        assert!(all.iter().all(|number| (0.0..1.0).contains(number)));
        assert!((mean - 0.5).abs() < 0.05, "{mean}");
    }
}
