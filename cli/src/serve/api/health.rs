use axum::Json;
use serde_json::{Value, json};

use crate::record::NUTGRAF;

/// Says that the server is there.
pub(super) async fn health() -> Json<Value> {
    Json(json!({"status": "ok", "nutgraf": NUTGRAF}))
}
