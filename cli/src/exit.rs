//! How the program ends.

use std::io;
#[cfg(feature = "parquet")]
use std::panic;
use std::process::ExitCode;

#[cfg(feature = "parquet")]
use nutgraf::raw::read::panic_is_contained;

use super::terminal;

/// What the exit code tells whoever called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// What was asked for was done.
    Done,
    /// Nothing went wrong, and there was nothing to say.
    Nothing,
    /// Something went wrong, and stands on standard error.
    Error,
    /// What was asked for was done, but for some articles that were left out.
    LeftOut,
}

/// The exit code of a program that Ctrl-C ended, by the shells' convention: 128 + SIGINT.
pub(crate) const INTERRUPTED: i32 = 130;

impl Exit {
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Nothing => 1,
            Self::Error => 2,
            Self::LeftOut => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// Prints help, version, or what is wrong with the command line.
pub(crate) fn of_usage(usage: &clap::Error) -> Exit {
    // With nobody there to read it, there is nobody to tell.
    let _ = usage.print();
    if usage.use_stderr() { Exit::Error } else { Exit::Done }
}

/// Prints an error with its causes. A reader that went away, as `head` does, is none.
pub(crate) fn of_error(error: &anyhow::Error) -> Exit {
    let broken_pipe = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
    };
    if error.chain().any(broken_pipe) {
        return Exit::Done;
    }
    terminal::error(format_args!("{error:#}"));
    Exit::Error
}

/// Leaves the telling of a panic that a reader catches to the reader's error.
#[cfg(feature = "parquet")]
pub(crate) fn tell_no_contained_panic() {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !panic_is_contained() {
            tell(panic);
        }
    }));
}
