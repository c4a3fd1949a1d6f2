use axum::response::Html;
use rusqlite::OptionalExtension;

use super::blocking::page;
use crate::corrections::FolderLabels;
use crate::desk::newsroom::Newsroom;
use crate::desk::pages::{self, ListedHead, Nav, QueuePage, TodayPage};
use crate::desk::queue::Queue;
use crate::desk::refused::Refused;
use crate::desk::training::Suspicion;
use crate::desk::visit::Visit;
use crate::listing::{self, Cursor, Filter, Listing, counts, heads};

/// Articles of the queue that are shown.
const QUEUE: usize = 50;

/// The articles that a filter lets pass.
pub(crate) async fn today(visit: Visit) -> Result<Html<String>, Refused> {
    page(move || {
        let (room, filter) = (&visit.room, Filter::of_pairs(&visit.pairs));
        let listing = room.store.listing()?;
        let (selected, understood) = room.select(&listing, &filter)?;
        let cursor = |name: &str| visit.value(name)?.parse::<Cursor>().ok();
        let page = listing::page(&listing, &selected, cursor("after"), cursor("before"));
        let mut counts = counts(&listing, &selected);
        let asked = &room.edition().settings.shape.facets;
        counts.facets.sort_by_key(|own| asked.iter().position(|facet| facet.name == own.facet));
        let today = TodayPage {
            counts,
            heads: listed(room, &listing, &page.places, &*room.labels()?)?,
            page,
            filter,
            not_understood: !understood,
        };
        Ok(pages::today(&visit.shell(Nav::Today), &today))
    })
    .await
}

/// What is worth a look.
pub(crate) async fn queue(visit: Visit) -> Result<Html<String>, Refused> {
    page(move || {
        let room = &visit.room;
        let listing = room.store.listing()?;
        let queue = Queue::of(room, &listing)?;
        let first = &queue.places[..queue.places.len().min(QUEUE)];
        let mut heads = listed(room, &listing, first, &*room.labels()?)?;
        heads.iter_mut().zip(&queue.reasons).for_each(|(head, &reason)| head.picked = Some(reason));
        let page = QueuePage {
            heads,
            picked: queue.reasons.len(),
            picks: queue.picks,
            facets: room.folder.facets(),
            waiting: queue.unlabelled,
            labelled: listing.articles().len() - queue.unlabelled,
            suspicious: suspicious(room)?,
            work: room.training.look(),
        };
        Ok(pages::queue(&visit.shell(Nav::Queue), &page))
    })
    .await
}

/// Labels that look wrong, with the keys of their articles in the archive.
fn suspicious(room: &Newsroom) -> anyhow::Result<Vec<(Suspicion, Option<i64>)>> {
    let suspicions = room.suspicions()?;
    room.store.ask(|connection| {
        let mut statement =
            connection.prepare_cached("SELECT article FROM articles WHERE id = ?")?;
        let with_key = |own: Suspicion| {
            let key = statement.query_row([&own.article], |row| row.get(0)).optional()?;
            Ok((own, key))
        };
        suspicions.into_iter().take(QUEUE).map(with_key).collect()
    })
}

/// The heads of articles, with what people said of them.
fn listed(
    room: &Newsroom,
    listing: &Listing,
    places: &[usize],
    labels: &FolderLabels,
) -> anyhow::Result<Vec<ListedHead>> {
    let heads = room.store.ask(|connection| Ok(heads(connection, listing, places)?))?;
    let said = |id: &str| room.folder.said(labels, id).to_vec();
    Ok(heads
        .into_iter()
        .map(|head| ListedHead { said: said(&head.id), head, picked: None })
        .collect())
}
