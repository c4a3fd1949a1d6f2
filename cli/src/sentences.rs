//! `nutgraf sentences`.

use nutgraf::pipeline::Polyglot;
use nutgraf::read::Record;
use nutgraf::span::Span;
use nutgraf::text::{Article, Language, split_sentences};

use super::args::SentencesArgs;
use super::batch::Rendered;
use super::config::{batch, reader};
use super::exit::Exit;
use super::output::{self, SplitArticle};

/// Writes the sentences of articles, of the story alone or of the text as it stands. How the source
/// has split it does not matter: that is what is asked.
pub(crate) fn run(args: SentencesArgs) -> anyhow::Result<Exit> {
    let batch = batch(args.input, &args.output.file, "sentences")?;
    let form = output::plain(args.output.format, &batch.sink);
    let told = args.language.map(Language::code);
    let work = |reader: &mut Polyglot, record: Record| {
        let article = Article { sentences: None, ..record.article };
        let analysis = reader.analyse(&article);
        let sentences = if args.story {
            analysis.sentences().iter().map(|sentence| sentence.span).collect()
        } else {
            let whole = Span::new(0, article.text.len());
            split_sentences(&article.text, whole, analysis.language())
        };
        let language = told.or_else(|| analysis.detect_language());
        let telling = !sentences.is_empty();
        let split = SplitArticle {
            article: &article,
            notes: &record.notes,
            sentences: &sentences,
            language,
        };
        Rendered { text: form.sentences(&split), telling }
    };
    batch.run(&*form, || reader(args.language), work)
}
