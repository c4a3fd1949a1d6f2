use anstyle::Style;

use super::Text;
use crate::output::why::{Clue, Part, Why};
use crate::output::{Answer, Listed, Tagged};
use crate::terminal::{AGAINST, FOR, STRONG, one_line, visible, wrapped};

/// Words and phrases that are listed on each side.
const CLUES: usize = 6;
/// Words with less than this part of the largest share are left as they are: with every word
/// coloured, none would be.
const NOTABLE: f32 = 0.35;
/// From this part of the largest share on, a word carries the tag.
const WEIGHTY: f32 = 0.7;

impl Text {
    /// For each tag that is given, the words for and against it, and the article with them marked.
    pub(super) fn reasons(&self, tagged: &Tagged<'_>) -> String {
        let mut reasons = String::new();
        for answer in &tagged.answers {
            for listed in answer.tags().iter().filter(|listed| listed.given) {
                if let Some(why) = &listed.why {
                    reasons += &self.heading(answer, listed);
                    reasons += &self.clues("for", FOR, why, |share| share > 0.0);
                    reasons += &self.clues("against", AGAINST, why, |share| share < 0.0);
                    reasons += &self.marked(tagged, why);
                }
            }
        }
        reasons
    }

    fn heading(&self, answer: &Answer<'_>, listed: &Listed<'_>) -> String {
        let (facet, label) = (one_line(&answer.facet.name), one_line(listed.tag.label));
        let towards = answer.target.filter(|_| answer.heard.is_some()).map(one_line);
        let towards = towards.map(|name| format!(" towards {name}")).unwrap_or_default();
        let heading = format!("Why {facet}{towards} is {label}");
        format!("\n  {}\n", self.look.paint(STRONG, heading))
    }

    fn clues(&self, side: &str, style: Style, why: &Why, on: impl Fn(f32) -> bool) -> String {
        let clue = |clue: &Clue| {
            let text = self.look.paint(style, one_line(&clue.text));
            let sign = if clue.share > 0.0 { '+' } else { '−' };
            format!("{text} {sign}{:.3}", clue.share.abs())
        };
        let clues = why.clues.iter().filter(|clue| on(clue.share));
        let listed: Vec<_> = clues.clone().take(CLUES).map(clue).collect();
        let listed = if listed.is_empty() { "nothing".to_owned() } else { listed.join(", ") };
        let more = clues.count().saturating_sub(CLUES);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let side = format!("    {side:<7}  ");
        wrapped(self.look, &(listed + &more), Style::new(), &side)
    }

    /// The article, line by line, its evidence coloured or in brackets.
    fn marked(&self, tagged: &Tagged<'_>, why: &Why) -> String {
        let mut lines = String::new();
        for part in [Part::Title, Part::Text] {
            let text = part.of(tagged.analysis);
            let mut marked = String::new();
            let mut at = 0;
            for word in why.words(tagged.analysis, part) {
                let span = word.token.span;
                marked += &visible(&text[at..span.start]);
                marked += &self.word(&visible(span.of(text)), word.weight);
                at = span.end;
            }
            marked += &visible(&text[at..]);
            for line in marked.lines().map(str::trim).filter(|line| !line.is_empty()) {
                lines += "\n";
                lines += &wrapped(self.look, line, Style::new(), "    ");
            }
        }
        lines
    }

    fn word(&self, word: &str, weight: f32) -> String {
        let (style, sign) = if weight > 0.0 { (FOR, '+') } else { (AGAINST, '−') };
        match weight.abs() {
            faint if faint < NOTABLE => word.to_owned(),
            _ if !self.look.colour => format!("[{sign}{word}]"),
            medium if medium < WEIGHTY => self.look.paint(style, word),
            _ => self.look.paint(style.bold().underline(), word),
        }
    }
}
