//! `nutgraf labels`.

mod check;
mod next;

use clap::Subcommand;

pub(crate) use check::{FindingsFormat, LabelsCheckArgs, WantedFault};
pub(crate) use next::{NextArgs, PicksFormat};

#[derive(Debug, Subcommand)]
pub(crate) enum LabelsCommand {
    Check(LabelsCheckArgs),
    Next(NextArgs),
}
