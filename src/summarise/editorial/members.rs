//! Members of a pool, and sets of them.

/// Most sentences of a pool: its sets are bits of a word.
pub(super) const MOST: usize = 16;

/// A set of members of a pool, by their bits.
pub(super) type Members = u16;

/// The places of the members of a set, rising.
pub(super) fn places_of(mut set: Members) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(place)
    })
}

/// The set of the members at these places.
pub(super) fn set_of(places: &[usize]) -> Members {
    places.iter().fold(0, |set, &place| set | 1 << place)
}

/// The pairs of `members`, which rise, each as the earlier and the later.
pub(super) fn pairs_of(members: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let places = members.iter().enumerate();
    places.flat_map(|(place, &earlier)| {
        members[place + 1..].iter().map(move |&later| (earlier, later))
    })
}
