use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::limits::Limits;
use super::problem::Problem;

/// Takes the body whole before anything is done with it: what is slow or too long holds no place of
/// those that work.
pub(super) async fn whole(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    let (head, body) = request.into_parts();
    match taken(&head.headers, body, limits).await {
        Ok(body) => next.run(Request::from_parts(head, body)).await,
        Err(problem) => problem.into_response(),
    }
}

async fn taken(headers: &HeaderMap, body: Body, limits: Limits) -> Result<Body, Problem> {
    if headers.contains_key(header::CONTENT_ENCODING) {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "bodies are not taken compressed; send it as it is",
        ));
    }
    let declared = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    if declared
        .and_then(|length| length.parse().ok())
        .is_some_and(|length: usize| length > limits.body)
    {
        return Err(too_long(limits));
    }
    let taken = tokio::time::timeout(limits.arrival, to_bytes(body, limits.body)).await;
    match taken {
        Ok(Ok(bytes)) => Ok(bytes.into()),
        Ok(Err(_)) => Err(too_long(limits)),
        Err(_) => Err(Problem::new(
            StatusCode::REQUEST_TIMEOUT,
            format!("the body did not arrive within {} s", limits.arrival.as_secs_f64()),
        )),
    }
}

fn too_long(limits: Limits) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        format!("the body has more than {} bytes; send fewer articles at once", limits.body),
    )
}
