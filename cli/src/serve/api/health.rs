use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use crate::record::NUTGRAF;
use crate::serve::state::Server;

/// Media type of what Prometheus reads.
const METRICS: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Says that the server is there.
pub(super) async fn health() -> impl IntoResponse {
    let json = serde_json::json!({"status": "ok", "nutgraf": NUTGRAF});
    ([(header::CONTENT_TYPE, "application/json")], json.to_string())
}

/// Says how the server does.
pub(super) async fn metrics(State(server): State<Server>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, METRICS)], server.metrics.to_text(server.workers.waiting()))
}
