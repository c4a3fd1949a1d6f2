use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Redirect};
use nutgraf::raw::label::{Choice, Facet};

use super::article::record;
use super::blocking::blocking;
use super::form::Form;
use crate::corrections::{Correction, LabelledArticle, Subject};
use crate::desk::edition;
use crate::desk::newsroom::Newsroom;
use crate::desk::pages::encoded;
use crate::desk::refused::Refused;
use crate::desk::visit::{READER, Visit};

/// Puts a label into the folder, or takes it out again.
pub(crate) async fn label(
    Path(key): Path<i64>,
    visit: Visit,
    form: Form,
) -> Result<Redirect, Refused> {
    blocking(move || {
        let (room, subject) = (&visit.room, subject(&form)?);
        let record = record(room, key)?;
        let article = edition::article(&record);
        let settles = form.value("settles").is_some();
        let labels = if settles {
            form.values("label")
        } else {
            labels(room, &record.id, &subject, form.value("label"))?
        };
        let (title, text) = (article.title, article.text);
        let article = LabelledArticle { id: record.id, title, text, archived: true };
        let random = room.picks().is_some_and(|picks| picks.drew(key, &subject.facet));
        let correction = Correction { article, subject, labels, by: visit.reader, random, settles };
        room.folder.correct(&correction).map_err(|error| Refused::bad(&error))?;
        Ok(form.back("set"))
    })
    .await
}

/// Undoes the reader's last correction.
pub(crate) async fn undo(visit: Visit, form: Form) -> Result<Redirect, Refused> {
    blocking(move || {
        let undone = visit.room.folder.undo(&visit.reader)?;
        Ok(form.back(if undone.is_some() { "undone" } else { "nothing" }))
    })
    .await
}

/// Takes up the name of who reads.
pub(crate) async fn name_reader(
    State(_): State<Arc<Newsroom>>,
    form: Form,
) -> Result<impl IntoResponse, Refused> {
    let name: String =
        form.required("name")?.chars().filter(|c| !c.is_control()).take(60).collect();
    let name = encoded(&[(name.as_str(), "")]);
    let name = name.trim_end_matches('=');
    let cookie = format!("{READER}={name}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict");
    Ok((AppendHeaders([(SET_COOKIE, cookie)]), form.back("")))
}

fn subject(form: &Form) -> Result<Subject, Refused> {
    let target = form.value("target").map(str::to_owned);
    Ok(Subject { facet: form.required("facet")?.to_owned(), target })
}

/// The labels from now on: a facet of one label has the one that was chosen; of any, the one that was
/// chosen comes to the others or leaves them.
fn labels(
    room: &Newsroom,
    id: &str,
    subject: &Subject,
    chosen: Option<&str>,
) -> anyhow::Result<Vec<String>> {
    let Some(chosen) = chosen else { return Ok(Vec::new()) };
    let is_any = |facet: &Facet| facet.name == subject.facet && facet.choice == Choice::Any;
    if !room.folder.facets().iter().any(is_any) {
        return Ok(vec![chosen.to_owned()]);
    }
    let said = room.folder.labels()?;
    let said = room.folder.said(&said, id).iter().find(|(own, _)| own == subject);
    let mut labels = said.map(|(_, labels)| labels.clone()).unwrap_or_default();
    match labels.iter().position(|own| own == chosen) {
        Some(place) => drop(labels.remove(place)),
        None => labels.push(chosen.to_owned()),
    }
    Ok(labels)
}
