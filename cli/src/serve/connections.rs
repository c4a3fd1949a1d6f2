use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

use super::limits::Limits;
use super::shutdown::Shutdown;

/// How long nothing is taken after taking failed, as it does where the system has no files left.
const PAUSE: Duration = Duration::from_millis(50);

/// Serves every connection until the program is asked to end, and then those that are open: they
/// have the time of `limits`, unless it is asked again.
pub(super) async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    mut shutdown: Shutdown,
) {
    let open = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(limits.connections));
    loop {
        tokio::select! {
            (stream, place) = next(&listener, &places) => {
                tokio::spawn(connection(stream, place, router.clone(), limits, &open));
            }
            () = shutdown.asked() => break,
        }
    }
    drop(listener);
    tokio::select! {
        _ = timeout(limits.stop, open.shutdown()) => (),
        () = shutdown.asked() => (),
    }
}

/// The next connection, as soon as there is a place for it.
async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> (TcpStream, OwnedSemaphorePermit) {
    let place = Arc::clone(places).acquire_owned().await.expect("the places are never closed");
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return (stream, place),
            Err(_) => sleep(PAUSE).await,
        }
    }
}

/// Serves a connection to its end, within the time that heads may take.
fn connection(
    stream: TcpStream,
    place: OwnedSemaphorePermit,
    router: Router,
    limits: Limits,
    open: &GracefulShutdown,
) -> impl Future<Output = ()> + Send + use<> {
    // An answer is written at once, so that there is nothing to wait for.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.arrival)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let watched = open.watch(connection);
    async move {
        // A client that breaks off is nobody's error.
        let _ = watched.await;
        drop(place);
    }
}
