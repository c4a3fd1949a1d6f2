use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::Redirect;
use subtle::ConstantTimeEq;

use crate::desk::newsroom::Newsroom;
use crate::desk::pages::address;
use crate::desk::refused::Refused;

/// Form that a page of this desk has sent.
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    /// What stands in a field, if anything does.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(own, value)| own == name && !value.trim().is_empty());
        found.map(|(_, value)| value.trim())
    }

    /// What stands in all fields of a name.
    pub(super) fn values(&self, name: &str) -> Vec<String> {
        let found = self.0.iter().filter(|(own, value)| own == name && !value.trim().is_empty());
        found.map(|(_, value)| value.trim().to_owned()).collect()
    }

    pub(super) fn required(&self, name: &str) -> Result<&str, Refused> {
        let missing = || Refused::new(StatusCode::BAD_REQUEST, format!("the form lacks `{name}`"));
        self.value(name).ok_or_else(missing)
    }

    /// Back to the page that it stood on, which says what was done.
    pub(super) fn back(&self, said: &str) -> Redirect {
        let back = self.value("back").filter(|path| is_own(path)).unwrap_or("/");
        let (path, query) = back.split_once('?').unwrap_or((back, ""));
        let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
        let said = (!said.is_empty()).then(|| ("said".to_owned(), said.to_owned()));
        Redirect::to(&address(path, &pairs.chain(said).collect::<Vec<_>>()))
    }
}

/// Whether it is the path of a page here, and leads nowhere else.
fn is_own(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n'])
}

impl FromRequest<Arc<Newsroom>> for Form {
    type Rejection = Refused;

    async fn from_request(request: Request, room: &Arc<Newsroom>) -> Result<Self, Refused> {
        let body = Bytes::from_request(request, room)
            .await
            .map_err(|error| Refused::new(error.status(), error.body_text()))?;
        let form = Self(form_urlencoded::parse(&body).into_owned().collect());
        let token = form.value("csrf").unwrap_or_default();
        if bool::from(token.as_bytes().ct_eq(room.csrf.as_bytes())) {
            return Ok(form);
        }
        Err(Refused::new(
            StatusCode::FORBIDDEN,
            "the form is not this desk's, or the desk was started anew: load the page again",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leads_back_to_pages_of_the_desk_alone() {
        for (path, own) in [
            ("/", true),
            ("/articles/7?topic=sport", true),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("https://evil.example", false),
            ("", false),
        ] {
            assert_eq!(is_own(path), own, "{path}");
        }
    }
}
