//! Long lists in small pieces of memory.

use std::ops::{Index, IndexMut};

/// Items of a page, a power of two: few enough to fit in where something else was let go of.
const PAGE: usize = 1 << 10;

/// A list in pages.
///
/// Training makes and drops lists of a row for each feature, tens of megabytes, one after the other.
/// In one piece such a list finds room only behind everything else, or where the last one was, and
/// what is let go of in small pieces meanwhile is of no use to it. In pages it goes wherever there is
/// room, and page by page whoever reads it last can give it back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pages<T> {
    pages: Vec<Box<[T; PAGE]>>,
    /// Number of items; what lies behind them on the last page means nothing.
    len: usize,
}

impl<T: Copy> Pages<T> {
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// All items in order; a page is let go of once it is passed.
    pub(super) fn into_items(self) -> impl Iterator<Item = T> {
        self.pages.into_iter().flat_map(|page| Vec::from(page as Box<[T]>)).take(self.len)
    }

    /// Changes the items at some places, each by what comes with its place.
    #[inline]
    pub(super) fn change<X>(
        &mut self,
        places: impl Iterator<Item = (usize, X)>,
        by: impl Fn(&mut T, X),
    ) {
        // Where the pages are is looked up once, not again after every change.
        let pages = self.pages.as_mut_slice();
        for (place, x) in places {
            by(&mut pages[place / PAGE][place % PAGE], x);
        }
    }

    fn push(&mut self, item: T) {
        if self.len.is_multiple_of(PAGE) {
            let page = vec![item; PAGE].try_into().ok();
            self.pages.push(page.expect("it is as long as a page"));
        }
        self.len += 1;
        let last = self.len - 1;
        self[last] = item;
    }
}

impl<T> Index<usize> for Pages<T> {
    type Output = T;

    #[inline]
    fn index(&self, place: usize) -> &T {
        &self.pages[place / PAGE][place % PAGE]
    }
}

impl<T> IndexMut<usize> for Pages<T> {
    #[inline]
    fn index_mut(&mut self, place: usize) -> &mut T {
        &mut self.pages[place / PAGE][place % PAGE]
    }
}

impl<T: Copy> FromIterator<T> for Pages<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut all = Self { pages: Vec::new(), len: 0 };
        items.into_iter().for_each(|item| all.push(item));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_keep_their_places() {
        for len in [0, 1, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE + 7] {
            let mut pages: Pages<usize> = (0..len).collect();
            assert_eq!(pages.len(), len);
            for place in 0..len {
                assert_eq!(pages[place], place);
                pages[place] += 1;
            }
            pages.change((0..len).step_by(3).map(|place| (place, 2)), |item, by| *item *= by);
            let expected = (0..len).map(|place| (place + 1) * if place % 3 == 0 { 2 } else { 1 });
            assert!(pages.into_items().eq(expected), "{len} items");
        }
    }
}
