use anyhow::Context;
use nutgraf::raw::corpus::{self, Corpus, CorpusOptions};
use nutgraf::raw::pipeline::Evaluation;

use crate::desk::newsroom::Newsroom;
use crate::desk::versions::FacetScores;

/// Scores of the model in use: those that were found when it was trained or, of one that came from
/// elsewhere, those on the labels folder.
pub(crate) fn scores(room: &Newsroom) -> anyhow::Result<Vec<FacetScores>> {
    let edition = room.edition();
    let measured =
        room.versions.current().filter(|card| card.fingerprint == edition.id.fingerprint);
    if let Some(card) = measured.filter(|card| !card.scores.is_empty()) {
        return Ok(card.scores);
    }
    let corpus = labelled(room)?;
    let evaluation = Evaluation { precision: edition.settings.precision, ..Evaluation::default() };
    Ok(FacetScores::of(&evaluation.of_model(&edition.model, &corpus, None)?))
}

/// The articles of the labels folder.
pub(super) fn labelled(room: &Newsroom) -> anyhow::Result<Corpus> {
    let path = room.folder.path();
    let read = corpus::read(&[path.to_path_buf()], &CorpusOptions::default());
    read.with_context(|| format!("nothing can be learnt from {}", path.display()))
}
