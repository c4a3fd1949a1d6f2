use super::cursor::Cursor;
use super::listed::Listing;

/// Articles of a page.
const SIZE: usize = 50;

/// Page of a list: places in the listing, and what comes before and after.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) places: Vec<usize>,
    /// Number of the first article among all of the list, from 0.
    pub(crate) first: usize,
    /// Where the page of newer articles ends, if there are any …
    pub(crate) newer: Option<Cursor>,
    /// … and where that of older ones begins.
    pub(crate) older: Option<Cursor>,
}

/// The page of a list behind the article at a cursor, or before another.
pub(crate) fn page(
    listing: &Listing,
    selected: &[usize],
    after: Option<Cursor>,
    before: Option<Cursor>,
) -> Page {
    let at = |place: usize| Cursor::of(&listing.articles[selected[place]]);
    let past = |cursor: Cursor| {
        selected.partition_point(|&own| Cursor::of(&listing.articles[own]) >= cursor)
    };
    let until = |cursor: Cursor| {
        selected.partition_point(|&own| Cursor::of(&listing.articles[own]) > cursor)
    };
    let first = match (after, before) {
        (Some(cursor), _) => past(cursor),
        (None, Some(cursor)) => until(cursor).saturating_sub(SIZE),
        (None, None) => 0,
    };
    let last = (first + SIZE).min(selected.len());
    Page {
        places: selected[first..last].to_vec(),
        first,
        newer: (first > 0 && first < selected.len()).then(|| at(first)),
        older: (last < selected.len()).then(|| at(last - 1)),
    }
}

/// The articles before and behind one in a list.
pub(crate) fn neighbours(
    listing: &Listing,
    order: &[usize],
    article: i64,
) -> (Option<i64>, Option<i64>) {
    let key = |place: usize| order.get(place).map(|&own| listing.articles[own].article);
    match order.iter().position(|&own| listing.articles[own].article == article) {
        Some(place) => (place.checked_sub(1).and_then(key), key(place + 1)),
        None => (None, key(0)),
    }
}
