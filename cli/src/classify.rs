//! `nutgraf classify`.

use anyhow::Context;
use nutgraf::raw::pipeline::{Pipeline, Reading, Tag};
use nutgraf::raw::read::Record;

#[cfg(feature = "archive")]
use super::archive::{Archive, ArchiveWriter, Archived, Version};
use super::args::ClassifyArgs;
#[cfg(feature = "parquet")]
use super::args::FormatName;
#[cfg(any(feature = "archive", feature = "parquet"))]
use super::batch::Batch;
use super::config::ClassifyConfig;
#[cfg(feature = "archive")]
use super::config::IntoArchive;
use super::destination::Document;
use super::exit::Exit;
use super::output::{self, NO_PARQUET};
#[cfg(feature = "parquet")]
use super::output::{ParquetFile, TagsRequest};
use super::prevalence;
#[cfg(any(feature = "archive", feature = "parquet"))]
use super::record::ArticleRecord;
use super::record::RecordMetadata;
#[cfg(feature = "archive")]
use super::record::{ModelId, Provenance};
use super::rendered::{Counted, Rendered};
#[cfg(feature = "parquet")]
use super::sink::Sink;

/// Tags articles, and writes their briefs where that is asked for.
pub(crate) fn run(args: ClassifyArgs) -> anyhow::Result<Exit> {
    if args.prevalence {
        return prevalence::run(args);
    }
    let config = ClassifyConfig::new(args)?;
    #[cfg(feature = "archive")]
    if let Some(into) = config.into {
        return archive(config.batch, &config.pipeline, &into, config.tags.provenance.model);
    }
    let ClassifyConfig { batch, sink, pipeline, tags, .. } = config;
    #[cfg(feature = "parquet")]
    if tags.format == FormatName::Parquet {
        return table(batch, &pipeline, sink, &tags);
    }
    let format = output::tags(tags, &sink).context(NO_PARQUET)?;
    let work = |pipeline: &mut Pipeline, record: Record| {
        let (article, metadata) = RecordMetadata::of(record);
        let reading = pipeline.read_dated(&article, metadata.date().as_deref());
        rendered(&reading, format.reading(&reading, &metadata))
    };
    batch.run(&mut Document::new(sink, &*format), || pipeline.clone(), work)
}

/// Writes the records of articles into a Parquet file.
#[cfg(feature = "parquet")]
fn table(
    batch: Batch,
    pipeline: &Pipeline,
    sink: Sink,
    tags: &TagsRequest,
) -> anyhow::Result<Exit> {
    let mut file = ParquetFile::new(sink, &tags.shape, tags.long)?;
    let work = |pipeline: &mut Pipeline, record: Record| {
        let (article, metadata) = RecordMetadata::of(record);
        let reading = pipeline.read(&article);
        rendered(&reading, ArticleRecord::new(&reading, &metadata, &tags.provenance))
    };
    batch.run(&mut file, || pipeline.clone(), work)
}

/// Puts the records of articles into an archive, but for those that are there.
#[cfg(feature = "archive")]
pub(crate) fn archive(
    batch: Batch,
    pipeline: &Pipeline,
    into: &IntoArchive,
    model: ModelId,
) -> anyhow::Result<Exit> {
    let archive = Archive::open(&into.path)?;
    let known = archive.known()?;
    let settings = into.settings.to_json();
    let provenance = Provenance { model, with_text: true };
    let mut writer = ArchiveWriter::new(archive, &into.settings)?;
    let work = |pipeline: &mut Pipeline, record: Record| {
        let (article, metadata) = RecordMetadata::of(record);
        let version = Version::new(&article, &settings);
        if known.has(version) {
            let counted = Counted { known: true, ..Counted::default() };
            return Rendered { output: None, has_output: true, note: None, counted };
        }
        let reading = pipeline.read_dated(&article, metadata.date().as_deref());
        let record = ArticleRecord::new(&reading, &metadata, &provenance);
        rendered(&reading, Some(Archived { version, record }))
    };
    batch.run(&mut writer, || pipeline.clone(), work)
}

/// What was made of an article, with what a report counts of it.
fn rendered<T>(reading: &Reading<'_>, output: T) -> Rendered<T> {
    let facets = reading.tags.iter().flat_map(|tags| &tags.facets);
    let given: Vec<&Tag> = facets.flat_map(|facet| &facet.tags).filter(|tag| tag.given).collect();
    let brief = !reading.sentences().is_empty();
    let abstained = reading.tags.as_ref().is_some_and(|tags| tags.abstained.is_some());
    let counted = Counted {
        tagged: !given.is_empty(),
        sure: given.iter().any(|tag| tag.sure),
        brief,
        known: false,
    };
    Rendered { output, has_output: !abstained || brief, note: None, counted }
}
