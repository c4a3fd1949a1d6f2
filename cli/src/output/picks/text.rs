use anstyle::Style;
use nutgraf::raw::pipeline::{Pick, Sample};

use super::notes::notes;
use crate::output::phrases::percent;
use crate::report::count;
use crate::terminal::{FAINT, STRONG, Theme, one_line, wrapped};

/// Letters of an article that is shown by its beginning.
const BEGINNING: usize = 80;

/// The articles for people, with how good the model is.
pub(super) fn text(sample: &Sample, theme: Theme) -> String {
    let facet = theme.paint(STRONG, one_line(&sample.facet));
    let labelled = count(sample.labelled, "article");
    let mut text = format!("{facet}: {} to label next ({labelled} labelled)\n", sample.picks.len());
    for note in notes(sample) {
        text += &wrapped(theme, &note, Style::new(), "  ");
    }
    for (number, pick) in (1..).zip(&sample.picks) {
        text += &line(pick, number, theme);
    }
    text
}

/// Two lines: why and what; then which, and what the model thinks of it.
fn line(pick: &Pick, number: usize, theme: Theme) -> String {
    let first = format!("\n{number:>3}  {:<9}  ", pick.why.name());
    let indent = " ".repeat(first.len() - 1);
    let towards = pick.target.as_ref().map(|target| format!(" towards {}", one_line(target)));
    let what = one_line(&beginning(pick)) + &towards.unwrap_or_default();
    let suggested = pick
        .suggested
        .as_ref()
        .map(|own| format!("  perhaps {} {} %", one_line(&own.label), percent(own.probability)));
    let which = one_line(&pick.id) + &suggested.unwrap_or_default();
    wrapped(theme, &what, Style::new(), &first) + &wrapped(theme, &which, FAINT, &indent)
}

/// The headline, or the beginning of the text.
fn beginning(pick: &Pick) -> String {
    let text = pick.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or(&pick.text);
    let text = text.trim_start();
    match text.char_indices().nth(BEGINNING) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}
