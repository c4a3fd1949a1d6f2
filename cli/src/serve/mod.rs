//! Server on this machine: the HTTP API (`docs/api.md`), and the router that pages are mounted on.
//!
//! The way of a request: a connection is bounded in number and time ([`connections`]), the [`guard`]
//! looks at where it comes from, its body is taken whole ([`body`]), and what costs work waits for a
//! place ([`workers`]) and is done by threads that keep their pipelines ([`engine`]).

mod active;
mod api;
mod body;
mod command;
mod connections;
mod counted;
mod engine;
mod guard;
mod limits;
mod metrics;
mod problem;
mod router;
mod shutdown;
mod spare;
mod state;
mod workers;

pub(crate) use active::Active;
pub(crate) use command::{run, serve};
pub(crate) use engine::{Engine, Pipelines};
pub(crate) use guard::{Guard, Hosts, Token, is_loopback};
pub(crate) use limits::Limits;
pub(crate) use metrics::Metrics;
pub(crate) use state::State;
pub(crate) use workers::Workers;
