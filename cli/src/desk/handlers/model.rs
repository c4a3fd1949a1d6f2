use std::sync::PoisonError;

use axum::response::{Html, Redirect};

use super::blocking::{blocking, page};
use super::form::Form;
use crate::desk::newsroom::Newsroom;
use crate::desk::pages::{self, ModelPage, Nav};
use crate::desk::refused::Refused;
use crate::desk::training::scores;
use crate::desk::versions::FacetScores;
use crate::desk::visit::Visit;

/// What the model in use knows, and how good it is.
pub(crate) async fn model(visit: Visit) -> Result<Html<String>, Refused> {
    page(move || {
        let room = &visit.room;
        let edition = room.edition();
        let current = room.versions.current();
        let page = ModelPage {
            model: &edition.model,
            words: edition.words(),
            name: &edition.id.name,
            fingerprint: &edition.id.fingerprint,
            version: current.as_ref(),
            scores: known_scores(room, &edition.id.fingerprint),
        };
        Ok(pages::model(&visit.shell(Nav::Model), &page))
    })
    .await
}

/// Finds out how good the model in use is on the labels.
pub(crate) async fn test(visit: Visit, form: Form) -> Result<Redirect, Refused> {
    blocking(move || {
        let room = &visit.room;
        let fingerprint = room.edition().id.fingerprint.clone();
        let found = scores(room).map_err(|error| Refused::bad(&error))?;
        *room.tested.lock().unwrap_or_else(PoisonError::into_inner) = Some((fingerprint, found));
        Ok(form.back(""))
    })
    .await
}

/// The scores of the model in use, as far as they are known.
fn known_scores(room: &Newsroom, fingerprint: &str) -> Vec<FacetScores> {
    let trained = room.versions.current().filter(|card| card.fingerprint == fingerprint);
    let tested = room.tested.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let tested = tested.filter(|(own, _)| own == fingerprint).map(|(_, scores)| scores);
    trained
        .map(|card| card.scores)
        .filter(|scores| !scores.is_empty())
        .or(tested)
        .unwrap_or_default()
}
