//! Chooses sentences your own way: those that name what the headline names, early ones first.
//!
//! ```sh
//! cargo run --release --example own_summariser -- seeds/091-river-wend-flood-evacuation.txt
//! ```

#![expect(clippy::print_stdout, reason = "a program talks")]

use std::collections::HashSet;
use std::{env, error, fs};

use nutgraf::{
    Article, Length, MethodName, Pipeline, Story, StorySentence, Summariser, SummaryWriter,
};

/// Rates a sentence by the words of the headline that it takes up.
struct Headline;

impl Summariser for Headline {
    fn name(&self) -> MethodName {
        "headline".into()
    }

    fn rate(&mut self, story: &Story<'_>) -> Vec<f32> {
        let title = story.title().unwrap_or_default().to_lowercase();
        let title: HashSet<&str> = title.split_whitespace().collect();
        let taken_up = |sentence: StorySentence<'_>| {
            let words: HashSet<String> = sentence.words().map(str::to_lowercase).collect();
            let shared = words.iter().filter(|word| title.contains(word.as_str())).count();
            shared as f32 - sentence.position() as f32 / story.len() as f32
        };
        story.sentences().map(taken_up).collect()
    }
}

fn main() -> Result<(), Box<dyn error::Error>> {
    let path = env::args().nth(1).ok_or("name an article")?;
    let article = Article::new(&path, fs::read_to_string(&path)?);
    let mut pipeline = Pipeline::cleaning();
    let reading = pipeline.read(&article);
    let mut writer = SummaryWriter::with(Box::new(Headline));
    let brief = writer.brief(reading.analysis(), Length::Sentences(3));
    println!("{} chose:", brief.method);
    for chosen in &brief.sentences {
        println!("{:+.2} {}", chosen.score, chosen.span.of(&article.text));
    }
    Ok(())
}
