mod next;

use clap::Subcommand;

pub(crate) use next::{NextArgs, PicksFormat};

#[derive(Debug, Subcommand)]
pub(crate) enum LabelsCommand {
    Next(NextArgs),
}
