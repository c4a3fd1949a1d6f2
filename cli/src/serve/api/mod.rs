//! The HTTP API, one file a path. `docs/openapi.json` describes it, and is tested against it.

mod health;
mod routes;

pub(super) use routes::routes;
