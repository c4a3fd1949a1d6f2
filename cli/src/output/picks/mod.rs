//! Articles to label next, in the forms that can be asked for.

mod csv;
mod doccano;
mod jsonl;
mod label_studio;
mod notes;
mod prodigy;
mod shown;
mod text;

use nutgraf::raw::pipeline::Sample;

use crate::args::PicksFormat;
use crate::terminal::Theme;

pub(crate) use label_studio::labelling_interface;
pub(crate) use notes::notes;

/// The articles in a form, as it suits whoever looks.
pub(crate) fn render(sample: &Sample, format: PicksFormat, theme: Theme) -> String {
    match format {
        PicksFormat::Text => text::text(sample, theme),
        PicksFormat::Jsonl => jsonl::lines(sample),
        PicksFormat::Csv => csv::table(sample),
        PicksFormat::LabelStudio => label_studio::tasks(sample),
        PicksFormat::Doccano => doccano::lines(sample),
        PicksFormat::Prodigy => prodigy::lines(sample),
    }
}
