//! `nutgraf labels`.

mod check;

use clap::Subcommand;

pub(crate) use check::{FindingsFormat, LabelsCheckArgs};

#[derive(Debug, Subcommand)]
pub(crate) enum LabelsCommand {
    Check(LabelsCheckArgs),
}
