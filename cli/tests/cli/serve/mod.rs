//! The server as its user meets it: a process, and HTTP.

mod api;
mod articles;
mod docs;
mod guard;
pub(crate) mod labels;
mod limits;
mod openapi;
pub(crate) mod server;
mod stop;
