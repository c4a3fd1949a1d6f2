use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::host::Hosts;
use super::origin;
use super::token::{self, Token};
use crate::serve::problem::Problem;

/// Path that needs no token: it says nothing but that the server is there.
const OPEN: &str = "/healthz";

/// Guard of all that is served.
#[derive(Debug)]
pub(crate) struct Guard {
    pub(crate) hosts: Hosts,
    /// What whoever asks must know, where they must.
    pub(crate) token: Option<Token>,
}

/// Lets a request pass, or says why not.
pub(crate) async fn guarded(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Response {
    match guard.check(&request) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

impl Guard {
    fn check(&self, request: &Request) -> Result<(), Problem> {
        self.hosts.check(request)?;
        origin::check(request)?;
        match &self.token {
            Some(token) if request.uri().path() != OPEN => token::check(token, request),
            _ => Ok(()),
        }
    }
}
