//! Trains on a folder of labels, then tags a stream of articles, one JSON object a line:
//!
//! ```sh
//! cargo run --release --example train_and_classify -- labels < news.jsonl
//! ```

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program talks")]

use std::{env, error, io};

use nutgraf::{Corpus, Input, Pipeline, ReadOptions, Trainer, records};

fn main() -> Result<(), Box<dyn error::Error>> {
    let labels = env::args_os().nth(1).unwrap_or_else(|| "labels".into());
    let corpus = Corpus::read(&[labels.into()])?;
    let model = Trainer::default().train(corpus, &|_| ())?;
    let mut pipeline = Pipeline::tagging(model);
    let input = Input::stream("<stdin>", io::stdin());
    for record in records([input], &ReadOptions::default()) {
        match record.and_then(nutgraf::Pending::decode) {
            Ok(record) => println!("{}", serde_json::to_string(&pipeline.read(&record.article))?),
            Err(error) => eprintln!("{error}"),
        }
    }
    Ok(())
}
