//! `nutgraf model show`.
use super::args::ShowArgs;
use super::exit::Exit;
pub(crate) fn run(_args: &ShowArgs) -> anyhow::Result<Exit> {
    Ok(Exit::Done)
}
