use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{StatusCode, Uri};
use axum::middleware::{from_fn, from_fn_with_state};

use super::api;
use super::body;
use super::counted::counted;
use super::guard::{Guard, guarded, protect};
use super::limits::Limits;
use super::problem::Problem;
use super::state::Server;

/// Router of the API and of `pages`, behind the guard.
pub(super) fn router(
    server: Server,
    pages: Router<Server>,
    guard: Arc<Guard>,
    limits: Limits,
) -> Router {
    api::routes()
        .merge(pages)
        .fallback(nothing_there)
        .method_not_allowed_fallback(not_so)
        .with_state(Server::clone(&server))
        .layer(from_fn_with_state(limits, body::whole))
        .layer(DefaultBodyLimit::max(limits.body))
        .layer(from_fn_with_state(guard, guarded))
        .layer(from_fn_with_state(server, counted))
        .layer(from_fn(protect))
}

async fn nothing_there(uri: Uri) -> Problem {
    Problem::not_found(format!("there is nothing at {}", uri.path()))
}

async fn not_so() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "it cannot be asked for by this method")
}
