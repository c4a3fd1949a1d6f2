//! `nutgraf labels`.

mod next;

use super::args::LabelsCommand;
use super::exit::Exit;

/// Does what is asked of labels.
pub(crate) fn run(command: LabelsCommand) -> anyhow::Result<Exit> {
    match command {
        LabelsCommand::Next(args) => next::run(args),
    }
}
