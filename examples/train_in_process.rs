//! Learns from labels that a program holds in memory, and keeps the model in a file:
//!
//! ```sh
//! cargo run --release --example train_in_process -- desk.safetensors
//! ```

#![expect(clippy::print_stdout, reason = "a program talks")]

use std::{env, error};

use nutgraf::{Article, Corpus, Model, Pipeline, Trainer};

const ARTICLES: [(&str, &str); 6] = [
    ("sport", "The striker scored twice and the league leaders won the match."),
    ("sport", "Fans cheered as the goalkeeper saved a late penalty in the cup."),
    ("sport", "The coach praised the team after a draw away from home."),
    ("courts", "The judge told the jury to return its verdict on Friday."),
    ("courts", "A court heard that the defendant had denied the charges."),
    ("courts", "Lawyers for the accused appealed against the sentence."),
];

fn main() -> Result<(), Box<dyn error::Error>> {
    let path = env::args_os().nth(1).unwrap_or_else(|| "desk.safetensors".into());
    let mut corpus = Corpus::builder();
    for (number, (label, text)) in ARTICLES.iter().enumerate() {
        let article = corpus.article(Article::new(number.to_string(), *text));
        corpus.label(article, "desk", &[label])?;
    }
    Trainer::default().train(corpus.build()?, &|_| ())?.save(&path)?;

    let mut pipeline = Pipeline::tagging(Model::load(&path)?);
    let article = Article::new("new", "The team scored in the last minute of the match.");
    println!("{}", serde_json::to_string(&pipeline.read(&article))?);
    Ok(())
}
