use nutgraf::classify::KNOWN_ENOUGH;
use nutgraf::text::Language;

use super::{Text, padded};
use crate::output::{Answer, Listed, Silence, Tagged, percent_of};
use crate::terminal::{CAREFUL, FAINT, FOR, STRONG, one_line, wrapped};
use textwrap::core::display_width;

/// Columns of a bar for a probability of one.
const BAR: f64 = 20.0;
/// The ends of a bar, in eighths of a column.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// Widths of columns, the same for all answers to one article.
struct Columns {
    facet: usize,
    label: usize,
}

impl Text {
    /// A line for each tag, then the evidence where it is wanted.
    pub(super) fn tags(&self, tagged: &Tagged<'_>) -> String {
        let columns = Columns::of(&tagged.answers);
        let mut lines = String::new();
        let mut facet = "";
        for answer in &tagged.answers {
            // The facet's name stands once, however many targets it is asked towards.
            let name = if answer.facet.name == facet { "" } else { &answer.facet.name };
            lines += &self.answer(answer, name, &columns);
            facet = &answer.facet.name;
        }
        lines += &self.doubts(tagged);
        lines + &self.reasons(tagged)
    }

    fn answer(&self, answer: &Answer<'_>, name: &str, columns: &Columns) -> String {
        let facet = self.look.paint(FAINT, padded(&one_line(name), columns.facet));
        match &answer.said {
            Err(silence) => {
                let silence = match silence {
                    Silence::NoTarget => {
                        "– towards nobody: no name stands out; give one by --target"
                    }
                    Silence::NotNamed => "– the article does not name the target",
                    Silence::Unsure => "– no label is sure",
                };
                format!("  {facet}  {}\n", self.look.paint(FAINT, silence))
            }
            Ok(tags) => {
                let blank = " ".repeat(columns.facet);
                let mut lines = String::new();
                for (number, listed) in tags.iter().enumerate() {
                    let name = if number == 0 { &facet } else { &blank };
                    lines += &format!("  {name}  {}\n", self.tag(answer, listed, columns));
                }
                lines
            }
        }
    }

    fn tag(&self, answer: &Answer<'_>, listed: &Listed<'_>, columns: &Columns) -> String {
        let label = padded(&phrase(answer, listed), columns.label);
        let label = if listed.given { self.look.paint(STRONG, label) } else { label };
        let sure = match (listed.given, listed.tag.sure) {
            (false, _) => String::new(),
            (true, true) => self.look.paint(FOR, "sure"),
            (true, false) => self.look.paint(CAREFUL, "unsure"),
        };
        let bar = if self.all {
            padded(&bar(listed.tag.probability), BAR as usize) + "  "
        } else {
            String::new()
        };
        let heard = answer.heard.as_ref().filter(|_| listed.given);
        let heard = heard.map(|heard| self.look.paint(FAINT, one_line(&heard.phrase())));
        let heard = heard.map(|heard| format!("  {}{heard}", " ".repeat(Self::missing(listed))));
        let percent = percent_of(listed.tag.probability);
        format!("{label}  {percent:>3} %  {bar}{sure}{}", heard.unwrap_or_default())
            .trim_end()
            .to_owned()
    }

    /// Columns by which `sure` is shorter than `unsure`.
    const fn missing(listed: &Listed<'_>) -> usize {
        if listed.tag.sure { 2 } else { 0 }
    }

    /// What to be careful with: another language, or words that the model does not know.
    fn doubts(&self, tagged: &Tagged<'_>) -> String {
        if tagged.known_words >= KNOWN_ENOUGH {
            return String::new();
        }
        let written = tagged
            .language
            .and_then(Language::from_code)
            .filter(|l| *l != tagged.analysis.language());
        let written = written.map(|l| format!("; it seems to be {}", l.name())).unwrap_or_default();
        let known = 100.0 * tagged.known_words;
        let doubt = format!("the model knows {known:.0} % of the words{written}");
        wrapped(self.look, &doubt, CAREFUL, "  ")
    }
}

impl Columns {
    fn of(answers: &[Answer<'_>]) -> Self {
        let facets = answers.iter().map(|answer| display_width(&one_line(&answer.facet.name)));
        let labels = answers.iter().flat_map(|answer| {
            answer.tags().iter().map(|listed| display_width(&phrase(answer, listed)))
        });
        Self { facet: facets.max().unwrap_or(0), label: labels.max().unwrap_or(0) }
    }
}

/// A label, and whom it is meant towards.
fn phrase(answer: &Answer<'_>, listed: &Listed<'_>) -> String {
    let label = one_line(listed.tag.label);
    match answer.target {
        Some(target) if listed.given => format!("{label} towards {}", one_line(target)),
        _ => label,
    }
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
