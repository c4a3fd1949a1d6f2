use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::pages::{Nav, Shell, failed};

/// Request that cannot be answered, as a page says it.
#[derive(Debug)]
pub(super) struct Refused {
    status: StatusCode,
    why: String,
}

impl Refused {
    pub(super) fn new(status: StatusCode, why: impl Into<String>) -> Self {
        Self { status, why: why.into() }
    }

    /// What a form asks for cannot be done.
    pub(super) fn bad(error: &anyhow::Error) -> Self {
        Self::new(StatusCode::BAD_REQUEST, format!("{error:#}"))
    }
}

impl From<anyhow::Error> for Refused {
    fn from(error: anyhow::Error) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}"))
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let title = self.status.canonical_reason().unwrap_or("It cannot be done");
        let shell = Shell { nav: Nav::Today, here: "/".to_owned(), ..Shell::default() };
        let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
        (self.status, kind, failed(&shell, title, &self.why)).into_response()
    }
}
