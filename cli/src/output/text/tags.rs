//! A line for each tag.

use nutgraf::raw::classify::MIN_VOCABULARY_COVERAGE;
use nutgraf::raw::pipeline::{Abstention, FacetTags, Reading, StanceEvidence, Tag, Tags};
use textwrap::core::display_width;

use super::evidence;
use crate::output::levels::{self, Given};
use crate::output::phrases;
use crate::terminal::{CAREFUL, FAINT, FOR, STRONG, Theme, one_line, wrapped};

/// What the line of the actors is called.
const ACTORS: &str = "actors";
/// Columns of a bar for a probability of one.
const BAR: f64 = 20.0;
/// The ends of a bar, in eighths of a column.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// How tags are laid out, the same for all of one article.
struct Columns {
    theme: Theme,
    /// Width of the names of facets.
    facet: usize,
    /// Width of the labels.
    label: usize,
    /// Whether probabilities are shown as bars.
    bars: bool,
}

/// A line for each tag, then the evidence where it is wanted.
pub(super) fn lines(theme: Theme, reading: &Reading<'_>, tags: &Tags, bars: bool) -> String {
    if let Some(why) = phrases::no_tags(reading) {
        return wrapped(theme, &one_line(&why), CAREFUL, "  ");
    }
    let columns = Columns::of(theme, tags, bars);
    let mut lines = String::new();
    let mut above = "";
    lines += &columns.actors(tags);
    for (facet, given) in levels::facets(tags).filter(|(facet, _)| bars || is_told(facet)) {
        // The facet's name stands once, however many targets it is asked towards.
        let name = if facet.facet == above { "" } else { &facet.facet };
        lines += &columns.facet(facet, name, &given);
        lines += &strongest(theme, reading, facet);
        above = &facet.facet;
    }
    lines += &rules(theme, tags);
    lines += &doubt(theme, tags);
    lines + &evidence::lines(theme, reading, tags)
}

/// Whether a facet has a line: a stance that nobody asked for has one where a side is called.
fn is_told(facet: &FacetTags) -> bool {
    let is_told = |stance: &StanceEvidence| stance.asked || stance.called && !facet.tags.is_empty();
    facet.stance.as_ref().is_none_or(is_told)
}

/// Of a stance that is called, the sentence that speaks for it most, and whose words it is.
fn strongest(theme: Theme, reading: &Reading<'_>, facet: &FacetTags) -> String {
    let strongest = facet.stance.as_ref().and_then(|stance| stance.strongest);
    let Some(strongest) = strongest.filter(|_| !facet.tags.is_empty()) else {
        return String::new();
    };
    let sentence = one_line(strongest.span.of(strongest.part.of(reading.article())));
    let whose = if strongest.quoted { "quoted" } else { "own voice" };
    wrapped(theme, &format!("“{sentence}” ({whose})"), FAINT, "      ")
}

/// The rules that hold for the article, each with what it found and why it is there.
fn rules(theme: Theme, tags: &Tags) -> String {
    let line = |hit| wrapped(theme, &one_line(&phrases::rule(hit)), FAINT, "  ");
    tags.rules.iter().map(line).collect()
}

/// What to be careful with: words that the model does not know.
fn doubt(theme: Theme, tags: &Tags) -> String {
    if tags.known_words >= MIN_VOCABULARY_COVERAGE {
        return String::new();
    }
    let known = 100.0 * tags.known_words;
    wrapped(theme, &format!("the model knows {known:.0} % of the words"), CAREFUL, "  ")
}

impl Columns {
    fn of(theme: Theme, tags: &Tags, bars: bool) -> Self {
        let facets = tags.facets.iter().map(|facet| display_width(&one_line(&facet.facet)));
        let labels = tags.facets.iter().flat_map(|facet| {
            facet.tags.iter().map(|tag| display_width(&one_line(&phrases::label(facet, tag))))
        });
        Self {
            theme,
            facet: facets.max().unwrap_or(0).max(ACTORS.len()),
            label: labels.max().unwrap_or(0),
            bars,
        }
    }

    /// The actors of the article that nobody asked for, with the share of it that names each.
    fn actors(&self, tags: &Tags) -> String {
        let Some(actors) = phrases::actors(tags) else { return String::new() };
        let name = self.theme.paint(FAINT, padded(ACTORS, self.facet));
        let indent = format!("  {name}  ");
        wrapped(self.theme, &one_line(&actors), FAINT, &indent)
    }

    fn facet(&self, facet: &FacetTags, name: &str, given: &[Given<'_>]) -> String {
        let name = self.theme.paint(FAINT, padded(&one_line(name), self.facet));
        if let Some(abstained) = facet.abstained {
            let mut why = format!("– {}", phrases::abstention(abstained));
            if abstained == Abstention::NoTarget {
                why += "; give one by --target";
            }
            return format!("  {name}  {}\n", self.theme.paint(FAINT, why));
        }
        let blank = " ".repeat(self.facet);
        let mut lines = String::new();
        for (number, &(facet, tag)) in given.iter().enumerate() {
            let name = if number == 0 { &name } else { &blank };
            lines += &format!("  {name}  {}\n", self.tag(facet, tag));
        }
        lines
    }

    fn tag(&self, facet: &FacetTags, tag: &Tag) -> String {
        let label = padded(&one_line(&phrases::label(facet, tag)), self.label);
        let label = if tag.given { self.theme.paint(STRONG, label) } else { label };
        let sure = match (tag.given, tag.sure) {
            (false, _) => String::new(),
            (true, true) => self.theme.paint(FOR, "sure"),
            (true, false) => self.theme.paint(CAREFUL, "unsure"),
        };
        let bar = if self.bars {
            padded(&bar(tag.probability), BAR as usize) + "  "
        } else {
            String::new()
        };
        let percent = phrases::percent(tag.probability);
        format!("{label}  {percent:>3} %  {bar}{sure}{}", self.stance(facet, tag))
            .trim_end()
            .to_owned()
    }

    /// What a stance was pooled from, in a column of its own.
    fn stance(&self, facet: &FacetTags, tag: &Tag) -> String {
        let Some(stance) = facet.stance.as_ref().filter(|_| tag.given) else {
            return String::new();
        };
        let stance = self.theme.paint(FAINT, one_line(&phrases::stance(stance)));
        // `sure` is shorter than `unsure` by two columns.
        let gap = if tag.sure { "    " } else { "  " };
        format!("{gap}{stance}")
    }
}

/// `text` with spaces after it, up to `width` columns.
fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(display_width(text));
    format!("{text}{}", " ".repeat(missing))
}

fn bar(probability: f64) -> String {
    let eighths = (probability * BAR * 8.0).round() as usize;
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn bars_are_as_long_as_probable() {
        assert_eq!(bar(0.0), "");
        assert_eq!(bar(0.026), "▌");
        assert_eq!(bar(1.0), "█".repeat(20));
    }
}
