use nutgraf::raw::pipeline::Reading;
use nutgraf::raw::text::Language;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::brief::BriefRecord;
use super::relation::RelationRecord;
use super::rule::RuleRecord;
use super::tag::TagRecord;
use super::{ModelId, Provenance, RecordMetadata, line};

/// Record of an article: what its line of JSON says, for the forms that are made of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ArticleRecord {
    pub(crate) id: String,
    /// The labels that are listed, facet by facet, actor by actor.
    pub(crate) tags: Vec<TagRecord>,
    /// Why no facet says anything, where that is so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) abstained: Option<String>,
    /// What the article is, where it is no news.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) not_news: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) known_words: f64,
    /// The rules that hold for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) rules: Vec<RuleRecord>,
    #[serde(flatten)]
    pub(crate) brief: Option<BriefRecord>,
    /// Who is for or against whom, where that was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) relations: Option<Vec<RelationRecord>>,
    pub(crate) title: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) text: Option<String>,
    /// The caller's own fields.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub(crate) fields: Map<String, Value>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) notes: Vec<String>,
    pub(crate) model: ModelId,
    /// Version of the nutgraf that made it.
    pub(crate) nutgraf: String,
}

impl ArticleRecord {
    /// The record of an article that was read.
    ///
    /// # Panics
    /// When its line of JSON is none, which it always is.
    pub(crate) fn new(
        reading: &Reading<'_>,
        metadata: &RecordMetadata,
        provenance: &Provenance,
    ) -> Self {
        let line = line(reading, metadata, provenance);
        serde_json::from_str(&line).expect("a record is what a line of JSON says")
    }

    /// The tags that are given, not only ranked.
    pub(crate) fn given(&self) -> impl Iterator<Item = &TagRecord> {
        self.tags.iter().filter(|tag| tag.given)
    }

    /// The brief in one line, where there is one.
    pub(crate) fn brief_text(&self) -> Option<String> {
        self.brief.as_ref().map(BriefRecord::text)
    }

    /// What reading took, why there is no tag, and which rules hold, in one line.
    pub(crate) fn remarks(&self) -> String {
        let abstained = self.abstained.as_deref().map(|reason| match &self.not_news {
            Some(other) => format!("no tags: not news: {other}"),
            None if reason == "language" => self.unknown_language(),
            None => format!("no tags: {reason}"),
        });
        let rules = self.rules.iter().map(RuleRecord::told);
        self.notes.iter().cloned().chain(abstained).chain(rules).collect::<Vec<_>>().join("; ")
    }

    fn unknown_language(&self) -> String {
        let code = self.language.as_deref().unwrap_or("unknown");
        let language = Language::from_code(code)
            .map_or_else(|| format!("the language `{code}`"), |own| own.name().to_owned());
        format!("no tags: the model does not know {language} (--language overrides)")
    }
}
