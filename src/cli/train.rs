//! `nutgraf train`.
use super::args::TrainArgs;
use super::exit::Exit;
pub(crate) fn run(_args: TrainArgs) -> anyhow::Result<Exit> {
    Ok(Exit::Done)
}
