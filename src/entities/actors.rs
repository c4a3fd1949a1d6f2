//! The actors of an article, found when they are first asked for.

use std::cell::OnceCell;

use super::actor::{Actor, actors};
use super::named::named;
use crate::analysis::Analysis;

/// The people, bodies and places that an analysed article names, the most prominent first.
///
/// They are found when they are first asked for, since most facets do not need them.
#[derive(Debug)]
pub struct Actors<'a, 't> {
    analysis: &'a Analysis<'t>,
    found: OnceCell<Vec<Actor>>,
}

impl<'a, 't> Actors<'a, 't> {
    /// The actors of `analysis`.
    #[must_use]
    pub const fn of(analysis: &'a Analysis<'t>) -> Self {
        Self { analysis, found: OnceCell::new() }
    }

    /// All of them, the most prominent first.
    #[must_use]
    pub fn all(&self) -> &[Actor] {
        self.found.get_or_init(|| actors(self.analysis))
    }

    /// The actor called `name`, in any spelling and by surname too, if the article names one.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<Actor> {
        named(self.analysis, self.all(), name)
    }
}
