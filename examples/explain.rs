//! Says why an article gets its tags: the words for and against each, with their share of the score.
//!
//! ```sh
//! cargo run --release --example explain -- seeds/091-river-wend-flood-evacuation.txt
//! ```

#![expect(clippy::print_stdout, reason = "a program talks")]

use std::{env, error, fs};

use nutgraf::{Article, Pipeline};

fn main() -> Result<(), Box<dyn error::Error>> {
    let path = env::args().nth(1).ok_or("name an article")?;
    let article = Article::new(&path, fs::read_to_string(&path)?);
    let mut pipeline = Pipeline::new().explain_tags(true);
    let reading = pipeline.read(&article);
    let facets = reading.tags.iter().flat_map(|tags| &tags.facets);
    for tag in facets.flat_map(|facet| &facet.tags) {
        println!("{} {:.0} %", tag.label, 100.0 * tag.probability);
        let explanation = tag.explanation.as_ref().ok_or("it was asked for")?;
        for own in explanation.contributions.iter().take(5) {
            let spans = own.spans.iter().map(|span| format!("{}–{}", span.start, span.end));
            println!(
                "  {:+.3} {} at {}",
                own.share,
                own.text,
                spans.collect::<Vec<_>>().join(", ")
            );
        }
    }
    Ok(())
}
