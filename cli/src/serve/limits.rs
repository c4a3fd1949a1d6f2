use std::time::Duration;

/// Limits of what a request may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Bytes of a body.
    pub(crate) body: usize,
    /// How long head and body may each take to arrive.
    pub(crate) arrival: Duration,
    /// How long the answer may take from then on.
    pub(crate) answer: Duration,
    /// Requests that are worked on or wait for it; more are sent away.
    pub(crate) waiting: usize,
    /// Connections that are open at once; more wait to be taken.
    pub(crate) connections: usize,
    /// How long those that are open when the server is stopped may take to end.
    pub(crate) stop: Duration,
}
