//! `nutgraf classify`.

use nutgraf::raw::pipeline::Pipeline;
use nutgraf::raw::read::Record;

use super::args::ClassifyArgs;
use super::batch::Rendered;
use super::config::ClassifyConfig;
use super::exit::Exit;
use super::output::{self, RecordMetadata, Subject};

/// Tags articles, and writes their briefs where that is asked for.
pub(crate) fn run(args: ClassifyArgs) -> anyhow::Result<Exit> {
    let ClassifyConfig { batch, model, pipeline, format, all, facets } = ClassifyConfig::new(args)?;
    let asked = |name: &String| facets.is_empty() || facets.contains(name);
    let of_model = model.facets.iter().map(|classifier| &classifier.facet);
    let facets = of_model.filter(|facet| asked(&facet.name)).collect();
    let format = output::format(format, Subject::Tags { facets, all }, &batch.sink);
    let work = |pipeline: &mut Pipeline, record: Record| {
        let (article, metadata) = RecordMetadata::of(record);
        let reading = pipeline.read(&article);
        let abstained = reading.tags.as_ref().is_some_and(|tags| tags.abstained.is_some());
        let has_output = !abstained || !reading.sentences().is_empty();
        Rendered { text: format.reading(&reading, &metadata), has_output, note: None }
    };
    batch.run(&*format, || pipeline.clone(), work)
}
