//! Boundaries where a sentence may end: the stop, and what stands before and after it.

use super::boundary_lexicon::BoundaryLexicon;
use super::marks;
use super::marks::{Stop, closes, closes_or_opens, guillemet, leads, opens};
use super::quotes::Quotes;

/// How far back the token is looked for that a stop belongs to, in bytes. The longest
/// abbreviations are far shorter; addresses beyond it are told by their nearest part.
const TOKEN: usize = 64;
/// How many marks may stand between a stop and the next word: `." – (“` has five.
const LEADING: usize = 8;
/// The longest note number, with its brackets: `[1234]`.
const NOTE: usize = 6;
/// Dutch words of one letter, behind an apostrophe.
const CLITICS: [char; 6] = ['s', 't', 'n', 'k', 'm', 'r'];

/// Boundary where a sentence may end: a stop with its surroundings. Offsets count into `text`.
#[derive(Debug)]
pub(super) struct Boundary<'t> {
    pub(super) text: &'t str,
    /// Start of the sentence that may end here.
    pub(super) sentence: usize,
    /// First byte of the stop.
    pub(super) at: usize,
    pub(super) stop: Stop,
    /// How many marks the stop consists of.
    pub(super) count: usize,
    /// What stands before the stop, back to white space, an opening mark or a dash.
    pub(super) token: &'t str,
    /// One past what closes the sentence: marks, quotes, brackets, note numbers.
    pub(super) end: usize,
    /// Whether a quote or bracket closes after the stop.
    pub(super) closed: bool,
    /// The first character that is not white space after `end`; the end of the text if none.
    pub(super) next: usize,
    /// The first letter or digit after `end`, past opening marks; `next` where there is none.
    pub(super) lead: usize,
    /// Whether the text has no capital at all.
    pub(super) uncased: bool,
}

impl<'t> Boundary<'t> {
    /// Reads what stands around the stop at `at`, whose first mark is `stop`.
    pub(super) fn read(
        text: &'t str,
        sentence: usize,
        at: usize,
        stop: Stop,
        uncased: bool,
        lexicon: &BoundaryLexicon,
        quotes: &mut Quotes,
    ) -> Self {
        let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
        let mut boundary = Self {
            text,
            sentence,
            at,
            stop,
            count: 1,
            token: "",
            end,
            closed: false,
            next: end,
            lead: end,
            uncased,
        };
        loop {
            boundary.take_stops();
            let unclosed = boundary.end;
            boundary.take_closers(quotes);
            if unclosed == boundary.end || boundary.peek().and_then(marks::stop).is_none() {
                break;
            }
        }
        boundary.take_note(lexicon);
        boundary.next = boundary.end + blank(&text[boundary.end..]);
        boundary.lead = boundary.find_lead();
        boundary.token = boundary.find_token();
        boundary
    }

    fn peek(&self) -> Option<char> {
        self.text[self.end..].chars().next()
    }

    fn take_stops(&mut self) {
        while let Some((width, mark)) = self.next_stop() {
            self.stop = match (self.stop, mark) {
                (Stop::Unambiguous, _) | (_, Stop::Unambiguous) => Stop::Unambiguous,
                (Stop::Exclamation, _) | (_, Stop::Exclamation) => Stop::Exclamation,
                _ => Stop::Ellipsis,
            };
            self.count += 1;
            self.end += width;
        }
    }

    /// The next mark of a run, and its width; the dots of a spaced ellipsis (`. . .`) are one run.
    fn next_stop(&self) -> Option<(usize, Stop)> {
        let mut rest = self.text[self.end..].chars();
        let c = rest.next()?;
        if let Some(mark) = marks::stop(c) {
            return Some((c.len_utf8(), mark));
        }
        let dots = rest.as_str().trim_start_matches('.');
        let spaced = c == ' ' && dots.len() < rest.as_str().len();
        (spaced && !dots.starts_with(char::is_alphanumeric)).then_some((2, Stop::Period))
    }

    fn take_closers(&mut self, quotes: &mut Quotes) {
        while let Some(c) = self.peek() {
            let after = self.end + c.len_utf8();
            if closes(c) || closes_or_opens(c) && self.closes_here(c, after, quotes) {
                self.closed = true;
            } else if !self.closes_behind_space(c, after, quotes) {
                break;
            }
            self.end = after;
        }
    }

    /// Whether `c` before `after` closes: before a gap nothing opens, before a word it closes what
    /// is open.
    fn closes_here(&self, c: char, after: usize, quotes: &mut Quotes) -> bool {
        match self.text[after..].chars().next() {
            None => true,
            // The second half of a quote made of two apostrophes.
            _ if c == '\'' && self.text[..self.end].ends_with('\'') => true,
            Some(next) if next.is_alphanumeric() || opens(next) && !closes(next) && next != c => {
                quotes.is_open(self.text, self.end, c)
            }
            // French opens before a space: «\u{a0}Oui\u{a0}».
            Some('\u{a0}' | '\u{202f}') if matches!(c, '«' | '‹') => {
                quotes.is_open(self.text, self.end, c)
            }
            Some(_) => true,
        }
    }

    /// Whether a quotation closes behind the space `c`, as in French, after another quotation, and
    /// in text cut into tokens.
    fn closes_behind_space(&self, c: char, after: usize, quotes: &mut Quotes) -> bool {
        let rest = &self.text[after..];
        if !matches!(c, ' ' | '\u{a0}' | '\u{202f}') {
            return false;
        }
        let Some(mark) = rest.chars().next() else { return false };
        let next = rest[mark.len_utf8()..].chars().next();
        let ends = next.is_none_or(char::is_whitespace);
        let parts = ends || matches!(next, Some(',' | ';' | ':' | ')'));
        match mark {
            '\'' => rest.starts_with("''"),
            '»' | '›' => parts || quotes.is_open(self.text, after, mark),
            '«' | '‹' => quotes.is_open(self.text, after, mark),
            '”' => ends,
            '"' => ends && quotes.is_open(self.text, after, mark),
            _ => false,
        }
    }

    /// Takes note numbers (`[12]`, `.12`), note marks (`.*`) and marks of omission (`[…]`), which
    /// belong to the sentence before them.
    fn take_note(&mut self, lexicon: &BoundaryLexicon) {
        if let Some(width) = self.note_mark(lexicon) {
            self.end += width;
        }
        loop {
            let rest = &self.text[self.end..];
            let note = rest.trim_start_matches([' ', '\u{a0}']);
            let Some(width) = note_width(note) else { return };
            self.end += rest.len() - note.len() + width;
        }
    }

    /// The width of a note's mark that is glued to the stop, where another sentence follows.
    fn note_mark(&self, lexicon: &BoundaryLexicon) -> Option<usize> {
        let (before, rest) = self.text.split_at(self.end);
        let width = rest.len() - rest.trim_start_matches(marks::notes).len();
        let next = rest[width..].trim_start();
        let parted = next.is_empty() || next.len() < rest.len() - width;
        let word = before.trim_end_matches(|c| marks::stop(c).is_some() || marks::quotes(c));
        let noted = (1..=NOTE).contains(&width)
            && parted
            && word.ends_with(char::is_lowercase)
            && next.chars().next().is_none_or(|c| c.is_uppercase() || marks::quotes(c));
        // A figure may count what follows: `They left.7 Days later`.
        let counts = rest[..width].bytes().any(|b| b.is_ascii_digit());
        let starts = || lexicon.starts_sentences(word_at(next.trim_start_matches(marks::quotes)));
        (noted && (!counts || starts())).then_some(width)
    }

    fn find_lead(&self) -> usize {
        let mut at = self.next;
        for c in self.text[self.next..].chars().take(LEADING) {
            if c.is_alphanumeric() {
                return at + clitic(&self.text[self.next..at], &self.text[at..]);
            }
            if !opens(c) && !leads(c) && !c.is_whitespace() {
                break;
            }
            at += c.len_utf8();
        }
        self.next
    }

    /// Whether nothing parts the stop from what follows.
    pub(super) fn is_glued(&self) -> bool {
        self.end == self.next
    }

    /// The first character after the sentence that is not white space.
    pub(super) fn next_char(&self) -> Option<char> {
        self.text[self.next..].chars().next()
    }

    /// The first letter or digit of the next sentence, or the mark that stands in its place.
    pub(super) fn lead_char(&self) -> Option<char> {
        self.text[self.lead..].chars().next()
    }

    /// The next word: letters, digits and apostrophes.
    pub(super) fn next_word(&self) -> &'t str {
        word_at(&self.text[self.lead..])
    }

    /// The word after the next.
    pub(super) fn second_word(&self) -> &'t str {
        let rest = &self.text[self.lead + self.next_word().len()..];
        word_at(rest.trim_start_matches([' ', '\n']))
    }

    /// What stands before the stop, back to white space, an opening mark or a dash.
    fn find_token(&self) -> &'t str {
        let from = self.text.floor_char_boundary(self.at.saturating_sub(TOKEN).max(self.sentence));
        let before = self.text[from..self.at].trim_end_matches(|c| closes(c) || guillemet(c));
        let start = before.char_indices().rev().find(|&(_, c)| parts_tokens(c));
        &before[start.map_or(0, |(at, c)| at + c.len_utf8())..]
    }

    /// What follows the stop up to the next white space.
    pub(super) fn token_after(&self) -> &'t str {
        let rest = &self.text[self.end..self.text.floor_char_boundary(self.end + TOKEN)];
        rest.split(char::is_whitespace).next().unwrap_or(rest)
    }

    /// What the sentence holds before the stop.
    pub(super) fn so_far(&self) -> &'t str {
        &self.text[self.sentence..self.at]
    }
}

/// Whether `c` stands between tokens.
fn parts_tokens(c: char) -> bool {
    !c.is_ascii_alphanumeric()
        && (c.is_whitespace() || matches!(c, '—' | '–') || opens(c) && !matches!(c, '@' | '_'))
}

/// The run of letters, digits and apostrophes at the start of `text`.
pub(super) fn word_at(text: &str) -> &str {
    let end = text
        .char_indices()
        .take(TOKEN)
        .find(|&(_, c)| !c.is_alphanumeric() && c != '’' && c != '\'')
        .map_or(text.len().min(text.floor_char_boundary(TOKEN)), |(at, _)| at);
    &text[..end]
}

/// The width of a clitic before the first word of a Dutch sentence, which has the capital: `’s
/// Avonds`, `’t Is`.
fn clitic(before: &str, text: &str) -> usize {
    let mut letters = text.chars();
    let is_clitic = before.ends_with(['\'', '’', '‘'])
        && letters.next().is_some_and(|c| CLITICS.contains(&c))
        && letters.next() == Some(' ')
        && letters.next().is_some_and(char::is_uppercase);
    if is_clitic { 2 } else { 0 }
}

/// The width of the note or mark of omission that `text` starts with.
fn note_width(text: &str) -> Option<usize> {
    if let Some(omission) = ["[…]", "[...]"].iter().find(|omission| text.starts_with(**omission))
    {
        return Some(omission.len());
    }
    let digits = text.strip_prefix('[')?.bytes().take(NOTE).take_while(u8::is_ascii_digit).count();
    (digits > 0 && text.as_bytes().get(digits + 1) == Some(&b']')).then_some(digits + 2)
}

/// How many bytes of white space `text` starts with.
fn blank(text: &str) -> usize {
    text.len() - text.trim_start().len()
}
