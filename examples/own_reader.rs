//! Reads a format of your own, here the wire of an agency: a slug on the first line, the story below,
//! and `NNNN` between two stories.
//!
//! ```sh
//! cargo run --release --example own_reader -- wire.txt
//! ```

#![expect(clippy::print_stdout, reason = "a program talks")]

use std::sync::Arc;
use std::{env, error, path};

use nutgraf::raw::read::{Cut, Location, Source};
use nutgraf::{Article, Format, Pending, Pipeline, ReadOptions, Record, records};

const WIRE: &str = "ORLEN-TRUCE\nShelling stopped in the Orlen Strait on Sunday. Envoys of both \
    armies signed the ceasefire at dawn.\nNNNN\nCUP-FINAL\nThe striker scored twice. The league \
    leaders won the cup on penalties.\nNNNN\n";

struct Wire;

impl Format for Wire {
    fn name(&self) -> &'static str {
        "wire"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["wire"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        head.starts_with(b"ORLEN")
    }

    fn cut(&self, source: Source, _: &Arc<ReadOptions>) -> Cut {
        let path = Arc::clone(source.path());
        match source.read() {
            Err(error) => Box::new(std::iter::once(Err(error))),
            Ok(bytes) => Box::new(stories(&bytes, &path).into_iter().map(Ok)),
        }
    }
}

fn stories(wire: &[u8], path: &Arc<path::Path>) -> Vec<Pending> {
    let wire = String::from_utf8_lossy(wire);
    let stories = wire.split("NNNN\n").filter(|story| !story.trim().is_empty());
    let numbered = stories.zip(1..).map(|(story, number)| {
        let (slug, text) = story.split_once('\n').unwrap_or(("", story));
        let article = Article::new(slug, text);
        let location = Location::line(Arc::clone(path), number);
        Pending::new(location, story.len(), move |location| Record::new(article, location))
    });
    numbered.collect()
}

fn main() -> Result<(), Box<dyn error::Error>> {
    let wire = nutgraf::Input::stream("<wire>", WIRE.as_bytes());
    let inputs = match env::args_os().nth(1) {
        Some(path) => vec![path::PathBuf::from(path).into()],
        None => vec![wire],
    };
    let options = ReadOptions { own_formats: vec![&Wire], ..ReadOptions::default() };
    let mut pipeline = Pipeline::new();
    for record in records(inputs, &options) {
        let record = record?.decode()?;
        let reading = pipeline.read(&record.article);
        println!("{}", serde_json::to_string(&reading)?);
    }
    Ok(())
}
