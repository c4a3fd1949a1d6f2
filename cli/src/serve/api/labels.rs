use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::answer::Answer;
use super::form::Form;
use super::kept::kept;
use super::media::json_alone;
use crate::corrections::{Correction, LabelledArticle, LabelsFolder, Subject};
use crate::serve::problem::Problem;
use crate::serve::state::{Server, State as ServerState};

/// Characters that the name of whoever corrects may have.
const NAME: usize = 100;

/// Correction as it is submitted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Submitted {
    article: SubmittedArticle,
    facet: String,
    target: Option<String>,
    labels: Vec<String>,
    by: String,
}

/// Article as it is submitted; without text, one of the archive's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SubmittedArticle {
    id: String,
    title: Option<String>,
    text: Option<String>,
}

/// Takes corrections: each is in the labels folder for good before the answer says so.
pub(super) async fn labels(
    State(server): State<Server>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    json_alone(&headers)?;
    let own = Server::clone(&server);
    let taken = own.workers.wait_for(move || take(&server, &body)).await??;
    own.metrics.corrections(taken.results.iter().filter(|result| result.is_ok()).count());
    Ok(taken.into_response())
}

fn take(server: &ServerState, body: &[u8]) -> Result<Answer, Problem> {
    let folder = server
        .labels
        .as_ref()
        .ok_or_else(|| Problem::not_found("corrections are not taken; start with --labels DIR"))?;
    let is_list = body.trim_ascii_start().starts_with(b"[");
    let (form, submitted) = if is_list {
        (Form::List, json::<Vec<&RawValue>>(body)?)
    } else {
        (Form::One, vec![json(body)?])
    };
    let take = |submitted: &RawValue| take_one(server, folder, submitted);
    Ok(Answer { form, results: submitted.into_iter().map(take).collect() })
}

fn take_one(
    server: &ServerState,
    folder: &LabelsFolder,
    submitted: &RawValue,
) -> Result<String, Problem> {
    let Submitted { article, facet, target, labels, by } = json(submitted.get().as_bytes())?;
    let by = name(&by)?;
    let (article, subject) = (labelled(server, article)?, Subject { facet, target });
    let correction = Correction { article, subject, labels, by, random: false, settles: false };
    let entry = folder.correct(&correction).map_err(refused)?;
    Ok(serde_json::to_string(&entry).expect("an entry is plain data"))
}

/// The article of the archive, if it is there, or else as it was submitted. Its id is no path.
fn labelled(server: &ServerState, own: SubmittedArticle) -> Result<LabelledArticle, Problem> {
    let SubmittedArticle { id, title, text } = own;
    let archived = server.archive.as_ref().map(|archive| kept(archive, &id)).transpose();
    if let Some(record) = archived?.flatten() {
        let text = record.text.unwrap_or_default();
        return Ok(LabelledArticle { id, title: record.title, text, archived: true });
    }
    let text = text.ok_or_else(|| {
        Problem::content(format!("the archive has no article `{id}`; submit its text"))
    })?;
    Ok(LabelledArticle { id, title, text, archived: false })
}

fn name(by: &str) -> Result<String, Problem> {
    let by = by.trim();
    let fits = !by.is_empty() && by.chars().count() <= NAME && !by.chars().any(char::is_control);
    fits.then(|| by.to_owned())
        .ok_or_else(|| Problem::content("`by` is the name of whoever says so, in one line"))
}

/// What cannot be written is our fault, and anything else that is wrong is theirs.
fn refused(error: anyhow::Error) -> Problem {
    let ours = error.chain().any(|cause| cause.downcast_ref::<std::io::Error>().is_some());
    if ours { error.into() } else { Problem::content(format!("{error:#}")) }
}

fn json<'j, T: Deserialize<'j>>(json: &'j [u8]) -> Result<T, Problem> {
    serde_json::from_slice(json).map_err(|error| Problem::content(error.to_string()))
}
