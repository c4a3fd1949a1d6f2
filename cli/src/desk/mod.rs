//! Desk: the newsroom's own pages, to read, to correct and to retrain. [`pages`] are functions of what
//! they show, [`handlers`] find that out, and [`routes`](routes::routes) says which stands where.

mod command;
mod edition;
mod handlers;
mod ingest;
mod newsroom;
mod pages;
mod queue;
mod refused;
mod routes;
mod training;
mod versions;
mod visit;

pub(crate) use command::run;
