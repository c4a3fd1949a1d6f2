//! Counting by number.

/// How often each of a few thousand numbers was counted, in the order of their first count.
///
/// An article has a few hundred words and features of several hundred thousand: a hash table of
/// those alone stays in the nearest cache, where one count for every number would not.
#[derive(Debug)]
pub(super) struct Counter {
    slots: Vec<Slot>,
    /// The slots in the order in which they were taken, and room for more.
    order: Vec<u32>,
    /// How many are taken.
    met: usize,
}

/// A number and its count; a slot is free where the count is zero.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    number: u32,
    count: u32,
}

/// Slots at first: those of an article of news.
const FIRST_SLOTS: usize = 1 << 12;
/// Slots for each number, at least, so that nearly every number is found where it is looked for.
const ROOM: usize = 3;

/// A counter at work: how many numbers were met is kept in a register, since every count waits for
/// the one before to say it.
#[derive(Debug)]
pub(super) struct Counting<'c> {
    counter: &'c mut Counter,
    met: usize,
}

impl Default for Counter {
    fn default() -> Self {
        Self::with_slots(FIRST_SLOTS)
    }
}

impl Counter {
    fn with_slots(slots: usize) -> Self {
        Self { slots: vec![Slot::default(); slots], order: vec![0; slots / ROOM + 1], met: 0 }
    }

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
    pub(super) fn take(&mut self, place: usize) -> (u32, u32) {
        let slot = &mut self.slots[self.order[place] as usize];
        (slot.number, std::mem::take(&mut slot.count))
    }

    /// Starts anew; every number must have been taken.
    #[inline]
    pub(super) const fn clear(&mut self) {
        self.met = 0;
    }

    /// The slot of `number`, or else the free one that it would take.
    #[inline]
    fn place(&self, number: u32) -> usize {
        let last = self.slots.len() - 1;
        // Knuth's multiplicative hash: the upper bits depend on all bits of the number.
        let mut at = (number.wrapping_mul(0x9e37_79b1) >> 8) as usize & last;
        while self.slots[at].count != 0 && self.slots[at].number != number {
            at = (at + 1) & last;
        }
        at
    }

    #[cold]
    fn grow(&mut self, met: usize) {
        let mut larger = Self::with_slots(self.slots.len() * 2);
        let mut counting = larger.begin();
        for place in 0..met {
            let (number, count) = self.take(place);
            counting.count(number, count);
        }
        counting.end();
        *self = larger;
    }
}

impl Counting<'_> {
    /// Counts `number` up by at least one.
    ///
    /// Its place in the order is written every time and kept the first time: whether a number is
    /// new could not be foretold, and a wrong guess costs more than the write.
    #[inline]
    pub(super) fn count(&mut self, number: u32, by: u32) {
        let Self { counter, met } = self;
        if *met >= counter.order.len() {
            counter.grow(*met);
        }
        let place = counter.place(number);
        let slot = &mut counter.slots[place];
        counter.order[*met] = place as u32;
        *met += usize::from(slot.count == 0);
        *slot = Slot { number, count: slot.count + by };
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
    fn there_is_room_for_any_number_of_numbers() {
        let mut counter = Counter::default();
        let mut counting = counter.begin();
        (0..10_000).for_each(|number| counting.count(number, 1));
        counting.end();
        assert_eq!(counter.len(), 10_000);
    }
}
