use rusqlite::{Connection, OptionalExtension, named_params, params};

use super::Version;
use super::load;
use super::rules::put_rules;
use crate::record::{
    ArticleRecord, BriefRecord, RelationRecord, StanceRecord, TagRecord, VoiceRecord,
};

/// What became of a record that was to be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stored {
    Added,
    Replaced,
}

/// Stores a record in place of an older one of the same id, which goes into the history.
pub(super) fn store(
    connection: &Connection,
    run: i64,
    version: Version,
    record: &ArticleRecord,
) -> anyhow::Result<Stored> {
    let older: Option<i64> = connection
        .prepare_cached("SELECT article FROM articles WHERE id = ?")?
        .query_row([&record.id], |row| row.get(0))
        .optional()?;
    if let Some(article) = older {
        retire(connection, article, run)?;
    }
    let article = put_article(connection, run, version, record)?;
    put_rules(connection, article, &record.rules)?;
    put_tags(connection, article, record)?;
    if let Some(brief) = &record.brief {
        put_brief(connection, article, brief)?;
    }
    put_relations(connection, article, record.relations.as_deref().unwrap_or_default())?;
    Ok(if older.is_some() { Stored::Replaced } else { Stored::Added })
}

/// Puts the record of an article into the history, and what hangs on it away.
fn retire(connection: &Connection, article: i64, run: i64) -> anyhow::Result<()> {
    let record = serde_json::to_string(&load::record(connection, article)?)?;
    connection
        .prepare_cached(
            "INSERT INTO history (id, version, record, run, replaced_by)
             SELECT id, version, ?2, run, ?3 FROM articles WHERE article = ?1",
        )?
        .execute(params![article, record, run])?;
    // Mentions go with their tags, and sentences with their briefs.
    connection.prepare_cached("DELETE FROM tags WHERE article = ?")?.execute([article])?;
    connection.prepare_cached("DELETE FROM briefs WHERE article = ?")?.execute([article])?;
    connection.prepare_cached("DELETE FROM relations WHERE article = ?")?.execute([article])?;
    connection.prepare_cached("DELETE FROM rules WHERE article = ?")?.execute([article])?;
    Ok(())
}

/// Puts the article itself, and gives its key, which it keeps for good.
fn put_article(
    connection: &Connection,
    run: i64,
    version: Version,
    record: &ArticleRecord,
) -> anyhow::Result<i64> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO articles (id, title, text, date, url, language, known_words, abstained, not_news,
             notes, fields, version, model, nutgraf, run, relations)
         VALUES (:id, :title, :text, :date, :url, :language, :known_words, :abstained, :not_news,
             :notes, :fields, :version, :model, :nutgraf, :run, :relations)
         ON CONFLICT (id) DO UPDATE SET title = :title, text = :text, date = :date, url = :url,
             language = :language, known_words = :known_words, abstained = :abstained,
             not_news = :not_news, notes = :notes, fields = :fields, version = :version,
             model = :model, nutgraf = :nutgraf, run = :run,
             relations = :relations
         RETURNING article",
    )?;
    let article = statement.query_row(
        named_params! {
            ":id": record.id,
            ":title": record.title,
            ":text": record.text.as_deref().unwrap_or_default(),
            ":date": record.date,
            ":url": record.url,
            ":language": record.language,
            ":known_words": record.known_words,
            ":abstained": record.abstained,
            ":not_news": record.not_news,
            ":notes": serde_json::to_string(&record.notes)?,
            ":fields": serde_json::to_string(&record.fields)?,
            ":version": version.to_hex(),
            ":model": record.model.fingerprint,
            ":nutgraf": record.nutgraf,
            ":run": run,
            ":relations": record.relations.as_ref().map(Vec::len),
        },
        |row| row.get(0),
    )?;
    Ok(article)
}

fn put_tags(connection: &Connection, article: i64, record: &ArticleRecord) -> anyhow::Result<()> {
    let text = record.text.as_deref().unwrap_or_default();
    for (place, tag) in record.tags.iter().enumerate() {
        let rule = record.rules.iter().position(|own| Some(own) == tag.rule.as_ref());
        put_tag(connection, article, place, tag, rule)?;
        if let Some(stance) = &tag.stance {
            put_mentions(connection, article, place, stance, text)?;
        }
    }
    Ok(())
}

fn put_tag(
    connection: &Connection,
    article: i64,
    place: usize,
    tag: &TagRecord,
    rule: Option<usize>,
) -> anyhow::Result<()> {
    let path = (!tag.path.is_empty()).then(|| serde_json::to_string(&tag.path)).transpose()?;
    let voice = |side: fn(&StanceRecord) -> &Option<VoiceRecord>| {
        tag.stance.as_ref().and_then(|stance| side(stance).as_ref())
    };
    let stance = tag.stance.as_ref();
    let strongest = stance.and_then(|stance| stance.strongest.as_ref());
    let strongest = strongest.map(serde_json::to_string).transpose()?;
    let (own, quoted) = (voice(|stance| &stance.own_voice), voice(|stance| &stance.quoted));
    let mut statement = connection.prepare_cached(
        "INSERT INTO tags VALUES (:article, :place, :facet, :label, :path, :iptc, :probability, :sure,
             :given, :target, :canonical, :called, :share, :mentions, :own, :own_probability,
             :own_mentions, :quoted, :quoted_probability, :quoted_mentions, :strongest, :rule)",
    )?;
    statement.execute(named_params! {
        ":article": article,
        ":place": place,
        ":facet": tag.facet,
        ":label": tag.label,
        ":path": path,
        ":iptc": tag.iptc,
        ":probability": tag.probability,
        ":sure": tag.sure,
        ":given": tag.given,
        ":target": tag.target,
        ":canonical": tag.canonical,
        ":called": stance.map(|stance| stance.called),
        ":share": stance.map(|stance| stance.share),
        ":mentions": tag.mentions(),
        ":own": own.map(|own| &own.label),
        ":own_probability": own.map(|own| own.probability),
        ":own_mentions": own.map(|own| own.mentions),
        ":quoted": quoted.map(|own| &own.label),
        ":quoted_probability": quoted.map(|own| own.probability),
        ":quoted_mentions": quoted.map(|own| own.mentions),
        ":strongest": strongest,
        ":rule": rule,
    })?;
    Ok(())
}

fn put_mentions(
    connection: &Connection,
    article: i64,
    tag: usize,
    stance: &StanceRecord,
    text: &str,
) -> anyhow::Result<()> {
    // The byte at which each character begins, and where the last one ends.
    let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    let mut statement =
        connection.prepare_cached("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?)")?;
    for (place, &[start, end]) in stance.sentences.iter().enumerate() {
        let sentence = &text[bytes[start]..bytes[end]];
        statement.execute(params![article, tag, place, start, end, sentence])?;
    }
    Ok(())
}

fn put_brief(connection: &Connection, article: i64, brief: &BriefRecord) -> anyhow::Result<()> {
    connection.prepare_cached("INSERT INTO briefs VALUES (?, ?, ?, ?)")?.execute(params![
        article,
        brief.text(),
        brief.reason,
        brief.method
    ])?;
    let mut statement =
        connection.prepare_cached("INSERT INTO brief_sentences VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?;
    for (place, own) in brief.brief.iter().enumerate() {
        let edits = serde_json::to_string(&own.edits)?;
        let score = f64::from(own.score);
        statement.execute(params![
            article,
            place,
            own.text,
            own.start,
            own.end,
            score,
            own.sentence,
            edits
        ])?;
    }
    Ok(())
}

fn put_relations(
    connection: &Connection,
    article: i64,
    relations: &[RelationRecord],
) -> anyhow::Result<()> {
    let mut statement =
        connection.prepare_cached("INSERT INTO relations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    for (place, own) in relations.iter().enumerate() {
        statement.execute(params![
            article,
            place,
            own.holder,
            own.target,
            own.label,
            own.probability,
            own.quoted,
            own.sentence,
            own.start,
            own.end
        ])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use nutgraf::raw::text::Article;
    use proptest::prelude::*;

    use super::super::migrate::migrate;
    use super::*;
    use crate::record::any::record;

    /// An archive in memory with a run.
    fn archive(model: &str) -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "foreign_keys", true).unwrap();
        migrate(&mut connection).unwrap();
        connection.execute("INSERT INTO models VALUES (?, 'm')", [model]).unwrap();
        let run = "INSERT INTO runs (started, nutgraf, model, settings) VALUES ('', '0', ?, '{}')";
        connection.execute(run, [model]).unwrap();
        connection
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_stored_is_loaded_and_what_it_replaces_is_history(
            (first, second) in (record(), record()),
        ) {
            let whole = |record: ArticleRecord| {
                let text = Some(record.text.unwrap_or_default());
                ArticleRecord { id: "a".to_owned(), text, ..record }
            };
            let (first, second) = (whole(first), whole(second));
            let archive = archive(&first.model.fingerprint);
            let version = Version::new(&Article::new("a", ""), None, "");
            for (record, expected) in [(&first, Stored::Added), (&second, Stored::Replaced)] {
                prop_assert_eq!(store(&archive, 1, version, record).unwrap(), expected);
                prop_assert_eq!(&load::record(&archive, 1).unwrap(), record);
            }
            let history: rusqlite::Result<String> =
                archive.query_row("SELECT record FROM history", [], |row| row.get(0));
            let older: ArticleRecord = serde_json::from_str(&history.unwrap()).unwrap();
            prop_assert_eq!(older, first);
        }
    }
}
