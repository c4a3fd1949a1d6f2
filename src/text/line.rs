//! Line ends: which are ends of paragraphs, and which only wrap a paragraph.

use super::token::is_unspaced;
use crate::span::Span;

/// Text is held to be wrapped when its lines are no wider than this, in characters: e-mail and
/// agency copy break at 65–80, and nobody sets a paragraph a line that is always this short.
const WIDEST: usize = 100;
/// No one wraps news narrower than this; shorter lines are lists, verse or boilerplate.
const NARROWEST: usize = 40;
/// The indent of a paragraph's first line, which the paragraph itself does not hold.
const INDENT: usize = 4;
/// How much shorter a full line of a script without spaces may be: marks do not start a line.
const RAGGED: usize = 2;
/// Of ten lines at most one may be wider than [`WIDEST`]: a long address, a table.
const WIDE_LINES_IN: usize = 10;

/// Hard wrapping of a text: at which column its lines break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wrap {
    /// Width that nine lines in ten do not exceed, in characters.
    width: usize,
    /// Whether most lines have that width, give or take [`RAGGED`].
    even: bool,
}

impl Wrap {
    /// The wrapping of `text`, or `None` where every line is a paragraph.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mut lines_of_width = [0_usize; WIDEST + 1];
        let (mut narrow, mut wide) = (0, 0);
        let (mut in_narrow, mut in_wide) = (0, 0);
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match width(line) {
                width if width <= WIDEST => {
                    lines_of_width[width] += 1;
                    narrow += 1;
                    in_narrow += width;
                }
                width => {
                    wide += 1;
                    in_wide += width;
                }
            }
        }
        // Menus and forms around one long line are no wrapped text either.
        if wide * WIDE_LINES_IN > narrow + wide || in_wide > in_narrow {
            return None;
        }
        let mut above = narrow / WIDE_LINES_IN;
        let width = (0..=WIDEST).rev().find(|&width| {
            let reached = lines_of_width[width] > above;
            above = above.saturating_sub(lines_of_width[width]);
            reached
        })?;
        let full: usize = lines_of_width[width.saturating_sub(RAGGED)..=width].iter().sum();
        (width >= NARROWEST).then_some(Self { width, even: 2 * full > narrow })
    }

    /// Whether the paragraph of `line` goes on in `next`, the line under it.
    ///
    /// A line was wrapped if the first word of the next would not have fitted on it; after a comma,
    /// or with a next line in lower case, a sentence goes on wherever the writer broke it.
    pub(crate) fn joins(self, line: &str, next: &str) -> bool {
        if indent(next) > indent(line) || next.trim().is_empty() || is_item(next) {
            return false;
        }
        let (line, next) = (line.trim_end(), next.trim());
        let width = width(line);
        // Without spaces a line may break anywhere, so that all but the last are full.
        if next.chars().find(|c| c.is_alphanumeric()).is_some_and(is_unspaced) {
            return self.even && width <= WIDEST && width + RAGGED >= self.width;
        }
        let word = next.split_whitespace().next().map_or(0, self::width);
        let in_lower_case = next.starts_with(char::is_lowercase) && next.len() > word;
        let goes_on = in_lower_case || line.ends_with(',');
        width <= WIDEST && (width + 1 + word + INDENT > self.width || goes_on && width >= NARROWEST)
    }
}

/// Whether a sentence goes on from `line` in `next` although nothing says that the text is wrapped:
/// one ends with a small letter, a hyphen behind it or a comma, and the other starts with a small
/// letter, or the one [leads on](leads_on); with words in both.
pub(crate) fn is_broken(line: &str, next: &str) -> bool {
    let (line, next) = (line.trim(), next.trim());
    let ends_open = |c: char| c.is_lowercase() || c == ',';
    let goes_on = line.trim_end_matches(['-', '‐']).ends_with(ends_open)
        && next.starts_with(char::is_lowercase);
    (goes_on || leads_on(line)) && line.contains(' ') && next.contains(' ')
}

/// Words that end no line whose sentence ends there.
const LEADING_ON: [&str; 5] = ["and", "of", "the", "with", "from"];

/// Whether the sentence of `line` goes on whatever stands in the next, since its last word asks for
/// another.
pub(crate) fn leads_on(line: &str) -> bool {
    let last = line.trim_end().rsplit(' ').next();
    last.is_some_and(|last| LEADING_ON.contains(&last))
}

/// Width in characters.
fn width(line: &str) -> usize {
    if line.len() > 4 * WIDEST { line.len() } else { line.chars().count() }
}

/// Whether a bullet makes `line` an item of a list.
fn is_item(line: &str) -> bool {
    line.trim_start().starts_with(['•', '·', '⁃', '▪', '●', '*'])
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The lines of `text` from byte `at` on, each with its line end.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        at += line.len();
        Span::new(at - line.len(), at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIRE: &str = "Showers continued throughout the week in\n\
        the Bahia cocoa zone, alleviating the drought since early\n\
        January and improving prospects for the coming temporao,\n\
        although normal humidity levels have not been restored,\n\
        Comissaria Smith said in its weekly review.\n    \
        The dry period means the temporao will be late this year.\n";

    #[test]
    fn wrapped_lines_join_and_an_indented_line_starts_a_paragraph() {
        let lines: Vec<&str> = WIRE.lines().collect();
        let wrap = Wrap::of(WIRE).unwrap();
        let joins: Vec<bool> = lines.windows(2).map(|pair| wrap.joins(pair[0], pair[1])).collect();
        assert_eq!(joins, [true, true, true, true, false]);
    }

    #[test]
    fn scripts_without_spaces_wrap_at_one_width() {
        let joins = |text: &str| {
            let lines: Vec<&str> = text.lines().collect();
            let joins =
                |wrap: Wrap| lines.windows(2).filter(move |pair| wrap.joins(pair[0], pair[1]));
            Wrap::of(text).map_or(0, |wrap| joins(wrap).count())
        };
        let wrapped = format!("{}\n", "雾港市议会周一投票决定".repeat(4)).repeat(5);
        assert_eq!(joins(&wrapped), 4);
        let lines = (4..9).map(|times| "雾港市议会周一投票决定".repeat(times) + "\n");
        assert_eq!(joins(&lines.collect::<String>()), 0);
    }

    #[test]
    fn a_paragraph_a_line_is_not_wrapped() {
        let paragraph = "The call on Wednesday was the last chance to speak before the summit. ";
        let text = format!("A headline\n{paragraph}{paragraph}\n{paragraph}{paragraph}\n");
        assert_eq!(Wrap::of(&text), None);
        assert_eq!(Wrap::of("Comments\nSimilar News\n"), None);
        assert_eq!(Wrap::of(""), None);
    }
}
