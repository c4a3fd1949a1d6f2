use rusqlite::{Connection, Result, params};

use super::cell::json;
use crate::record::RuleRecord;

/// Puts the rules that held for an article.
pub(super) fn put_rules(
    connection: &Connection,
    article: i64,
    rules: &[RuleRecord],
) -> anyhow::Result<()> {
    let mut statement =
        connection.prepare_cached("INSERT INTO rules VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    for (place, own) in rules.iter().enumerate() {
        statement.execute(params![
            article,
            place,
            own.kind,
            own.facet,
            own.label,
            own.probability,
            own.by,
            own.stands_for,
            own.note,
            serde_json::to_string(&own.found)?
        ])?;
    }
    Ok(())
}

/// The rules that held for an article.
pub(super) fn rules(connection: &Connection, article: i64) -> Result<Vec<RuleRecord>> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM rules WHERE article = ? ORDER BY place")?;
    let rules = statement.query_map([article], |row| {
        Ok(RuleRecord {
            kind: row.get("kind")?,
            facet: row.get("facet")?,
            label: row.get("label")?,
            probability: row.get("probability")?,
            by: row.get("log_odds")?,
            stands_for: row.get("stands_for")?,
            note: row.get("note")?,
            found: json(row, "found")?,
        })
    })?;
    rules.collect()
}
