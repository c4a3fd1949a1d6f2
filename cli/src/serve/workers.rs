use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use rayon::{ThreadPool, ThreadPoolBuilder};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::limits::Limits;
use super::problem::Problem;

/// Bytes of a worker's stack: one that waits for its own part takes up others' work meanwhile.
const STACK: usize = 16 << 20;

/// Threads that do what costs work, and the places of those who wait for them.
pub(crate) struct Workers {
    threads: ThreadPool,
    places: Arc<Semaphore>,
    limits: Limits,
}

/// Sight of the one who asked.
pub(crate) struct Asker<'a, T>(&'a oneshot::Sender<T>);

impl<T> Asker<'_, T> {
    /// Whether nobody waits for the answer any more.
    pub(crate) fn is_gone(&self) -> bool {
        self.0.is_closed()
    }
}

impl Workers {
    pub(crate) fn new(threads: NonZeroUsize, limits: Limits) -> anyhow::Result<Self> {
        let threads = ThreadPoolBuilder::new()
            .num_threads(threads.get())
            .stack_size(STACK)
            // The panic hook has told; whoever asked is answered, and the others go on.
            .panic_handler(|_| ())
            .build()?;
        Ok(Self { threads, places: Arc::new(Semaphore::new(limits.waiting)), limits })
    }

    /// Reads articles by `work`, on the threads. Without a place it is not begun, and what takes too
    /// long is not waited for; its place is free when it has ended.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Asker<'_, T>) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.place()?;
        let (answer, answered) = oneshot::channel();
        self.threads.spawn(move || {
            let _place = place;
            if !answer.is_closed() {
                let done = work(&Asker(&answer));
                // Whoever asked may have gone away.
                let _ = answer.send(done);
            }
        });
        self.wait(answered).await
    }

    /// Does `work` that waits for files more than it computes.
    pub(crate) async fn wait_for<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.place()?;
        let done = spawn_blocking(move || {
            let _place = place;
            work()
        });
        self.wait(done).await
    }

    /// Requests that are worked on or wait for it.
    pub(crate) fn waiting(&self) -> usize {
        self.limits.waiting - self.places.available_permits()
    }

    fn place(&self) -> Result<OwnedSemaphorePermit, Problem> {
        let place = Arc::clone(&self.places).try_acquire_owned();
        place.map_err(|_| Problem::busy("as many requests are waiting as may"))
    }

    async fn wait<T, E>(&self, done: impl Future<Output = Result<T, E>>) -> Result<T, Problem> {
        match timeout(self.limits.answer, done).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(_)) => Err(Problem::bug()),
            Err(_) => Err(too_long(self.limits.answer)),
        }
    }
}

fn too_long(limit: Duration) -> Problem {
    let seconds = limit.as_secs_f64();
    Problem::new(
        StatusCode::GATEWAY_TIMEOUT,
        format!("the answer takes longer than {seconds} s; send fewer articles at once"),
    )
}
