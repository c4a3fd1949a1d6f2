use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use super::handlers as on;
use super::newsroom::Newsroom;

/// The pages of a newsroom.
pub(super) fn routes<S>(room: Arc<Newsroom>) -> Router<S> {
    Router::new()
        .route("/", get(on::today))
        .route("/articles/{article}", get(on::article))
        .route("/articles/{article}/labels", post(on::label))
        .route("/undo", post(on::undo))
        .route("/reader", post(on::name_reader))
        .route("/queue", get(on::queue))
        .route("/queue/check", post(on::check_labels))
        .route("/queue/pick", post(on::pick_next))
        .route("/retrain", get(on::retrain).post(on::train))
        .route("/retrain/keep", post(on::keep))
        .route("/retrain/switch", post(on::switch))
        .route("/model", get(on::model))
        .route("/model/test", post(on::test))
        .route("/readers", get(on::readers))
        .route("/export", get(on::export))
        .route("/assets/desk.css", get(on::style))
        .route("/assets/desk.js", get(on::script))
        .route("/assets/desk.svg", get(on::icon))
        .with_state(room)
}
