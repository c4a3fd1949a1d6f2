use anyhow::{bail, ensure};
use rusqlite::{Connection, TransactionBehavior};

/// The steps from an empty file to the present schema; `user_version` counts those that were taken.
/// A step that was ever released is never altered: what is to be different is a step of its own.
const STEPS: [&str; 6] = [
    include_str!("schema/1_tables.sql"),
    include_str!("schema/2_search.sql"),
    include_str!("schema/3_views.sql"),
    include_str!("schema/4_relations.sql"),
    include_str!("schema/5_listing.sql"),
    include_str!("schema/6_rules.sql"),
];

/// What stands in `application_id`: the letters `nutg`.
const APPLICATION: i32 = i32::from_be_bytes(*b"nutg");

/// Takes the steps that are lacking, all or none.
pub(super) fn migrate(connection: &mut Connection) -> anyhow::Result<()> {
    if version(connection)? == STEPS.len() {
        return Ok(());
    }
    // Held from the first look on, so that of two programs one waits for the other.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let taken = version(&transaction)?;
    for step in &STEPS[taken..] {
        transaction.execute_batch(step)?;
    }
    if taken < STEPS.len() {
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", STEPS.len())?;
    }
    Ok(transaction.commit()?)
}

/// The number of steps that were taken.
pub(super) fn version(connection: &Connection) -> anyhow::Result<usize> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    // Looked at first: another program may make the archive in between.
    let is_empty = pragma("schema_version")? == 0;
    let (application, version) = (pragma("application_id")?, pragma("user_version")?);
    ensure!(is_empty || application == i64::from(APPLICATION), "it is no archive of nutgraf");
    match usize::try_from(version) {
        Ok(taken) if taken <= STEPS.len() => Ok(taken),
        _ => bail!("it was made by a newer nutgraf; this one knows its schema to {}", STEPS.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::load;
    use super::*;

    #[test]
    fn an_archive_of_the_first_schema_is_brought_up_to_the_last() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(STEPS[0]).unwrap();
        connection.pragma_update(None, "application_id", APPLICATION).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        connection
            .execute_batch(
                "INSERT INTO models VALUES ('f', 'm');
                 INSERT INTO runs (started, nutgraf, model, settings) VALUES ('', '', 'f', '{}');
                 INSERT INTO articles (id, title, text, known_words, notes, fields, version, model,
                     nutgraf, run) VALUES ('a', 'Ceasefire', 'It held.', 1, '[]', '{}', '', 'f', '', 1);
                 INSERT INTO tags (article, place, facet, label, probability, sure, given)
                     VALUES (1, 0, 'topic', 'conflict', 0.9, 1, 1);",
            )
            .unwrap();
        migrate(&mut connection).unwrap();
        assert_eq!(version(&connection).unwrap(), STEPS.len());
        let found = "SELECT id FROM articles_fts JOIN records ON article = articles_fts.rowid \
                     WHERE articles_fts MATCH 'ceasefire'";
        assert_eq!(connection.query_row(found, [], |row| row.get(0)), Ok("a".to_owned()));
        let record = load::record(&connection, 1).unwrap();
        assert_eq!(
            (record.id.as_str(), record.rules.len(), record.tags[0].rule.as_ref()),
            ("a", 0, None)
        );
    }

    #[test]
    fn only_an_archive_of_a_schema_that_is_known_is_touched() {
        let mut foreign = Connection::open_in_memory().unwrap();
        foreign.execute_batch("CREATE TABLE theirs (x)").unwrap();
        let refused = migrate(&mut foreign).unwrap_err().to_string();
        assert_eq!(refused, "it is no archive of nutgraf");
        let mut newer = Connection::open_in_memory().unwrap();
        migrate(&mut newer).unwrap();
        newer.pragma_update(None, "user_version", 99).unwrap();
        assert!(migrate(&mut newer).unwrap_err().to_string().contains("a newer nutgraf"));
    }
}
