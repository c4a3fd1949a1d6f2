//! Small numbers for the words of one article.

/// Gives each key the next small number when it is first met.
///
/// Open addressing with linear probing over a table that is kept from article to article: a slot
/// of an earlier generation counts as empty, so clearing costs nothing. A short article uses the
/// start of the table alone, which stays in the nearest cache whatever came before.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner {
    slots: Vec<Slot>,
    /// Slots in use, less one: a row of set bits.
    mask: usize,
    generation: u32,
    len: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u64,
    generation: u32,
    id: u32,
}

impl Interner {
    /// Forgets all keys and makes room for `most` of them.
    pub(crate) fn clear(&mut self, most: usize) {
        // An article says half of its words more than once, so that most slots stay empty and a
        // search ends after a step or two.
        let room = (most + most / 2).next_power_of_two().max(64);
        self.mask = room - 1;
        self.len = 0;
        self.generation = self.generation.wrapping_add(1);
        if self.slots.len() < room || self.generation == 0 {
            self.slots = vec![Slot::default(); room.max(self.slots.len())];
            self.generation = 1;
        }
    }

    /// The number of `key`, and whether it is new.
    #[inline]
    pub(crate) fn id(&mut self, key: u64) -> (u32, bool) {
        let mask = self.mask;
        // Fibonacci hashing: the product's upper bits depend on all bits of the key.
        let mut place = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        loop {
            let slot = &mut self.slots[place];
            if slot.generation != self.generation {
                *slot = Slot { key, generation: self.generation, id: self.len };
                self.len += 1;
                return (self.len - 1, true);
            }
            if slot.key == key {
                return (slot.id, false);
            }
            place = (place + 1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_first_mention_in_every_generation() {
        let mut interner = Interner::default();
        for _ in 0..3 {
            interner.clear(200);
            let keys: Vec<u64> = (0..200).map(|i| i * i * 0x1_0000_0001).collect();
            let ids: Vec<u32> = keys.iter().map(|&key| interner.id(key).0).collect();
            assert_eq!(ids, (0..200).collect::<Vec<_>>());
            assert_eq!(interner.id(keys[7]), (7, false));
        }
    }
}
