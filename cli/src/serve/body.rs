use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::time::timeout;

use super::limits::Limits;
use super::problem::Problem;

/// Takes the body whole before anything is done with it: what is slow or too long holds no place of
/// those that work.
pub(super) async fn whole(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    let (head, body) = request.into_parts();
    let whole = Request::from_parts(head.clone(), body);
    match taken(whole, limits).await {
        Ok(body) => next.run(Request::from_parts(head, body.into())).await,
        Err(problem) => problem.into_response(),
    }
}

async fn taken(request: Request, limits: Limits) -> Result<Bytes, Problem> {
    let headers = request.headers();
    if headers.contains_key(header::CONTENT_ENCODING) {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "bodies are not taken compressed; send it as it is",
        ));
    }
    if declared(headers).is_some_and(|length| length > limits.body as u64) {
        return Err(too_long(limits));
    }
    match timeout(limits.arrival, Bytes::from_request(request, &())).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(too_long(limits)),
        Ok(Err(error)) => Err(Problem::new(error.status(), error.body_text())),
        Err(_) => Err(Problem::new(
            StatusCode::REQUEST_TIMEOUT,
            format!("the body did not arrive within {} s", limits.arrival.as_secs_f64()),
        )),
    }
}

/// The length that a request says it has.
fn declared(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn too_long(limits: Limits) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        format!("the body has more than {} bytes; send fewer articles at once", limits.body),
    )
}
