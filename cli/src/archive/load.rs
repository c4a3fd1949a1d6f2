use rusqlite::{Connection, OptionalExtension, Result, Row};

use super::cell::json;
use super::rules::rules;
use crate::record::{
    ArticleRecord, BriefRecord, ModelId, RelationRecord, RuleRecord, SentenceRecord, StanceRecord,
    TagRecord, VoiceRecord,
};

/// The record of an article with its text, as it was when it was stored.
pub(crate) fn record(connection: &Connection, article: i64) -> Result<ArticleRecord> {
    let mut statement = connection.prepare_cached(
        "SELECT articles.*, models.name AS model_name
         FROM articles JOIN models ON models.fingerprint = articles.model WHERE article = ?",
    )?;
    let record = statement.query_row([article], |row| {
        Ok(ArticleRecord {
            id: row.get("id")?,
            tags: Vec::new(),
            abstained: row.get("abstained")?,
            not_news: row.get("not_news")?,
            language: row.get("language")?,
            known_words: row.get("known_words")?,
            rules: Vec::new(),
            brief: None,
            relations: row.get::<_, Option<usize>>("relations")?.map(Vec::with_capacity),
            title: row.get("title")?,
            date: row.get("date")?,
            url: row.get("url")?,
            text: row.get("text")?,
            fields: json(row, "fields")?,
            notes: json(row, "notes")?,
            model: ModelId { name: row.get("model_name")?, fingerprint: row.get("model")? },
            nutgraf: row.get("nutgraf")?,
        })
    })?;
    let rules = rules(connection, article)?;
    Ok(ArticleRecord {
        tags: tags(connection, article, &rules)?,
        brief: brief(connection, article)?,
        relations: record.relations.map(|_| relations(connection, article)).transpose()?,
        rules,
        ..record
    })
}

fn tags(connection: &Connection, article: i64, rules: &[RuleRecord]) -> Result<Vec<TagRecord>> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM tags WHERE article = ? ORDER BY place")?;
    let tags = statement.query_map([article], |row| {
        Ok(TagRecord {
            facet: row.get("facet")?,
            label: row.get("label")?,
            path: json(row, "path")?,
            iptc: row.get("iptc")?,
            probability: row.get("probability")?,
            sure: row.get("sure")?,
            given: row.get("given")?,
            target: row.get("target")?,
            canonical: row.get("canonical")?,
            rule: rule(row, rules)?,
            stance: stance(connection, article, row)?,
        })
    })?;
    tags.collect()
}

/// The rule that changed a tag, where one did.
fn rule(tag: &Row<'_>, rules: &[RuleRecord]) -> Result<Option<RuleRecord>> {
    let place: Option<usize> = tag.get("rule")?;
    Ok(place.and_then(|place| rules.get(place)).cloned())
}

/// The mentions that a tag was pooled from, where it was.
fn stance(connection: &Connection, article: i64, tag: &Row<'_>) -> Result<Option<StanceRecord>> {
    let Some(mentions) = tag.get("mentions")? else { return Ok(None) };
    let mut statement = connection.prepare_cached(
        "SELECT start, end FROM mentions WHERE article = ? AND tag = ? ORDER BY place",
    )?;
    let place: i64 = tag.get("place")?;
    let sentences =
        statement.query_map([article, place], |row| Ok([row.get("start")?, row.get("end")?]))?;
    let strongest: Option<String> = tag.get("strongest")?;
    Ok(Some(StanceRecord {
        called: tag.get("called")?,
        share: tag.get("share")?,
        mentions,
        own_voice: voice(tag, "own_voice")?,
        quoted: voice(tag, "quoted")?,
        sentences: sentences.collect::<Result<_>>()?,
        strongest: strongest.and_then(|json| serde_json::from_str(&json).ok()),
    }))
}

fn voice(tag: &Row<'_>, side: &str) -> Result<Option<VoiceRecord>> {
    let Some(label) = tag.get(side)? else { return Ok(None) };
    let column = |end: &str| format!("{side}_{end}");
    Ok(Some(VoiceRecord {
        label,
        probability: tag.get(column("probability").as_str())?,
        mentions: tag.get(column("mentions").as_str())?,
    }))
}

fn brief(connection: &Connection, article: i64) -> Result<Option<BriefRecord>> {
    let mut statement =
        connection.prepare_cached("SELECT reason, method FROM briefs WHERE article = ?")?;
    let brief = statement
        .query_row([article], |row| Ok((row.get("reason")?, row.get("method")?)))
        .optional()?;
    let Some((reason, method)) = brief else { return Ok(None) };
    Ok(Some(BriefRecord { brief: sentences(connection, article)?, reason, method }))
}

fn sentences(connection: &Connection, article: i64) -> Result<Vec<SentenceRecord>> {
    let mut statement = connection
        .prepare_cached("SELECT * FROM brief_sentences WHERE article = ? ORDER BY place")?;
    let sentences = statement.query_map([article], |row| {
        Ok(SentenceRecord {
            text: row.get("text")?,
            start: row.get("start")?,
            end: row.get("end")?,
            score: row.get("score")?,
            sentence: row.get("sentence")?,
            edits: json(row, "edits")?,
        })
    })?;
    sentences.collect()
}

fn relations(connection: &Connection, article: i64) -> Result<Vec<RelationRecord>> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM relations WHERE article = ? ORDER BY place")?;
    let relations = statement.query_map([article], |row| {
        Ok(RelationRecord {
            holder: row.get("holder")?,
            target: row.get("target")?,
            label: row.get("label")?,
            probability: row.get("probability")?,
            quoted: row.get("quoted")?,
            sentence: row.get("sentence")?,
            start: row.get("start")?,
            end: row.get("end")?,
        })
    })?;
    relations.collect()
}
