//! Inputs, outputs and threads, which every subcommand has.

use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::bail;
use nutgraf::raw::read::{Fields, Input, Keep, ReadOptions, format_named};
use nutgraf::raw::record::source;

use crate::args::{FileArgs, FormatName, InputArgs, ReadingArgs, RunArgs, ThreadsArg};
use crate::batch::Batch;
use crate::interrupt;
use crate::sink::Sink;
use crate::tally::RunOptions;

/// The articles to work through. `command` is the subcommand, for advice.
pub(crate) fn batch(input: InputArgs, command: &str) -> anyhow::Result<Batch> {
    let inputs = inputs(input.inputs, command)?;
    Ok(Batch {
        inputs: inputs.into_iter().map(Input::from).collect(),
        options: reading(input.reading),
        threads: threads(input.threads),
        run: run_options(input.run)?,
    })
}

/// How the run is to be told of. That the report can be written is looked at before the long run.
fn run_options(args: RunArgs) -> anyhow::Result<RunOptions> {
    let RunArgs { quiet, strict, report } = args;
    if let Some(folder) = report.as_deref().and_then(Path::parent)
        && !folder.as_os_str().is_empty()
        && !folder.is_dir()
    {
        bail!("the report cannot be written: {} is no folder", folder.display());
    }
    Ok(RunOptions { quiet, strict, report, ..RunOptions::default() })
}

fn inputs(named: Vec<PathBuf>, command: &str) -> anyhow::Result<Vec<PathBuf>> {
    if !named.is_empty() {
        Ok(named)
    } else if io::stdin().is_terminal() {
        bail!(
            "nothing to read; name files or folders, as `nutgraf {command} seeds/`, \
             or pipe an article in, as `nutgraf {command} < article.txt`"
        )
    } else {
        Ok(vec![PathBuf::from("-")])
    }
}

/// How articles are to be read.
pub(crate) fn reading(args: ReadingArgs) -> ReadOptions {
    let ReadingArgs { input_format, id_field, title_field, text_field } = args;
    ReadOptions {
        fields: Fields { id: id_field, title: title_field, text: text_field, keep: Keep::Nothing },
        format: input_format.and_then(format_named),
        ..ReadOptions::default()
    }
}

/// What of the caller's fields the output repeats: a table is the caller's with columns added, a
/// line of JSON has what it does not already say, a page says who printed the article and when, and in
/// a terminal people see it alone.
pub(super) fn kept(format: FormatName) -> Keep {
    match format {
        FormatName::Csv => Keep::All,
        FormatName::Jsonl | FormatName::Parquet | FormatName::Ninjs => Keep::Rest,
        FormatName::Html => Keep::Named(source::fields().collect()),
        FormatName::Text => Keep::Nothing,
    }
}

pub(super) fn threads(args: ThreadsArg) -> NonZeroUsize {
    let available = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    args.threads.unwrap_or_else(available)
}

/// Has all that works on many threads work on so many.
pub(crate) fn use_threads(args: ThreadsArg) -> anyhow::Result<()> {
    let number = threads(args).get();
    rayon::ThreadPoolBuilder::new().num_threads(number).build_global()?;
    Ok(())
}

/// Opens the output before the long run, so that a bad path fails at once.
pub(crate) fn sink(args: &FileArgs) -> anyhow::Result<Sink> {
    interrupt::guarded(|| match &args.output {
        Some(path) => Sink::create(path, args.force),
        None => Ok(Sink::stdout()),
    })
}
