use anstyle::Style;
use nutgraf::summarise::Reason;

use super::Text;
use crate::cli::output::Briefed;
use crate::cli::terminal::{FAINT, one_line, wrapped};

impl Text {
    /// The sentences as a list, and in words why there are no more.
    pub(super) fn sentences(&self, Briefed { analysis, brief }: &Briefed<'_>) -> String {
        let text = &analysis.article().text;
        let mut lines = String::new();
        for chosen in &brief.sentences {
            let sentence = one_line(chosen.span.of(text));
            lines += &wrapped(self.look, &sentence, Style::new(), "  • ");
        }
        let reason = match brief.reason {
            None => return lines,
            Some(Reason::Short) => "that is all the article says",
            Some(Reason::NoProse) => "nothing in it reads as a sentence of a story",
        };
        lines + &wrapped(self.look, &format!("({reason})"), FAINT, "    ")
    }
}
