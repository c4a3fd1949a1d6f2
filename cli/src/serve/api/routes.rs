use axum::Router;
use axum::routing::get;

use super::health::health;
use crate::serve::state::Server;

/// The paths of the API.
pub(in crate::serve) fn routes() -> Router<Server> {
    Router::new().route("/healthz", get(health))
}
