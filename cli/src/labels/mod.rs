//! `nutgraf labels`: people's labels, before a model learns from them.

mod check;
mod next;

use super::args::LabelsCommand;
use super::exit::Exit;

/// Does what is asked of labels.
pub(crate) fn run(command: LabelsCommand) -> anyhow::Result<Exit> {
    match command {
        LabelsCommand::Check(args) => check::run(args),
        LabelsCommand::Next(args) => next::run(args),
    }
}
