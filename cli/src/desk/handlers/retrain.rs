use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use axum::response::{Html, Redirect};

use super::blocking::{blocking, page};
use super::form::Form;
use crate::desk::edition::Edition;
use crate::desk::newsroom::Newsroom;
use crate::desk::pages::{self, Nav, RetrainPage};
use crate::desk::refused::Refused;
use crate::desk::training::{Work, check, learn, pick, reread};
use crate::desk::visit::Visit;

/// What is being done, what came of it, and the versions there are.
pub(crate) async fn retrain(visit: Visit) -> Result<Html<String>, Refused> {
    page(move || {
        let room = &visit.room;
        let page = RetrainPage {
            work: room.training.look(),
            versions: room.versions.all(),
            current: room.versions.current().map(|card| card.name),
            labels: room.folder.path().display().to_string(),
        };
        Ok(pages::retrain(&visit.shell(Nav::Retrain), &page))
    })
    .await
}

/// Begins to train.
pub(crate) async fn train(visit: Visit, form: Form) -> Redirect {
    let Visit { room, reader, .. } = visit;
    if !room.training.begin("beginning") {
        return form.back("busy");
    }
    in_background(&room, move |room| Ok(Work::Trained(Arc::new(learn(room, &reader)?))));
    form.back("")
}

/// Begins to check the labels.
pub(crate) async fn check_labels(visit: Visit, form: Form) -> Redirect {
    if !visit.room.training.begin("beginning") {
        return form.back("busy");
    }
    in_background(&visit.room, |room| Ok(Work::Checked(check(room)?)));
    form.back("")
}

/// Begins to pick what to label next for a facet.
pub(crate) async fn pick_next(visit: Visit, form: Form) -> Result<Redirect, Refused> {
    let facet = form.required("facet")?.to_owned();
    if !visit.room.training.begin("beginning") {
        return Ok(form.back("busy"));
    }
    in_background(&visit.room, move |room| Ok(Work::Picked(pick(room, &facet)?)));
    Ok(form.back(""))
}

/// Leaves the model in use.
pub(crate) async fn keep(visit: Visit, form: Form) -> Redirect {
    if let Work::Trained(_) = visit.room.training.look() {
        visit.room.training.end(Work::None);
    }
    form.back("kept")
}

/// Uses another version from now on, and reads the archive again.
pub(crate) async fn switch(visit: Visit, form: Form) -> Result<Redirect, Refused> {
    blocking(move || {
        let room = &visit.room;
        if !room.training.begin("switching") {
            return Ok(form.back("busy"));
        }
        match switched(room, form.value("version")) {
            Ok(edition) => {
                in_background(room, move |room| Ok(Work::Reread(reread(room, &edition)?)));
                Ok(form.back("switched"))
            }
            Err(error) => {
                room.training.end(Work::None);
                Err(Refused::bad(&error))
            }
        }
    })
    .await
}

fn switched(room: &Newsroom, version: Option<&str>) -> anyhow::Result<Arc<Edition>> {
    let card = room.versions.named(version)?;
    let path = card.as_ref().map(|card| room.versions.path(card));
    let opened_with = || room.engine.model.clone();
    let edition = Edition::open(path.or_else(opened_with).as_deref(), &room.engine)?;
    let edition = room.switch(edition)?;
    room.versions.switch(card.as_ref())?;
    Ok(edition)
}

/// Does work that takes long; what goes wrong stands on the page.
fn in_background(
    room: &Arc<Newsroom>,
    work: impl FnOnce(&Newsroom) -> anyhow::Result<Work> + Send + 'static,
) {
    let room = Arc::clone(room);
    thread::spawn(move || {
        let done = catch_unwind(AssertUnwindSafe(|| work(&room)));
        room.training.end(match done {
            Ok(Ok(done)) => done,
            Ok(Err(error)) => Work::Failed(format!("{error:#}")),
            Err(_) => Work::Failed(
                "nutgraf failed, which is a bug of nutgraf: please report it with what stands where \
                 the desk was started"
                    .to_owned(),
            ),
        });
    });
}
