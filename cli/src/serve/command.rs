use std::io::{self, Write};
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context;
use axum::Router;
use tokio::net::TcpListener;

use super::connections;
use super::router::router;
use super::shutdown::Shutdown;
use super::state::Server;
use crate::args::ServeArgs;
use crate::config::ServeConfig;
use crate::exit::Exit;

/// Threads that take requests and send answers, which costs little beside the work on them.
const CLERKS: usize = 2;

/// Serves the API.
pub(crate) fn run(args: ServeArgs) -> anyhow::Result<Exit> {
    serve(ServeConfig::new(args)?, Router::new())
}

/// Serves the API and `pages` until the program is asked to end.
pub(crate) fn serve(config: ServeConfig, pages: Router<Server>) -> anyhow::Result<Exit> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(CLERKS).enable_all().build()?;
    runtime.block_on(listen(config, pages))
}

async fn listen(config: ServeConfig, pages: Router<Server>) -> anyhow::Result<Exit> {
    let ServeConfig { host, port, state, guard, limits } = config;
    let shutdown = Shutdown::listen().context("Ctrl-C cannot be listened to")?;
    let listener = TcpListener::bind((host.as_str(), port))
        .await
        .with_context(|| format!("{host}, port {port}, cannot be listened on"))?;
    announce(listener.local_addr()?)?;
    let router = router(Arc::new(state), pages, Arc::new(guard), limits);
    connections::serve(listener, router, limits, shutdown).await;
    Ok(Exit::Done)
}

/// Says where the server is: whoever started it with `--port 0` cannot know.
fn announce(address: SocketAddr) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "http://{address}/")?;
    stdout.flush()
}
