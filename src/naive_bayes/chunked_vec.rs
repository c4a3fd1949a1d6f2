//! Chunked vector: a long list in small pieces of memory.

use std::ops::{Index, IndexMut};

/// Items of a chunk, a power of two: few enough to fit in where something else was let go of.
const CHUNK: usize = 1 << 10;

/// Chunked vector: a list in chunks of one size.
///
/// Training makes and drops lists of a row for each feature, tens of megabytes, one after the other.
/// In one piece such a list finds room only behind everything else, or where the last one was, and
/// what is let go of in small pieces meanwhile is of no use to it. In chunks it goes wherever there is
/// room, and chunk by chunk whoever reads it last can give it back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ChunkedVec<T> {
    chunks: Vec<Box<[T; CHUNK]>>,
    /// Number of items; what lies behind them on the last chunk means nothing.
    len: usize,
}

impl<T: Copy> ChunkedVec<T> {
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// All items in order; a chunk is let go of once it is passed.
    pub(super) fn into_items(self) -> impl Iterator<Item = T> {
        self.chunks.into_iter().flat_map(|chunk| Vec::from(chunk as Box<[T]>)).take(self.len)
    }

    /// Changes the items at some places, each by what comes with its place.
    #[inline]
    pub(super) fn change<X>(
        &mut self,
        places: impl Iterator<Item = (usize, X)>,
        by: impl Fn(&mut T, X),
    ) {
        // Where the chunks are is looked up once, not again after every change.
        let chunks = self.chunks.as_mut_slice();
        for (place, x) in places {
            by(&mut chunks[place / CHUNK][place % CHUNK], x);
        }
    }

    fn push(&mut self, item: T) {
        if self.len.is_multiple_of(CHUNK) {
            let chunk = vec![item; CHUNK].try_into().ok();
            self.chunks.push(chunk.expect("it is as long as a chunk"));
        }
        self.len += 1;
        let last = self.len - 1;
        self[last] = item;
    }
}

impl<T> Index<usize> for ChunkedVec<T> {
    type Output = T;

    #[inline]
    fn index(&self, place: usize) -> &T {
        &self.chunks[place / CHUNK][place % CHUNK]
    }
}

impl<T> IndexMut<usize> for ChunkedVec<T> {
    #[inline]
    fn index_mut(&mut self, place: usize) -> &mut T {
        &mut self.chunks[place / CHUNK][place % CHUNK]
    }
}

impl<T: Copy> FromIterator<T> for ChunkedVec<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut all = Self { chunks: Vec::new(), len: 0 };
        items.into_iter().for_each(|item| all.push(item));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_keep_their_places() {
        for len in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7] {
            let mut all: ChunkedVec<usize> = (0..len).collect();
            assert_eq!(all.len(), len);
            for place in 0..len {
                assert_eq!(all[place], place);
                all[place] += 1;
            }
            all.change((0..len).step_by(3).map(|place| (place, 2)), |item, by| *item *= by);
            let expected = (0..len).map(|place| (place + 1) * if place % 3 == 0 { 2 } else { 1 });
            assert!(all.into_items().eq(expected), "{len} items");
        }
    }
}
