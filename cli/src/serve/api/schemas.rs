use axum::http::header;
use axum::response::IntoResponse;

/// What describes the API, and the record that it gives.
const OPENAPI: &str = include_str!("../../../../docs/openapi.json");
const RECORD: &str = include_str!("../../../../docs/record.schema.json");

pub(super) async fn openapi() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], OPENAPI)
}

pub(super) async fn record() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/schema+json")], RECORD)
}
