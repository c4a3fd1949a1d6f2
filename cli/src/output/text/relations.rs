//! A line for each relation, and its sentence beneath.

use nutgraf::raw::pipeline::Reading;
use nutgraf::raw::relation::{Relation, RelationLabel};
use textwrap::core::display_width;

use crate::output::phrases;
use crate::terminal::{AGAINST, FAINT, FOR, Theme, one_line, wrapped};

/// A line for each relation, in the order of the text.
pub(super) fn lines(theme: Theme, reading: &Reading<'_>, relations: &[Relation]) -> String {
    if relations.is_empty() {
        return format!("  {}\n", theme.paint(FAINT, phrases::NO_RELATIONS));
    }
    let width = |name: fn(&Relation) -> &String| {
        relations.iter().map(|own| display_width(&one_line(name(own)))).max().unwrap_or(0)
    };
    let widths = [width(|own| &own.holder), width(|own| &own.target)];
    relations.iter().map(|own| line(theme, reading, own, widths)).collect()
}

fn line(
    theme: Theme,
    reading: &Reading<'_>,
    relation: &Relation,
    [holder, target]: [usize; 2],
) -> String {
    let arrow = match relation.label {
        RelationLabel::Supportive => theme.paint(FOR, "supportive →"),
        _ => theme.paint(AGAINST, "critical   →"),
    };
    let percent = phrases::percent(relation.probability);
    let quoted = if relation.quoted { "  quoted" } else { "" };
    let sentence = one_line(relation.sentence.of(&reading.article().text));
    format!(
        "  {}  {arrow}  {}  {percent:>3} %{quoted}\n{}",
        padded(&one_line(&relation.holder), holder),
        padded(&one_line(&relation.target), target),
        wrapped(theme, &sentence, FAINT, "      "),
    )
}

/// `text` with spaces after it, up to `width` columns.
fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(display_width(text))))
}
