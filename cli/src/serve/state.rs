use std::sync::Arc;

use super::active::Active;
use super::metrics::Metrics;
use super::workers::Workers;
use crate::corrections::LabelsFolder;
use crate::listing::Store;

/// State of a server, shared by all requests.
pub(crate) struct State {
    pub(crate) engine: Active,
    pub(crate) workers: Workers,
    pub(crate) metrics: Metrics,
    /// The archive that articles are shown from, if any is.
    pub(crate) archive: Option<Store>,
    /// The labels folder that corrections go into, if they are taken.
    pub(crate) labels: Option<LabelsFolder>,
}

/// The state as handlers have it: `State(server): axum::extract::State<Server>`.
pub(crate) type Server = Arc<State>;
