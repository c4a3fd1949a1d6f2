//! Ctrl-C.

use anyhow::Context;

use super::exit::INTERRUPTED;
use super::sink::Sink;

/// On Ctrl-C, takes `sink` away from whoever writes to it (between two articles, never within one)
/// and ends the program, wherever its other threads are.
pub(crate) fn end_cleanly(sink: &Sink) -> anyhow::Result<()> {
    // Held weakly, so that a half file goes with the last who writes to it, however that ends.
    let sink = sink.downgrade();
    ctrlc::set_handler(move || {
        sink.abandon();
        #[expect(clippy::exit, reason = "reading may be waiting for input that never comes")]
        std::process::exit(INTERRUPTED);
    })
    .context("Ctrl-C cannot be listened to")
}
