//! Options of reading a corpus.

use std::path::PathBuf;
use std::str::FromStr;

use super::answers::ANSWER;
use super::choice_style;
use super::error::Error;
use super::facet_field::{FacetField, pair};
use super::label_values::labels;
use super::random_mark;
use crate::read;
use crate::read::{Keep, Record};

/// How to read a corpus.
#[derive(Clone, Debug, Default)]
pub struct CorpusOptions {
    /// The facets to learn, and the field of the labels of each. A field that holds a list, or a field
    /// a label, makes a facet that gives an article any label that fits.
    pub facets: Vec<FacetField>,
    /// The conditions that a record must meet, all of them.
    pub only: Vec<Condition>,
    /// The field whose value keeps records together when training and test are parted: the outlet,
    /// or the story.
    pub group: Option<String>,
    /// The fields, or columns of a labels folder's tables, that are kept beside an example
    /// ([`LabelledExample::beside`](super::LabelledExample::beside)).
    pub beside: Vec<String>,
    /// Whether records that repeat an article are kept: a test counts them, training does not.
    pub keep_repeats: bool,
    /// How to read the articles; which fields are kept is decided here.
    pub read: read::ReadOptions,
    /// Where the corpora of a recipe lie, if not where it says.
    pub corpora: Option<PathBuf>,
}

/// A condition on a record: `split=train`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The name of the field.
    pub field: String,
    /// What it must hold, alone or in its list.
    pub value: String,
}

impl FromStr for Condition {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self, Error> {
        let (field, value) = pair(given, "a field and its value, as `split=train`")?;
        Ok(Self { field, value })
    }
}

impl CorpusOptions {
    /// The name of the one facet of a corpus that has no names for facets.
    pub(super) fn facet_name(&self) -> &str {
        self.facets.first().map_or("topic", |facet| &facet.facet)
    }

    /// How to read its records.
    pub(super) fn reading(&self) -> read::ReadOptions {
        let labels = self.facets.iter().flat_map(FacetField::kept);
        let conditions = self.only.iter().map(|condition| condition.field.clone());
        let marks = random_mark::FIELDS.into_iter().chain(choice_style::FIELDS).map(str::to_owned);
        let named = labels.chain(conditions).chain(self.group.clone()).chain(marks);
        let named = named.chain(self.beside.clone());
        let mut reading = self.read.clone();
        reading.fields.keep = Keep::Named(named.chain([ANSWER.to_owned()]).collect());
        reading
    }

    /// Whether a record meets the conditions.
    pub(super) fn wants(&self, record: &Record) -> bool {
        self.only.iter().all(|condition| {
            let found = record.field(&condition.field).and_then(labels);
            found.is_some_and(|(values, _)| values.contains(&condition.value))
        })
    }
}
