use std::fmt::Write as _;

use rusqlite::{Connection, Result};

use crate::report::{Table, count};
use crate::terminal::one_line;

/// What an archive holds, in words and tables.
pub(super) fn counts(connection: &Connection) -> Result<String> {
    let number = |query: &str| connection.query_row(query, [], |row| row.get::<_, usize>(0));
    let articles = number("SELECT count(*) FROM articles")?;
    let briefs = number("SELECT count(*) FROM briefs")?;
    let older = number("SELECT count(*) FROM history")?;
    let untagged = number(
        "SELECT count(*) FROM articles WHERE article NOT IN (SELECT article FROM tags WHERE given)",
    )?;
    let mut text = count(articles, "article");
    for (number, what) in [(briefs, "with a brief"), (untagged, "without a tag")] {
        let _ = write!(text, ", {number} {what}");
    }
    let _ = writeln!(text, "; {} in the history", count(older, "older version"));
    let _ = write!(text, "\n{}", labels(connection)?);
    let _ = write!(text, "\n{}", runs(connection)?);
    Ok(text)
}

/// How many articles have each label.
fn labels(connection: &Connection) -> Result<Table> {
    let mut table = Table::new(&["facet", "label", "articles", "sure"]).reading(&[1]);
    let mut statement = connection.prepare(
        "SELECT facet, label, count(DISTINCT article), count(DISTINCT iif(sure, article, NULL))
         FROM tags WHERE given GROUP BY 1, 2 ORDER BY facet, 3 DESC, label",
    )?;
    let rows = statement.query_map([], |row| {
        let names = [row.get::<_, String>(0)?, row.get(1)?].map(|name| one_line(&name));
        let [articles, sure] = [row.get::<_, usize>(2)?, row.get(3)?].map(|own| own.to_string());
        Ok(names.into_iter().chain([articles, sure]).collect::<Vec<_>>())
    })?;
    for row in rows {
        table.row(row?);
    }
    Ok(table)
}

/// The runs, in the order in which they were made.
fn runs(connection: &Connection) -> Result<Table> {
    let mut table =
        Table::new(&["run", "model", "added", "replaced", "there already", "left out", "ended"])
            .reading(&[1, 6]);
    let mut statement = connection.prepare(
        "SELECT run, name || ' ' || fingerprint, added, replaced, already_there, left_out,
             coalesce(ended, 'broken off')
         FROM runs JOIN models ON fingerprint = model ORDER BY run",
    )?;
    let rows = statement.query_map([], |row| {
        let number = |place| row.get::<_, Option<usize>>(place);
        let shown = |own: Option<usize>| own.map(|own| own.to_string()).unwrap_or_default();
        let numbers = [number(2)?, number(3)?, number(4)?, number(5)?].map(shown);
        let run = row.get::<_, usize>(0)?.to_string();
        let head = [run, one_line(&row.get::<_, String>(1)?)];
        Ok(head.into_iter().chain(numbers).chain([row.get(6)?]).collect::<Vec<_>>())
    })?;
    for row in rows {
        table.row(row?);
    }
    Ok(table)
}
