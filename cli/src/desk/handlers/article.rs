use anyhow::Context;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Html;
use nutgraf::raw::pipeline::{Pipeline, Reading};

use super::blocking::page;
use crate::archive;
use crate::corrections::Subject;
use crate::desk::edition;
use crate::desk::newsroom::Newsroom;
use crate::desk::pages::{self, ArticlePage, Nav};
use crate::desk::queue::Queue;
use crate::desk::refused::Refused;
use crate::desk::visit::Visit;
use crate::listing::{Filter, neighbours};
use crate::record::ArticleRecord;
use nutgraf::raw::record::source::outlet;

/// An article with all that is said of it.
pub(crate) async fn article(Path(key): Path<i64>, visit: Visit) -> Result<Html<String>, Refused> {
    page(move || shown(key, &visit)).await
}

/// The record of an article of the archive.
pub(super) fn record(room: &Newsroom, key: i64) -> Result<ArticleRecord, Refused> {
    let record = room.store.ask(|connection| match archive::record(connection, key) {
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
        record => Ok(Some(record.context("the article cannot be read")?)),
    });
    record?.ok_or_else(|| Refused::new(StatusCode::NOT_FOUND, "the archive has no such article"))
}

fn shown(key: i64, visit: &Visit) -> Result<String, Refused> {
    let room = &visit.room;
    let record = record(room, key)?;
    let (labels, article) = (room.labels()?, edition::article(&record));
    let name = room.folder.name(&record.id);
    let entries = room.folder.entries()?.into_iter().filter(|entry| entry.article == name);
    let (previous, next) = around(visit, key)?;
    let clean = Pipeline::cleaning().clean(&article);
    let pairs = visit.pairs.iter().filter(|(name, _)| name != "why" && name != "said");
    let said = room.folder.said(&labels, &record.id);
    let page = |reading: &Reading<'_>| {
        let page = ArticlePage {
            key,
            record: &record,
            outlet: outlet(|name| record.fields.get(name)),
            reading,
            clean: &clean,
            why: visit.value("why").map(str::to_owned),
            facets: room.folder.facets(),
            said,
            hidden: hidden(room, key, said),
            entries: entries.collect(),
            pairs: pairs.cloned().collect(),
            previous,
            next,
            source: room
                .folder
                .source(&record.id)
                .filter(|source| source.trim() != article.text.trim()),
        };
        let nav = if in_queue(visit) { Nav::Queue } else { Nav::Today };
        pages::article(&visit.shell(nav), &page)
    };
    Ok(room.edition().read(&article, record.date.as_deref(), true, page))
}

/// The facet that the article was drawn at random to be labelled for, until it is.
fn hidden(room: &Newsroom, key: i64, said: &[(Subject, Vec<String>)]) -> Option<String> {
    let picks = room.picks()?;
    let is_said = said.iter().any(|(subject, _)| subject.facet == picks.facet);
    (picks.drew(key, &picks.facet) && !is_said).then(|| picks.facet.clone())
}

/// Whether the article is looked at on the way through the queue.
fn in_queue(visit: &Visit) -> bool {
    visit.value("show") == Some("queue")
}

/// The neighbours of an article in the list that it is looked at in.
fn around(visit: &Visit, key: i64) -> anyhow::Result<(Option<i64>, Option<i64>)> {
    let room = &visit.room;
    let listing = room.store.listing()?;
    let order = if in_queue(visit) {
        Queue::of(room, &listing)?.places
    } else {
        room.select(&listing, &Filter::of_pairs(&visit.pairs))?.0
    };
    Ok(neighbours(&listing, &order, key))
}
