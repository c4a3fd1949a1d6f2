use axum::response::Html;
use rusqlite::OptionalExtension;

use super::blocking::page;
use crate::corrections::{Difference, compare, readers as names};
use crate::desk::newsroom::Newsroom;
use crate::desk::pages::{self, Differing, Nav, ReadersPage};
use crate::desk::refused::Refused;
use crate::desk::visit::Visit;

/// How far two readers agree.
pub(crate) async fn readers(visit: Visit) -> Result<Html<String>, Refused> {
    page(move || {
        let entries = visit.room.folder.entries()?;
        let names = names(&entries);
        let named = |name: &str, place: usize| {
            visit.value(name).map(str::to_owned).or_else(|| names.get(place).cloned())
        };
        let (first, second) = (named("first", 0), named("second", 1));
        let (agreements, differences) = match (&first, &second) {
            (Some(first), Some(second)) => compare(&entries, first, second),
            _ => (Vec::new(), Vec::new()),
        };
        let differing = |own| differing(&visit.room, own);
        let differences = differences.into_iter().map(differing).collect::<Result<_, _>>()?;
        let page = ReadersPage { names, first, second, agreements, differences };
        Ok(pages::readers(&visit.shell(Nav::Readers), &page))
    })
    .await
}

/// A difference with the article of the archive that it is about, if that is there.
fn differing(room: &Newsroom, difference: Difference) -> anyhow::Result<Differing> {
    let found = room.store.ask(|connection| {
        let query = "SELECT article, title FROM articles WHERE id = ?";
        let mut statement = connection.prepare_cached(query)?;
        Ok(statement
            .query_row([&difference.id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    })?;
    let (article, title) = found.unzip();
    Ok(Differing { article, title: title.flatten(), difference })
}
