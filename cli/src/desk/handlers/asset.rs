use axum::http::{HeaderName, header};

/// An asset with what it is; browsers keep it for an hour.
type Asset = ([(HeaderName, &'static str); 2], &'static str);

const fn asset(kind: &'static str, content: &'static str) -> Asset {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=3600")], content)
}

/// The style of all pages, and beside it the desk's own.
const STYLE: &str =
    concat!(include_str!("../../page/style.css"), include_str!("../assets/desk.css"));

pub(crate) async fn style() -> Asset {
    asset("text/css; charset=utf-8", STYLE)
}

pub(crate) async fn script() -> Asset {
    asset("text/javascript; charset=utf-8", include_str!("../assets/desk.js"))
}

pub(crate) async fn icon() -> Asset {
    asset("image/svg+xml", include_str!("../assets/desk.svg"))
}
