use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::state::Server;

/// Counts a request by its path, as it is declared, and by its status, and how long it took.
pub(super) async fn counted(
    State(server): State<Server>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.extensions().get::<MatchedPath>();
    let path = path.map_or("other", MatchedPath::as_str).to_owned();
    let begun = Instant::now();
    let response = next.run(request).await;
    server.metrics.request(path, response.status().as_u16(), begun.elapsed());
    response
}
