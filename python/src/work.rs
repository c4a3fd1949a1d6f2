//! Work on articles: which there is, and what comes of one.

use std::panic::{AssertUnwindSafe, catch_unwind};

use nutgraf::Pipeline;
use nutgraf::raw::read::{Fields, Keep, Record};
use nutgraf::raw::record::{self, Provenance, RecordMetadata};
use serde::Serialize;

use super::error::chain;
use super::source::Source;

/// What is said of an article on which the work panics.
const BUG: &str = "nutgraf failed on this article, which is a bug of nutgraf: please report it with \
    the article and the lines above";

/// What is done with an article.
pub(crate) enum Task {
    /// It is tagged, perhaps summarised too, and its record made.
    Record(Provenance),
    /// It is summarised.
    Summarise,
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
    pub(crate) fn kept(&self) -> Keep {
        match self {
            Self::Record(_) | Self::Summarise => Keep::Rest,
            Self::Clean | Self::Split { .. } => Keep::Nothing,
        }
    }

    /// The line of JSON that the program prints of an article.
    pub(crate) fn json(&self, pipeline: &mut Pipeline, record: Record) -> String {
        let (article, metadata) = RecordMetadata::of(record);
        match self {
            Self::Record(provenance) => {
                let reading = pipeline.read_dated(&article, metadata.date().as_deref());
                record::line(&reading, &metadata, provenance)
            }
            Self::Summarise => line(&pipeline.read(&article), &metadata),
            Self::Clean => line(&pipeline.clean(&article), &metadata),
            Self::Split { story } => line(&pipeline.sentences(&article, *story), &metadata),
        }
    }
}

/// A result with what else its record holds, as the program writes it.
#[derive(Serialize)]
struct ResultLine<'a, T> {
    #[serde(flatten)]
    result: &'a T,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<record::Fields<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

fn line<T: Serialize>(result: &T, metadata: &RecordMetadata) -> String {
    let notes = metadata.notes.iter().map(ToString::to_string).collect();
    let line = ResultLine { result, fields: metadata.kept(), notes };
    serde_json::to_string(&line).expect("strings and finite numbers are JSON")
}
