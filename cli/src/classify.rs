//! `nutgraf classify`.

use nutgraf::raw::pipeline::{Pipeline, Reading, Tag};
use nutgraf::raw::read::Record;

use super::args::ClassifyArgs;
use super::config::ClassifyConfig;
use super::destination::Document;
use super::exit::Exit;
use super::output;
use super::record::RecordMetadata;
use super::rendered::{Counted, Rendered};

/// Tags articles, and writes their briefs where that is asked for.
pub(crate) fn run(args: ClassifyArgs) -> anyhow::Result<Exit> {
    let ClassifyConfig { batch, sink, pipeline, tags } = ClassifyConfig::new(args)?;
    let format = output::tags(tags, &sink);
    let work = |pipeline: &mut Pipeline, record: Record| {
        let (article, metadata) = RecordMetadata::of(record);
        let reading = pipeline.read(&article);
        rendered(&reading, format.reading(&reading, &metadata))
    };
    batch.run(&mut Document::new(sink, &*format), || pipeline.clone(), work)
}

/// What was made of an article, with what a report counts of it.
fn rendered(reading: &Reading<'_>, text: String) -> Rendered {
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
    Rendered { text, has_output: !abstained || brief, counted, ..Rendered::default() }
}
