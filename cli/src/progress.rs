//! What long work shows while it runs, where a person looks.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{HumanDuration, ProgressBar, ProgressState, ProgressStyle};
use nutgraf::raw::read::{BytesRead, Input, ReadOptions, size};

/// Between two turns of the spinner: seen to move, and no work to draw.
const TURN: Duration = Duration::from_millis(100);

/// Counts articles.
pub(crate) struct Counter(ProgressBar);

impl Counter {
    /// A counter that is seen where results do not run over the same screen; `elsewhere` says that
    /// they go to a file. Of files it tells how much was read, and how long the rest will take.
    pub(crate) fn new(elsewhere: bool, inputs: &[Input], options: &ReadOptions) -> Self {
        if !is_seen(elsewhere || !io::stdout().is_terminal()) {
            return Self::hidden();
        }
        let articles = "{spinner} {human_pos} articles, {speed}";
        let Some(size) = size(inputs, options) else { return Self(bar(style(articles))) };
        let style = style(&format!("{articles}, {{left}}"));
        Self(bar(style.with_key("left", left(size, options.bytes_read.clone()))))
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
        if is_seen(true) {
            Self(bar(style("{spinner} {msg} ({elapsed})")))
        } else {
            Self(ProgressBar::hidden())
        }
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

/// Whether a bar is seen, where there is room for it on the screen.
fn is_seen(room: bool) -> bool {
    room && io::stderr().is_terminal()
}

fn style(template: &str) -> ProgressStyle {
    let style = ProgressStyle::with_template(template);
    style.unwrap_or_else(|_| ProgressStyle::default_spinner()).with_key("speed", speed)
}

fn bar(style: ProgressStyle) -> ProgressBar {
    let bar = ProgressBar::new_spinner().with_style(style);
    bar.enable_steady_tick(TURN);
    bar
}

// A bar cannot be told that it could not be drawn.

fn speed(state: &ProgressState, shown: &mut dyn fmt::Write) {
    let _ = write!(shown, "{:.0} a second", state.per_sec());
}

/// What is left where `size` bytes are to be read.
fn left(
    size: u64,
    read: BytesRead,
) -> impl Fn(&ProgressState, &mut dyn fmt::Write) + Clone + Send + Sync + 'static {
    move |state, shown| {
        let share = read.get() as f64 / size.max(1) as f64;
        let _ = shown.write_str(&told(share.min(1.0), state.elapsed()));
    }
}

/// The share of the whole that took so long, and the time that the rest will take: `25 %, 3m left`.
fn told(share: f64, elapsed: Duration) -> String {
    if share == 0.0 {
        return "0 %".to_owned();
    }
    let left = elapsed.mul_f64((1.0 - share) / share);
    format!("{:.0} %, {:#} left", 100.0 * share, HumanDuration(left))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_takes_as_long_as_what_was_done() {
        for (share, seconds, expected) in [
            (0.0, 1, "0 %"),
            (0.25, 60, "25 %, 3m left"),
            (0.5, 2, "50 %, 2s left"),
            (0.001, 10, "0 %, 3h left"),
            (1.0, 99, "100 %, 0s left"),
        ] {
            assert_eq!(told(share, Duration::from_secs(seconds)), expected);
        }
    }
}
