//! Counting by number.

/// How often each number was counted, in the order of their first count.
///
/// There is a count for every number there may be; those that are common are small (a vocabulary
/// numbers its most common features first, a lexicon its words as they are met), so that the counts
/// an article needs lie close together, most of them in the nearest cache. Counts go no further than
/// 65,535, to keep them closer still.
#[derive(Debug)]
pub(super) struct Counter {
    /// By number.
    counts: Vec<u16>,
    /// Numbers in the order in which they were met, and room for one more than there are.
    order: Vec<u32>,
    /// How many were met.
    met: usize,
}

/// Numbers that there is room for at first.
const FIRST_NUMBERS: usize = 1 << 12;

/// A counter at work: how many numbers were met is kept in a register, since every count waits for
/// the one before to say it.
#[derive(Debug)]
pub(super) struct Counting<'c> {
    counter: &'c mut Counter,
    met: usize,
}

impl Default for Counter {
    fn default() -> Self {
        Self { counts: vec![0; FIRST_NUMBERS], order: vec![0; FIRST_NUMBERS + 1], met: 0 }
    }
}

impl Counter {
    /// Counts on; [`Counting::end`] ends it.
    #[inline]
    pub(super) const fn begin(&mut self) -> Counting<'_> {
        let met = self.met;
        Counting { counter: self, met }
    }

    /// How many numbers were counted.
    #[inline]
    pub(super) const fn len(&self) -> usize {
        self.met
    }

    /// The number that was counted first but for `place` others, and how often it was; afterwards
    /// it was never counted.
    #[inline]
    pub(super) fn take(&mut self, place: usize) -> (u32, u16) {
        let number = self.order[place];
        (number, std::mem::take(&mut self.counts[number as usize]))
    }

    /// The numbers that were counted, in the order of their first count.
    #[inline]
    pub(super) fn numbers(&self) -> &[u32] {
        &self.order[..self.met]
    }

    /// Starts anew; every number must have been taken.
    #[inline]
    pub(super) const fn clear(&mut self) {
        self.met = 0;
    }

    /// Makes room for `number`.
    #[cold]
    fn grow(&mut self, number: u32) {
        let numbers = (number as usize + 1).next_power_of_two();
        self.counts.resize(numbers, 0);
        self.order.resize(numbers + 1, 0);
    }
}

impl Counting<'_> {
    /// Counts `number` up by at least one.
    ///
    /// Its place in the order is written every time and kept the first time: whether a number is
    /// new could not be foretold, and a wrong guess costs more than the write.
    #[inline]
    pub(super) fn count(&mut self, number: u32, by: u16) {
        let Self { counter, met } = self;
        if number as usize >= counter.counts.len() {
            counter.grow(number);
        }
        let count = &mut counter.counts[number as usize];
        counter.order[*met] = number;
        *met += usize::from(*count == 0);
        *count = count.saturating_add(by);
    }

    /// Writes down what was counted.
    #[inline]
    pub(super) const fn end(self) {
        self.counter.met = self.met;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_in_the_order_of_their_first_count() {
        let mut counter = Counter::default();
        for turn in 0..2 {
            let mut counting = counter.begin();
            for number in [70_000, 3, 70_000, 9, 3] {
                counting.count(number, 1 + turn);
            }
            counting.end();
            let taken: Vec<_> = (0..counter.len()).map(|place| counter.take(place)).collect();
            assert_eq!(taken, [(70_000, 2 + 2 * turn), (3, 2 + 2 * turn), (9, 1 + turn)]);
            counter.clear();
        }
    }

    #[test]
    fn a_count_ends_at_the_largest() {
        let mut counter = Counter::default();
        let mut counting = counter.begin();
        counting.count(7, u16::MAX);
        counting.count(7, 2);
        counting.end();
        assert_eq!(counter.take(0), (7, u16::MAX));
    }

    #[test]
    fn there_is_room_for_any_number_of_numbers() {
        let mut counter = Counter::default();
        let mut counting = counter.begin();
        (0..10_000).for_each(|number| counting.count(number, 1));
        counting.end();
        assert_eq!(counter.len(), 10_000);
    }
}
