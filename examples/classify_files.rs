//! Tags the articles of files and folders on all cores, and prints them in the order of the input:
//!
//! ```sh
//! cargo run --release --example classify_files -- seeds
//! ```

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program talks")]

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::{env, thread};

use nutgraf::raw::read::ReadOptions;
use nutgraf::{Input, Pipeline, in_order, records};

fn main() -> std::io::Result<()> {
    let inputs = env::args_os().skip(1).map(|path| Input::from(PathBuf::from(path)));
    let pipeline = Pipeline::new().precision(0.95);
    in_order(
        records(inputs.collect::<Vec<_>>(), &ReadOptions::default()),
        thread::available_parallelism()?,
        || pipeline.clone(),
        |pipeline, pending| {
            let record = pending?.decode()?;
            let tags = pipeline.read(&record.article).tags;
            let topics = tags.into_iter().flat_map(|tags| tags.facets).next();
            let labels = topics.into_iter().flat_map(|facet| facet.tags).map(|tag| tag.label);
            Ok(format!("{}: {}", record.article.id, labels.collect::<Vec<_>>().join(", ")))
        },
        |line: Result<String, nutgraf::raw::read::Error>| {
            match line {
                Ok(line) => println!("{line}"),
                Err(error) => eprintln!("{error}"),
            }
            ControlFlow::Continue(())
        },
    );
    Ok(())
}
