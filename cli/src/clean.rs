//! `nutgraf clean`.

use nutgraf::raw::pipeline::Pipeline;
use nutgraf::raw::read::Record;

use super::args::{CleanArgs, PlainOutputArgs};
use super::config::{batch, sink};
use super::destination::Document;
use super::exit::Exit;
use super::output::{self, ListedRule};
use super::rendered::Rendered;

/// Writes what is left of articles, and what was cut; or the rules of cleaning.
pub(crate) fn run(args: CleanArgs) -> anyhow::Result<Exit> {
    if args.rules { list_rules(&args.output) } else { clean(args) }
}

fn list_rules(output: &PlainOutputArgs) -> anyhow::Result<Exit> {
    let sink = sink(&output.file)?;
    let format = output::plain(output.format, &sink);
    sink.write(format.rules(&ListedRule::all()).as_bytes())?;
    sink.finish()?;
    Ok(Exit::Done)
}

fn clean(args: CleanArgs) -> anyhow::Result<Exit> {
    let batch = batch(args.input, "clean")?;
    let sink = sink(&args.output.file)?;
    let format = output::plain(args.output.format, &sink);
    let pipeline = || Pipeline::cleaning().language(args.language);
    let work = |pipeline: &mut Pipeline, record: Record| {
        let clean = pipeline.clean(&record.article);
        let has_output = !clean.cleaned.text.is_empty();
        Rendered {
            output: format.clean(&clean, &record.notes, args.explain),
            has_output,
            ..Rendered::default()
        }
    };
    batch.run(&mut Document::new(sink, &*format), pipeline, work)
}
