//! What long work shows while it runs, where a person looks.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

/// Between two turns of the spinner: seen to move, and no work to draw.
const TURN: Duration = Duration::from_millis(100);

/// Counts articles.
pub(crate) struct Counter(ProgressBar);

impl Counter {
    /// A counter that is seen where results do not run over the same screen. `elsewhere` says that
    /// they go to a file.
    pub(crate) fn new(elsewhere: bool) -> Self {
        Self(bar(
            "{spinner} {human_pos} articles, {speed}",
            elsewhere || !io::stdout().is_terminal(),
        ))
    }

    /// A counter that nobody sees.
    pub(crate) fn hidden() -> Self {
        Self(ProgressBar::hidden())
    }

    pub(crate) fn count(&self) {
        self.0.inc(1);
    }

    /// Says something else in between.
    pub(crate) fn aside(&self, say: impl FnOnce()) {
        self.0.suspend(say);
    }

    pub(crate) fn end(self) {
        self.0.finish_and_clear();
    }
}

/// Says what is being done.
pub(crate) struct Activity(ProgressBar);

impl Activity {
    pub(crate) fn new() -> Self {
        Self(bar("{spinner} {msg} ({elapsed})", true))
    }

    pub(crate) fn now(&self, what: impl Into<Cow<'static, str>>) {
        self.0.set_message(what);
    }

    /// Says something else in between.
    pub(crate) fn aside(&self, say: impl FnOnce()) {
        self.0.suspend(say);
    }

    pub(crate) fn end(self) {
        self.0.finish_and_clear();
    }
}

fn bar(template: &str, seen: bool) -> ProgressBar {
    if !seen || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template(template);
    let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner());
    let bar = ProgressBar::new_spinner().with_style(style.with_key("speed", speed));
    bar.enable_steady_tick(TURN);
    bar
}

fn speed(state: &ProgressState, shown: &mut dyn fmt::Write) {
    // A bar cannot be told that it could not be drawn.
    let _ = write!(shown, "{:.0} a second", state.per_sec());
}
