use indexmap::IndexSet;

/// Names, each held once and known by its place.
#[derive(Debug, Default)]
pub(super) struct Names(IndexSet<String>);

/// Place of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NameId(u32);

impl Names {
    /// The place of `name`, which is taken up if it is new.
    pub(super) fn put(&mut self, name: &str) -> NameId {
        let place = self.0.get_index_of(name);
        NameId(place.unwrap_or_else(|| self.0.insert_full(name.to_owned()).0) as u32)
    }

    pub(super) fn find(&self, name: &str) -> Option<NameId> {
        self.0.get_index_of(name).map(|place| NameId(place as u32))
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn of(&self, id: NameId) -> &str {
        &self.0[id.index()]
    }
}

impl NameId {
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }

    /// The name at a place.
    pub(super) const fn at(place: usize) -> Self {
        Self(place as u32)
    }
}
