//! `nutgraf sentences`.

use nutgraf::raw::pipeline::Pipeline;
use nutgraf::raw::read::Record;

use super::args::SentencesArgs;
use super::batch::Rendered;
use super::config::batch;
use super::exit::Exit;
use super::output;

/// Writes the sentences of articles, of the story alone or of the text as it stands. How the source
/// has split it does not matter: that is what is asked.
pub(crate) fn run(args: SentencesArgs) -> anyhow::Result<Exit> {
    let batch = batch(args.input, &args.output.file, "sentences")?;
    let format = output::plain(args.output.format, &batch.sink);
    let pipeline = || Pipeline::cleaning().language(args.language);
    let work = |pipeline: &mut Pipeline, record: Record| {
        let split = pipeline.sentences(&record.article, args.story);
        let has_output = !split.sentences.is_empty();
        Rendered { text: format.sentences(&split, &record.notes), has_output, note: None }
    };
    batch.run(&*format, pipeline, work)
}
