use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use rusqlite::Connection;

use super::listed::Listing;
use super::load;
use crate::archive::Archive;

/// Archive that pages are made from, by several threads at once.
pub(crate) struct Store {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
    watched: Mutex<Watched>,
}

/// The listing, with the connection that knows when the archive has changed.
struct Watched {
    connection: Connection,
    version: i64,
    listing: Arc<Listing>,
}

/// Articles that a search found.
pub(crate) enum Found {
    All,
    Some(HashSet<i64>),
    /// What was searched for cannot be understood.
    NotUnderstood,
}

impl Store {
    /// The store of the archive in the file at `path`, which is made where there is none.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Self> {
        let connection = Archive::open(path)?.into_connection();
        let listing = Arc::new(load::listing(&connection)?);
        let version = version(&connection)?;
        let watched = Mutex::new(Watched { connection, version, listing });
        Ok(Self { path: path.to_path_buf(), idle: Mutex::default(), watched })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The listing, read anew where the archive has changed.
    pub(crate) fn listing(&self) -> anyhow::Result<Arc<Listing>> {
        let mut watched = self.watched.lock().unwrap_or_else(PoisonError::into_inner);
        let now = version(&watched.connection)?;
        if now != watched.version {
            watched.listing = Arc::new(load::listing(&watched.connection)?);
            watched.version = now;
        }
        Ok(Arc::clone(&watched.listing))
    }

    /// What `ask` asks the archive.
    pub(crate) fn ask<T>(
        &self,
        ask: impl FnOnce(&Connection) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => Archive::look(&self.path)?.into_connection(),
        };
        let answer = ask(&connection);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        answer
    }

    /// The articles that hold some words; where they are no query, those that hold them one by one.
    pub(crate) fn search(&self, words: Option<&str>) -> anyhow::Result<Found> {
        let Some(words) = words else { return Ok(Found::All) };
        self.ask(|connection| {
            let found = matches(connection, words).or_else(|_| matches(connection, &quoted(words)));
            Ok(found.map_or(Found::NotUnderstood, Found::Some))
        })
        .context("the archive cannot be searched")
    }
}

impl Found {
    pub(crate) const fn is_understood(&self) -> bool {
        !matches!(self, Self::NotUnderstood)
    }

    /// The articles, where they are not all.
    pub(crate) fn into_articles(self) -> Option<HashSet<i64>> {
        match self {
            Self::All => None,
            Self::Some(found) => Some(found),
            Self::NotUnderstood => Some(HashSet::new()),
        }
    }
}

fn matches(connection: &Connection, words: &str) -> rusqlite::Result<HashSet<i64>> {
    let mut statement =
        connection.prepare_cached("SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?")?;
    statement.query_map([words], |row| row.get(0))?.collect()
}

/// Each word as a string of the query language, so that none is an operator.
fn quoted(words: &str) -> String {
    let quote = |word: &str| format!("\"{}\"", word.replace('"', "\"\""));
    words.split_whitespace().map(quote).collect::<Vec<_>>().join(" ")
}

/// A number that changes whenever another connection has changed the archive.
fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "data_version", |row| row.get(0))
}
