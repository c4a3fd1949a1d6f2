use axum::extract::State;
use axum::response::Response;
use nutgraf::raw::read::Record;
use serde::Deserialize;

use super::answer::each;
use super::asked::Asked;
use super::submitted::Submitted;
use crate::output::clean_line;
use crate::serve::problem::Problem;
use crate::serve::state::Server;

/// Nothing is asked of cleaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NothingAsked {}

/// Cuts from articles what is not their story: of each what `nutgraf clean --format jsonl` writes.
pub(super) async fn clean(
    State(server): State<Server>,
    Asked(NothingAsked {}): Asked<NothingAsked>,
    submitted: Submitted,
) -> Result<Response, Problem> {
    each(server, submitted, |server, Record { article, notes, .. }| {
        server
            .engine
            .now()
            .cleaning
            .with(|same| same, |pipeline| clean_line(&pipeline.clean(&article), &notes))
    })
    .await
}
