use std::path::PathBuf;

use clap::Args;

use super::common::ReadingArgs;
use super::{EngineArgs, LimitArgs, ListenArgs};

const EXAMPLES: &str = "\
Examples:
  nutgraf desk seeds/                               The articles of a folder, at http://127.0.0.1:8686/
  nutgraf desk news.sqlite --labels labels/         An archive of `nutgraf classify --into`
  nutgraf desk day/ --into news.sqlite              A folder, put into an archive that stays

Corrections are put into the labels folder, which `nutgraf train` reads; docs/desk.md tells how.";

/// Open the newsroom's own pages in the browser: read, correct, retrain
///
/// It serves pages on this machine alone: the articles with tags, stances, briefs and the reasons for
/// them, a queue of those worth a look, and retraining with what it would change. It prints its
/// address, and ends with Ctrl-C.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct DeskArgs {
    /// An archive, or files and folders to read
    #[arg(value_name = "INPUT", required_unless_present = "into")]
    pub(crate) inputs: Vec<PathBuf>,

    /// Labels folder that corrections go into; it is made where there is none
    #[arg(long, value_name = "DIR", default_value = "labels", help_heading = "Newsroom")]
    pub(crate) labels: PathBuf,

    /// Archive that what is read goes into [default: one that goes when the desk is closed]
    #[arg(long, value_name = "ARCHIVE", help_heading = "Newsroom")]
    pub(crate) into: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    #[command(flatten)]
    pub(crate) engine: EngineArgs,

    #[command(flatten)]
    pub(crate) listen: ListenArgs,

    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}
