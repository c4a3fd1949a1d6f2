use rusqlite::OptionalExtension;

use crate::archive;
use crate::listing::Store;
use crate::record::ArticleRecord;

/// The record that an archive keeps of the article called `id`, with its text.
pub(super) fn kept(archive: &Store, id: &str) -> anyhow::Result<Option<ArticleRecord>> {
    archive.ask(|connection| {
        let mut statement =
            connection.prepare_cached("SELECT article FROM articles WHERE id = ?")?;
        let key = statement.query_row([id], |row| row.get(0)).optional()?;
        Ok(key.map(|key| archive::record(connection, key)).transpose()?)
    })
}
