use axum::http::StatusCode;
use axum::response::Html;

use crate::desk::refused::Refused;

/// The page that `make` makes, on a thread that may wait for files.
pub(super) async fn page(
    make: impl FnOnce() -> Result<String, Refused> + Send + 'static,
) -> Result<Html<String>, Refused> {
    blocking(make).await.map(Html)
}

/// Does what may wait for files on a thread that may.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refused> + Send + 'static,
) -> Result<T, Refused> {
    let failed = |_| {
        Refused::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "nutgraf failed on this page, which is a bug of nutgraf: please report it",
        )
    };
    tokio::task::spawn_blocking(work).await.map_err(failed)?
}
