//! The HTTP API, one file a path. `docs/openapi.json` describes it, and is tested against it.

mod answer;
mod articles;
mod asked;
mod classify;
mod clean;
mod form;
mod health;
mod kept;
mod labels;
mod media;
mod routes;
mod schemas;
mod submitted;
mod summarise;

pub(super) use routes::routes;
