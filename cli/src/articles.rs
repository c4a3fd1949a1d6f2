//! Articles that are looked at together, all in memory.

use std::path::PathBuf;

use anyhow::bail;
use nutgraf::raw::corpus::{self, Corpus, CorpusOptions, FacetField};
use nutgraf::raw::evaluate::ArticlePrediction;
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{Evaluation, HeldOutBy, Stage};
use nutgraf::raw::read::{Input, Pending, ReadOptions, read};
use nutgraf::raw::text::Article;

use super::report::count;
use super::terminal;

/// The articles in `inputs`; what cannot be read is told.
pub(crate) fn articles(inputs: Vec<Input>, options: &ReadOptions) -> anyhow::Result<Vec<Article>> {
    let (mut articles, mut left_out) = (Vec::new(), Vec::new());
    for pending in read(inputs, options) {
        match pending.and_then(Pending::decode) {
            Ok(record) => articles.push(record.article),
            Err(error) => left_out.push(error),
        }
    }
    if let Some(first) = left_out.first() {
        terminal::note(format_args!(
            "{} left out, the first: {first}",
            count(left_out.len(), "article")
        ));
    }
    if articles.is_empty() {
        bail!("there is no article to look at");
    }
    Ok(articles)
}

/// Whether the labelled articles of a corpus are at `path`, and not articles alone.
pub(crate) fn is_labelled(path: &std::path::Path, facets: &[FacetField]) -> bool {
    let is_recipe = path.extension().is_some_and(|ending| ending == "toml");
    !facets.is_empty() || is_recipe || path.join("facets.toml").is_file()
}

/// The labelled articles at `path`.
pub(crate) fn labelled(
    path: PathBuf,
    facets: Vec<FacetField>,
    read: ReadOptions,
) -> anyhow::Result<Corpus> {
    let options = CorpusOptions { facets, read, ..CorpusOptions::default() };
    let corpus = corpus::read(&[path], &options)?;
    if let Some(first) = corpus.left_out.first() {
        terminal::note(format_args!("{} left out, the first: {first}", corpus.left_out.len()));
    }
    Ok(corpus)
}

/// What a model says of labelled articles that did not learn from them.
pub(crate) fn held_out(
    model: &Model,
    corpus: &Corpus,
    watch: &dyn Fn(Stage<'_>),
) -> anyhow::Result<Vec<ArticlePrediction>> {
    let (by, evaluated) = Evaluation::default().judge_held_out(model, corpus, watch)?;
    if by == HeldOutBy::Folds {
        terminal::note(format_args!(
            "the model learnt from these labels; models like it, each of the other folds, speak for it"
        ));
    }
    Ok(evaluated.predictions)
}
