//! `nutgraf model`: what it knows, how it fares on newer articles, and what another changes.

mod brief;
mod compare;
mod drift;
mod json;
mod shown;
mod text;

pub(crate) use self::compare::run as compare;
pub(crate) use self::drift::run as drift;

use std::path::Path;

use self::shown::Shown;
use super::args::{ShowArgs, ShowFormat};
use super::config::{briefs, open_model};
use super::exit::Exit;
use super::sink::Sink;
use super::terminal::Theme;

/// Says what a model knows.
pub(crate) fn show(args: &ShowArgs) -> anyhow::Result<Exit> {
    let path = args.model.as_deref();
    let said = match briefs(path, args.briefs)? {
        Some(file) => brief::of(&file, path, args.format)?,
        None => tags(path, args.format)?,
    };
    let sink = Sink::stdout();
    sink.write(said.as_bytes())?;
    sink.finish()?;
    Ok(Exit::Done)
}

fn tags(path: Option<&Path>, format: ShowFormat) -> anyhow::Result<String> {
    let model = open_model(path)?;
    // A model has the same bytes whenever it is written.
    let bytes = model.to_bytes().len();
    let shown = Shown { model: &model, path, bytes };
    match format {
        ShowFormat::Text => Ok(text::of(&shown, Theme::of_stdout())),
        ShowFormat::Json => Ok(json::of(&shown)?),
    }
}
