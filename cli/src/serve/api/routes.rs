use axum::Router;
use axum::routing::{get, post};

use super::articles::articles;
use super::classify::classify;
use super::clean::clean;
use super::health::{health, metrics};
use super::labels::labels;
use super::schemas::{openapi, record};
use super::summarise::summarise;
use crate::serve::state::Server;

/// The paths of the API.
pub(in crate::serve) fn routes() -> Router<Server> {
    Router::new()
        .route("/healthz", get(health))
        .route("/metrics", get(metrics))
        .route("/v1/classify", post(classify))
        .route("/v1/summarise", post(summarise))
        .route("/v1/clean", post(clean))
        .route("/v1/labels", post(labels))
        .route("/v1/articles", get(articles))
        .route("/v1/openapi.json", get(openapi))
        .route("/v1/record.schema.json", get(record))
}
