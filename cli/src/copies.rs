//! `nutgraf copies`.

use nutgraf::raw::dedup::{Signature, near_copies, word_hashes};
use nutgraf::raw::text::Article;

use super::args::CopiesArgs;
use super::config::{batch, sink};
use super::destination::Document;
use super::exit::Exit;
use super::output::{self, Copies, Copy};
use super::rendered::Rendered;

/// What is kept of an article.
type Sketch = (String, Option<Signature>);

/// Writes which articles are nearly the same text.
pub(crate) fn run(args: CopiesArgs) -> anyhow::Result<Exit> {
    let batch = batch(args.input, "copies")?;
    let sink = sink(&args.output.file)?;
    let form = output::plain(args.output.format, &sink);
    let least = args.least as f32;
    let sketch = |article: Article| {
        let signature = Signature::of(&word_hashes(&article));
        (article.id, signature)
    };
    let found = |sketches: Vec<Sketch>| groups(sketches, least, |copies| form.copies(copies));
    batch.run_whole(&mut Document::new(sink, &*form), sketch, found)
}

/// The groups of copies, each as `write` has it.
fn groups(
    sketches: Vec<Sketch>,
    least: f32,
    write: impl Fn(&Copies<'_>) -> String,
) -> Vec<Rendered> {
    let (ids, signatures): (Vec<String>, Vec<Option<Signature>>) = sketches.into_iter().unzip();
    let resemblance = |a: usize, b: usize| match (&signatures[a], &signatures[b]) {
        (Some(a), Some(b)) => a.resemblance(b),
        _ => 0.0,
    };
    let groups = near_copies(&signatures, least);
    let copies = groups.iter().map(|group| {
        let copy = |&article: &usize| Copy {
            id: &ids[article],
            resemblance: resemblance(group[0], article),
        };
        Copies { articles: group.iter().map(copy).collect() }
    });
    let rendered =
        |copies| Rendered { output: write(&copies), has_output: true, ..Rendered::default() };
    copies.map(rendered).collect()
}
