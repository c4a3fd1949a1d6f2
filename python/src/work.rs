//! Work on articles: which there is, and what comes of one.

use std::panic::{AssertUnwindSafe, catch_unwind};

use nutgraf::raw::read::{Fields, Keep, Note, Record};
use nutgraf::{Article, Pipeline};
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::error::chain;
use super::source::Source;

/// What is said of an article on which the work panics.
const BUG: &str = "nutgraf failed on this article, which is a bug of nutgraf: please report it with \
    the article and the lines above";

/// What is done with an article.
#[derive(Clone, Copy)]
pub(crate) enum Task {
    /// It is tagged, summarised, or both.
    Read,
    /// It is cleaned.
    Clean,
    /// It is split into sentences, those of its story alone or all.
    Split { story: bool },
}

/// An article that could not be worked on.
#[derive(Serialize)]
pub(crate) struct Failure {
    /// Its id, or where it stands.
    pub(crate) id: String,
    /// Why; not where, which would depend on what else is worked on.
    pub(crate) error: String,
}

/// What `work` makes of an article, or why it makes nothing. Where it panics, its pipeline is of no
/// use any more and is made anew.
pub(crate) fn unless_failed<T>(
    pipeline: &mut Pipeline,
    anew: impl Fn() -> Pipeline,
    source: Source,
    fields: &Fields,
    work: impl Fn(&mut Pipeline, Record) -> T,
) -> Result<T, Failure> {
    let record = source
        .decode(fields)
        .map_err(|error| Failure { id: error.location.to_string(), error: chain(&error.kind) })?;
    let id = record.article.id.clone();
    catch_unwind(AssertUnwindSafe(|| work(pipeline, record))).map_err(|_| {
        *pipeline = anew();
        Failure { id, error: BUG.to_owned() }
    })
}

impl Task {
    /// Which of the caller's fields are repeated, as the program repeats them.
    pub(crate) fn kept(self) -> Keep {
        if matches!(self, Self::Read) { Keep::Rest } else { Keep::Nothing }
    }

    /// The line of JSON that the program prints of an article.
    pub(crate) fn json(self, pipeline: &mut Pipeline, record: Record) -> String {
        let Record { article, fields, notes, .. } = record;
        match self {
            Self::Read => line(&pipeline.read(&article), &fields, &notes),
            Self::Clean => line(&pipeline.clean(&article), &[], &notes),
            Self::Split { story } => split(pipeline, &article, story, &notes),
        }
    }
}

fn split(pipeline: &mut Pipeline, article: &Article, story: bool, notes: &[Note]) -> String {
    line(&pipeline.sentences(article, story), &[], notes)
}

/// A result with what else its record holds, as the program writes it.
#[derive(Serialize)]
struct RecordLine<'a, T> {
    #[serde(flatten)]
    result: &'a T,
    #[serde(serialize_with = "object", skip_serializing_if = "<[_]>::is_empty")]
    fields: &'a [(String, Value)],
    #[serde(serialize_with = "sentences", skip_serializing_if = "<[_]>::is_empty")]
    notes: &'a [Note],
}

fn line<T: Serialize>(result: &T, fields: &[(String, Value)], notes: &[Note]) -> String {
    let line = RecordLine { result, fields, notes };
    serde_json::to_string(&line).expect("strings and finite numbers are JSON")
}

fn object<S: Serializer>(fields: &&[(String, Value)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
}

fn sentences<S: Serializer>(notes: &&[Note], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(notes.iter().map(ToString::to_string))
}
