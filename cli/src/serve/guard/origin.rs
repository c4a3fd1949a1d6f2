use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};

use crate::serve::problem::Problem;

/// What browsers tell of the page that asks.
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses what a page of another origin would change. Programs name no origin, and browsers always
/// do where something can be changed.
pub(super) fn check(request: &Request) -> Result<(), Problem> {
    if request.method().is_safe() || is_own(request.headers()) {
        return Ok(());
    }
    Err(Problem::new(StatusCode::FORBIDDEN, "pages of other origins may not ask for this"))
}

fn is_own(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("null"));
    let own_site = text(&FETCH_SITE).is_none_or(|site| matches!(site, "same-origin" | "none"));
    let own_origin = text(&header::ORIGIN).is_none_or(|origin| {
        let authority = origin.split_once("://").map(|(_, authority)| authority);
        authority.is_some() && authority == text(&header::HOST)
    });
    own_site && own_origin
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[test]
    fn only_own_pages_and_programs_change_anything() {
        for (method, origin, site, passes) in [
            ("POST", None, None, true),
            ("POST", Some("http://localhost:8686"), None, true),
            ("POST", Some("http://localhost:8686"), Some("same-origin"), true),
            ("POST", Some("https://localhost:8686"), None, true),
            ("POST", Some("http://localhost:9999"), None, false),
            ("POST", Some("http://evil.example"), None, false),
            ("POST", Some("null"), None, false),
            ("POST", Some(""), None, false),
            ("POST", None, Some("cross-site"), false),
            ("POST", None, Some("same-site"), false),
            ("DELETE", Some("http://evil.example"), None, false),
            ("GET", Some("http://evil.example"), Some("cross-site"), true),
        ] {
            let mut request = Request::builder().method(method).header("host", "localhost:8686");
            for (name, value) in [("origin", origin), ("sec-fetch-site", site)] {
                request = value.into_iter().fold(request, |own, value| own.header(name, value));
            }
            let request = request.body(Body::empty()).unwrap();
            assert_eq!(check(&request).is_ok(), passes, "{method} {origin:?} {site:?}");
        }
    }
}
