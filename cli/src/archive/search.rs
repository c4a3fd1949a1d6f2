use anyhow::Context;
use rusqlite::{Connection, Result};

/// An article that a search found.
pub(super) struct Hit {
    pub(super) article: i64,
    pub(super) id: String,
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    /// The words that were looked for, in their context.
    pub(super) snippet: String,
}

/// The articles that a search finds, best first.
pub(super) fn search(connection: &Connection, query: &str) -> anyhow::Result<Vec<Hit>> {
    let found = || {
        let mut statement = connection.prepare(
            "SELECT article, id, articles.title, date,
                 snippet(articles_fts, 1, '', '', ' … ', 24) AS snippet
             FROM articles_fts JOIN articles ON article = articles_fts.rowid
             WHERE articles_fts MATCH ? ORDER BY rank, article",
        )?;
        let hits = statement.query_map([query], |row| {
            Ok(Hit {
                article: row.get("article")?,
                id: row.get("id")?,
                title: row.get("title")?,
                date: row.get("date")?,
                snippet: row.get("snippet")?,
            })
        })?;
        hits.collect::<Result<Vec<_>>>()
    };
    found().with_context(|| {
        format!(
            "the search `{query}` cannot be understood; put what is no word into double quotes, as \
             '\"rate-cut\" OR budget'"
        )
    })
}

/// All articles, in the order in which they came.
pub(super) fn all(connection: &Connection) -> Result<Vec<i64>> {
    let mut statement = connection.prepare("SELECT article FROM articles ORDER BY article")?;
    statement.query_map([], |row| row.get(0))?.collect()
}
