//! `nutgraf clean`.

use nutgraf::clean::Cleaned;
use nutgraf::pipeline::Polyglot;
use nutgraf::read::Record;
use nutgraf::text::Language;

use super::args::CleanArgs;
use super::batch::Rendered;
use super::config::{batch, reader};
use super::exit::Exit;
use super::output::{self, CleanArticle};

/// Writes what is left of articles, and what was cut.
pub(crate) fn run(args: CleanArgs) -> anyhow::Result<Exit> {
    let batch = batch(args.input, &args.output.file, "clean")?;
    let form = output::plain(args.output.format, &batch.sink);
    let (explain, told) = (args.explain, args.language.map(Language::code));
    let work = |reader: &mut Polyglot, record: Record| {
        let Record { article, notes, .. } = record;
        let analysis = reader.analyse(&article);
        let cleaned = Cleaned::new(&article.text, analysis.language());
        let language = told.or_else(|| analysis.detect_language());
        let telling = !cleaned.prose.is_empty();
        let (article, notes, cleaned) = (&article, &notes[..], &cleaned);
        Rendered {
            text: form.clean(&CleanArticle { article, notes, cleaned, language, explain }),
            telling,
        }
    };
    batch.run(&*form, || reader(args.language), work)
}
