//! `nutgraf sentences`.

use nutgraf::raw::pipeline::Pipeline;
use nutgraf::raw::read::Record;

use super::args::SentencesArgs;
use super::config::{batch, sink};
use super::destination::Document;
use super::exit::Exit;
use super::output;
use super::rendered::Rendered;

/// Writes the sentences of articles, of the story alone or of the text as it stands. How the source
/// has split it does not matter: that is what is asked.
pub(crate) fn run(args: SentencesArgs) -> anyhow::Result<Exit> {
    let batch = batch(args.input, "sentences")?;
    let sink = sink(&args.output.file)?;
    let format = output::plain(args.output.format, &sink);
    let pipeline = || Pipeline::cleaning().language(args.language);
    let work = |pipeline: &mut Pipeline, record: Record| {
        let split = pipeline.sentences(&record.article, args.story);
        let has_output = !split.sentences.is_empty();
        Rendered {
            output: format.sentences(&split, &record.notes),
            has_output,
            ..Rendered::default()
        }
    };
    batch.run(&mut Document::new(sink, &*format), pipeline, work)
}
