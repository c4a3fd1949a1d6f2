use std::sync::OnceLock;

use super::cells::{cell, row};
use crate::output::format::CallerFields;

/// Columns of the caller, which a table keeps before ours: those that the first article has.
#[derive(Default)]
pub(super) struct Carried(OnceLock<Vec<String>>);

/// What a name of ours that the caller has, too, is told from it by.
const OURS: &str = "nutgraf_";

/// Names of columns that say of an article what the caller's of that name says: the caller's stand
/// for them.
const SHARED: [&str; 5] = ["id", "title", "date", "url", "text"];

impl Carried {
    pub(super) fn begin<'f>(&self, names: impl Iterator<Item = &'f String>) {
        self.0.get_or_init(|| names.cloned().collect());
    }

    /// The row of names, of which `ours` are our own.
    pub(super) fn heading(&self, ours: impl Iterator<Item = String>) -> String {
        let carried = self.names().iter().cloned();
        let ours = ours.filter(|name| !self.stands_for(name));
        let own = |name: String| if self.has(&name) { format!("{OURS}{name}") } else { name };
        row(&carried.chain(ours.map(own)).collect::<Vec<_>>())
    }

    /// The row of an article, of which `ours` are our own cells, each with the name of its column.
    pub(super) fn row(
        &self,
        fields: &CallerFields,
        ours: impl Iterator<Item = (String, String)>,
    ) -> String {
        let names = self.names();
        let same = fields.iter().map(|(name, _)| name).eq(names);
        let carried = |(place, name): (usize, &String)| {
            let of_name = || fields.iter().find(|(own, _)| own == name);
            let field = if same { fields.get(place) } else { of_name() };
            field.map(|(_, value)| cell(value).into_owned()).unwrap_or_default()
        };
        let ours = ours.filter(|(name, _)| !self.stands_for(name)).map(|(_, cell)| cell);
        row(&names.iter().enumerate().map(carried).chain(ours).collect::<Vec<_>>())
    }

    fn names(&self) -> &[String] {
        self.0.get().map_or(&[], Vec::as_slice)
    }

    fn has(&self, name: &str) -> bool {
        self.names().iter().any(|own| own == name)
    }

    fn stands_for(&self, name: &str) -> bool {
        SHARED.contains(&name) && self.has(name)
    }
}
