//! The person at the other end: what they can see, and what is safe to show them.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;

/// The longest line that is easy to read, in columns, however wide the terminal is.
const MEASURE: usize = 100;

/// The shortest line that text is broken into, however narrow the terminal is.
const NARROW: usize = 20;

/// Colours and line length for text that a person reads.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Theme {
    /// Whether colours are seen. Where not, what they would say must be said otherwise.
    pub(crate) colour: bool,
    /// Columns to fill before a line is broken; none where no terminal is looked at.
    pub(crate) width: Option<usize>,
}

impl Theme {
    /// The look of standard output.
    pub(crate) fn of_stdout() -> Self {
        let colour = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
        let width = io::stdout().is_terminal().then(|| textwrap::termwidth().min(MEASURE));
        Self { colour, width }
    }

    /// `text` in `style`, where colours are seen.
    pub(crate) fn paint(self, style: Style, text: impl fmt::Display) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_string() }
    }
}

/// What a reader should see first.
pub(crate) const STRONG: Style = Style::new().bold();
/// What a reader may skip.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// What speaks for something.
pub(crate) const FOR: Style = AnsiColor::Green.on_default();
/// What speaks against it.
pub(crate) const AGAINST: Style = AnsiColor::Red.on_default();
/// What to be careful with.
pub(crate) const CAREFUL: Style = AnsiColor::Yellow.on_default();

/// Says on standard error what went wrong.
pub(crate) fn error(what: fmt::Arguments<'_>) {
    say(AnsiColor::Red.on_default().bold(), "error:", what);
}

/// Says on standard error what else there is to know.
pub(crate) fn note(what: fmt::Arguments<'_>) {
    say(STRONG, "note:", what);
}

fn say(style: Style, kind: &str, what: fmt::Arguments<'_>) {
    let what = what.to_string();
    let mut stderr = anstream::stderr().lock();
    // With nobody there to read it, there is nobody to tell.
    let _ = writeln!(stderr, "{style}{kind}{style:#} {}", visible(&what));
}

/// `text` with every character written out that would move the cursor, change colours or turn the
/// reading direction around: articles come from strangers. Line breaks and tabs stay.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if hidden(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// `text` on one line: white space of any kind becomes one space.
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    visible(&words.join(" ")).into_owned()
}

/// `text` in lines as long as the reader sees, all after `first` or as many spaces.
pub(crate) fn wrapped(theme: Theme, text: &str, style: Style, first: &str) -> String {
    let Some(width) = theme.width else { return format!("{first}{}\n", theme.paint(style, text)) };
    let indent = display_width(first);
    let mut wrapped = String::new();
    for line in textwrap::wrap(text, width.saturating_sub(indent).max(NARROW)) {
        let indent = if wrapped.is_empty() { first } else { &" ".repeat(indent) };
        wrapped += &format!("{indent}{}\n", theme.paint(style, line));
    }
    wrapped
}

/// Control characters, and those of the Unicode bidirectional algorithm (UAX #9, table 4).
fn hidden(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            true
        }
        _ => character.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_deceive_is_written_out() {
        let table = [
            ("plain – naïve\n\ttext", "plain – naïve\n\ttext"),
            ("\u{1b}[2Jgone", "\\u{1b}[2Jgone"),
            ("safe\rhidden", "safe\\u{d}hidden"),
            ("\u{202e}txt.exe", "\\u{202e}txt.exe"),
            ("csi \u{9b}31m", "csi \\u{9b}31m"),
        ];
        for (text, shown) in table {
            assert_eq!(visible(text), shown, "{text:?}");
        }
        assert_eq!(one_line(" a \n\t b\u{1b} "), "a b\\u{1b}");
    }

    #[test]
    fn without_colours_paint_leaves_text_alone() {
        assert_eq!(Theme::default().paint(STRONG, "x"), "x");
        let theme = Theme { colour: true, width: None };
        assert_eq!(theme.paint(STRONG, "x"), "\u{1b}[1mx\u{1b}[0m");
    }
}
