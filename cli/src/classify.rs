//! `nutgraf classify`.

use anyhow::Context;
use nutgraf::raw::pipeline::{Pipeline, Reading, Tag};
use nutgraf::raw::read::Record;

#[cfg(feature = "archive")]
use super::archive::{Archive, ArchiveWriter, Archived, Version};
use super::args::{ClassifyArgs, FormatName};
use super::batch::Batch;
use super::config::ClassifyConfig;
#[cfg(feature = "archive")]
use super::config::IntoArchive;
use super::destination::{Destination, Document};
use super::exit::Exit;
#[cfg(feature = "parquet")]
use super::output::ParquetFile;
use super::output::html::{self, HtmlFile};
use super::output::{self, NO_PARQUET};
use super::prevalence;
#[cfg(any(feature = "archive", feature = "parquet"))]
use super::record::ArticleRecord;
use super::record::RecordMetadata;
#[cfg(feature = "archive")]
use super::record::{ModelId, Provenance};
use super::rendered::{Counted, Rendered};

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
    match tags.format {
        FormatName::Html => written(batch, &pipeline, &mut HtmlFile::new(sink), html::article),
        #[cfg(feature = "parquet")]
        FormatName::Parquet => {
            let mut file = ParquetFile::new(sink, &tags.shape, tags.long)?;
            written(batch, &pipeline, &mut file, |reading, metadata| {
                ArticleRecord::new(reading, metadata, &tags.provenance)
            })
        }
        _ => {
            let format = output::tags(tags, &sink).context(NO_PARQUET)?;
            let mut document = Document::new(sink, &*format);
            written(batch, &pipeline, &mut document, |reading, metadata| {
                format.reading(reading, metadata)
            })
        }
    }
}

/// Writes what `make` makes of what is said of each article.
fn written<T: Send>(
    batch: Batch,
    pipeline: &Pipeline,
    destination: &mut dyn Destination<T>,
    make: impl Fn(&Reading<'_>, &RecordMetadata) -> T + Sync,
) -> anyhow::Result<Exit> {
    let work = |pipeline: &mut Pipeline, record: Record| {
        let (article, metadata) = RecordMetadata::of(record);
        let reading = pipeline.read_dated(&article, metadata.date().as_deref());
        rendered(&reading, make(&reading, &metadata))
    };
    batch.run(destination, || pipeline.clone(), work)
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
        let date = metadata.date();
        let version = Version::new(&article, date.as_deref().filter(|_| into.dated), &settings);
        if known.has(version) {
            let counted = Counted { known: true, ..Counted::default() };
            return Rendered { output: None, has_output: true, note: None, counted };
        }
        let reading = pipeline.read_dated(&article, date.as_deref());
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
