//! Ctrl-C.

use std::sync::{Arc, OnceLock};

use anyhow::Context;

use super::exit::INTERRUPTED;
use super::sink::{Sink, WeakSink};

/// Opens an output. From then on Ctrl-C takes it away from whoever writes to it (between two
/// articles, never within one) and ends the program, wherever its other threads are.
pub(crate) fn guarded(open: impl FnOnce() -> anyhow::Result<Sink>) -> anyhow::Result<Sink> {
    // Held weakly, so that a half file goes with the last who writes to it, however that ends.
    let opened: Arc<OnceLock<WeakSink>> = Arc::default();
    let held = Arc::clone(&opened);
    ctrlc::set_handler(move || {
        if let Some(sink) = held.get() {
            sink.abandon();
        }
        #[expect(clippy::exit, reason = "reading may be waiting for input that never comes")]
        std::process::exit(INTERRUPTED);
    })
    .context("Ctrl-C cannot be listened to")?;
    let sink = open()?;
    opened.get_or_init(|| sink.downgrade());
    Ok(sink)
}
