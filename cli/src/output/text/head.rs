//! What stands over an article, and beside it.

use nutgraf::raw::read::Note;

use crate::terminal::{FAINT, STRONG, Theme, one_line, wrapped};

/// Which article it is: its id, and its headline where it has one.
pub(super) fn head(theme: Theme, id: &str, headline: Option<&str>) -> String {
    let id = one_line(id);
    match headline.map(one_line).filter(|headline| !headline.is_empty()) {
        Some(headline) => {
            let id = theme.paint(FAINT, id);
            format!("{id}\n{}", wrapped(theme, &headline, STRONG, ""))
        }
        None => theme.paint(STRONG, id) + "\n",
    }
}

/// What reading the article took.
pub(super) fn notes(theme: Theme, notes: &[Note]) -> String {
    let note = |note: &Note| theme.paint(FAINT, format!("note: {note}")) + "\n";
    notes.iter().map(note).collect()
}

/// What is not of the article, in brackets.
pub(super) fn aside(theme: Theme, said: &str) -> String {
    wrapped(theme, &format!("({said})"), FAINT, "    ")
}
