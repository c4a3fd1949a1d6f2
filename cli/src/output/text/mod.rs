//! For people, in a terminal.

mod brief;
mod evidence;
mod plain;
mod reasons;
mod tags;

use nutgraf::analysis::Analysis;
use nutgraf::read::Note;
use textwrap::core::display_width;

pub(super) use reasons::phrase;

use super::result::{Beside, Briefed, Merged, Tagged, headline};
use super::{Format, Frame};
use crate::terminal::{FAINT, Look, STRONG, one_line, wrapped};

/// Aligned columns and wrapped lines. Whatever comes from the article is made safe to print.
pub(super) struct Text {
    pub(super) look: Look,
    /// Whether all labels are listed, and shown as bars.
    pub(super) all: bool,
}

impl Frame for Text {
    fn between(&self) -> String {
        "\n".to_owned()
    }
}

impl Format for Text {
    fn tags(&self, tagged: &Tagged<'_>) -> String {
        self.head(tagged.analysis, tagged.beside) + &self.tags(tagged)
    }

    fn brief(&self, briefed: &Briefed<'_>) -> String {
        self.head(briefed.analysis, briefed.beside) + &self.sentences(briefed)
    }

    fn digest(&self, tagged: &Tagged<'_>, briefed: &Briefed<'_>) -> String {
        self.head(tagged.analysis, tagged.beside) + &self.tags(tagged) + &self.sentences(briefed)
    }

    fn together(&self, merged: &Merged<'_>) -> String {
        let reports = match merged.analyses.len() {
            1 => "1 report".to_owned(),
            count => format!("{count} reports"),
        };
        let head = match merged.name {
            Some(name) => format!("{} ({reports})", one_line(name)),
            None => reports,
        };
        self.look.paint(STRONG, head) + "\n" + &self.merged(merged)
    }
}

impl Text {
    /// Which article it is: its id, its headline where it has one, and what reading it took.
    fn head(&self, analysis: &Analysis<'_>, beside: &Beside) -> String {
        self.notes(&beside.notes) + &self.head_of(&analysis.article().id, headline(analysis))
    }

    fn notes(&self, notes: &[Note]) -> String {
        let note = |note: &Note| self.look.paint(FAINT, format!("note: {note}")) + "\n";
        notes.iter().map(note).collect()
    }

    fn head_of(&self, id: &str, headline: Option<&str>) -> String {
        let id = one_line(id);
        match headline.map(one_line).filter(|headline| !headline.is_empty()) {
            Some(headline) => {
                let id = self.look.paint(FAINT, id);
                format!("{id}\n{}", wrapped(self.look, &headline, STRONG, ""))
            }
            None => self.look.paint(STRONG, id) + "\n",
        }
    }
}

/// `text` with spaces after it, up to `width` columns.
fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(display_width(text));
    format!("{text}{}", " ".repeat(missing))
}
