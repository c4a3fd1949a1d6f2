use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use rayon::ThreadPool;
use tokio::sync::{Semaphore, oneshot};

use super::limits::Limits;
use super::problem::Problem;

/// Threads that do what costs work, and the places of those who wait for them.
pub(crate) struct Workers {
    threads: ThreadPool,
    places: Arc<Semaphore>,
    patience: Duration,
}

/// Whether anybody waits for the answer still.
pub(crate) struct Waiting<'s, T>(&'s oneshot::Sender<T>);

impl<T> Waiting<'_, T> {
    /// Whether the one who asked has gone away.
    pub(crate) fn is_over(&self) -> bool {
        self.0.is_closed()
    }
}

impl Workers {
    pub(crate) fn new(threads: NonZeroUsize, limits: Limits) -> anyhow::Result<Self> {
        let name = |place| format!("worker-{place}");
        let threads =
            rayon::ThreadPoolBuilder::new().num_threads(threads.get()).thread_name(name).build()?;
        let places = Arc::new(Semaphore::new(limits.waiting));
        Ok(Self { threads, places, patience: limits.answer })
    }

    /// Does `work` on the threads. Without a place it is not begun, and what takes too long is not
    /// waited for; its place is free only when it has ended.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Waiting<'_, T>) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let place = Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_| Problem::busy("as many requests are waiting as may; try again"))?;
        let (answer, answered) = oneshot::channel();
        self.threads.spawn(move || {
            if !answer.is_closed() {
                let done = work(&Waiting(&answer));
                // Whoever asked may have gone away.
                let _ = answer.send(done);
            }
            drop(place);
        });
        match tokio::time::timeout(self.patience, answered).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(_)) => Err(Problem::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "nutgraf failed on this request, which is a bug of nutgraf: please report it",
            )),
            Err(_) => Err(Problem::busy(format!(
                "the answer takes longer than {} s; send fewer articles at once",
                self.patience.as_secs_f64()
            ))),
        }
    }
}
