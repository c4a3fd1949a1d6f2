use std::sync::Arc;

use nutgraf::raw::corpus::Corpus;
use nutgraf::raw::pipeline::{Evaluation, Progress, Stage, Trainer};

use super::changes::changes;
use super::scores::{labelled, scores};
use super::work::Trained;
use crate::clock;
use crate::config::IdentifiedModel;
use crate::desk::edition::Edition;
use crate::desk::newsroom::Newsroom;
use crate::desk::versions::{FacetScores, VersionCard};
use crate::record::ModelId;

/// Parts of the labels that take turns in being held out.
const FOLDS: u8 = 5;
/// What the model that the desk was opened with is called.
const OPENED_WITH: &str = "the model that the desk was opened with";

/// Learns a version from the labels folder, measures it, keeps it, and finds out what it would change.
pub(crate) fn learn(room: &Newsroom, by: &str) -> anyhow::Result<Trained> {
    room.training.now("reading the labels", None);
    let corpus = labelled(room)?;
    let (articles, left_out) = (corpus.articles.len(), corpus.left_out.len());
    let before = scores(room).unwrap_or_default();
    let trainer = Trainer { language: corpus.language(), ..Trainer::default() };
    let (scores, unmeasured) = match measured(room, &trainer, &corpus) {
        Ok(scores) => (scores, None),
        Err(error) => (Vec::new(), Some(format!("{error:#}"))),
    };
    let model = trainer.train(corpus, &|progress| tell(room, progress))?;
    let bytes = model.to_bytes();
    let fingerprint = ModelId::new("", &bytes).fingerprint;
    let (made, by, name) = (clock::now(), by.to_owned(), String::new());
    let card = VersionCard { name, made, by, articles, left_out, fingerprint, scores };
    let card = room.versions.add(&bytes, card)?;
    let id = ModelId::new(card.name.as_str(), &bytes);
    let new = Edition::of(IdentifiedModel { model: Arc::new(model), id }, &room.engine)?;
    let changes = changes(room, &new)?;
    Ok(Trained {
        card,
        in_use: room
            .versions
            .current()
            .map_or(OPENED_WITH.to_owned(), |own| format!("version {}", own.name)),
        before,
        unmeasured,
        compared: changes.compared,
        changed: changes.changed,
        changes: changes.shown,
    })
}

/// How good the models are that are learnt so, on articles that they did not see.
fn measured(
    room: &Newsroom,
    trainer: &Trainer,
    corpus: &Corpus,
) -> anyhow::Result<Vec<FacetScores>> {
    let evaluation =
        Evaluation { precision: room.edition().settings.precision, ..Evaluation::default() };
    let watch = |stage: Stage<'_>| {
        if let Stage::Fold { facet, fold, .. } = stage {
            room.training.now(
                format!("measuring {}: part {} of {FOLDS}", facet.name, fold + 1),
                Some(f64::from(fold) / f64::from(FOLDS)),
            );
        }
    };
    Ok(FacetScores::of(&evaluation.of_folds(trainer, corpus, FOLDS, &watch)?))
}

pub(super) fn tell(room: &Newsroom, progress: Progress<'_>) {
    match progress {
        Progress::Facet(facet, examples) => {
            room.training.now(format!("learning {} from {examples} examples", facet.name), None);
        }
        Progress::Tried(result) => {
            room.training.now(format!("tried {}", result.setting), None);
        }
    }
}
