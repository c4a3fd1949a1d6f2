//! Marks: the bytes a scanner stops at, and the characters that end, close or open.

/// The family of marks that a sentence may end with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// One full stop, which may also shorten a word or part a number.
    Period,
    /// Several full stops, or the mark made of three.
    Ellipsis,
    /// `!`, `?` and their like, alone or in company.
    Exclamation,
    /// The stop of a script that uses it for nothing else: `。`, `।`, `؟`.
    Unambiguous,
}

/// The stop that `c` is, if any.
pub(super) const fn stop(c: char) -> Option<Stop> {
    match c {
        '.' => Some(Stop::Period),
        '…' => Some(Stop::Ellipsis),
        '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' => Some(Stop::Exclamation),
        '؟' | '۔' | '।' | '॥' | '。' | '｡' | '！' | '？' | '։' | '።' | '፧' | '፨' | '။' | '។'
        | '\u{37e}' => Some(Stop::Unambiguous),
        _ => None,
    }
}

/// Whether a byte can start a stop or end a line: all other bytes are passed over unread.
pub(super) const CANDIDATE: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    // The rest are first bytes of the UTF-8 forms of the marks in `stop`.
    let bytes = *b".!?\n;\xe2\xd8\xdb\xe0\xe3\xef\xd6\xe1\xcd";
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

/// Marks that close what a sentence is wrapped in, wherever they stand after a stop.
pub(super) const fn closes(c: char) -> bool {
    matches!(
        c,
        '’' | '”'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '》'
            | '）'
            | '】'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
    )
}

/// Marks that close or open, by what stands around them.
pub(super) const fn closes_or_opens(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘') || guillemet(c)
}

/// Marks that open in one language and close in another: «Oui», »Ja«, »Ja».
pub(super) const fn guillemet(c: char) -> bool {
    matches!(c, '«' | '»' | '‹' | '›')
}

/// Marks of quotation that may close one.
pub(super) const fn quotes(c: char) -> bool {
    closes_or_opens(c) || matches!(c, '’' | '”' | '」' | '』')
}

/// Marks that may stand before the first word of a sentence.
pub(super) const fn opens(c: char) -> bool {
    closes_or_opens(c)
        || matches!(
            c,
            '„' | '‚'
                | '”'
                | '’'
                | '('
                | '['
                | '{'
                | '¿'
                | '¡'
                | '`'
                | '*'
                | '_'
                | '#'
                | '@'
                | '$'
                | '€'
                | '£'
                | '「'
                | '『'
                | '《'
                | '（'
                | '【'
        )
}

/// Marks that may stand, with a space after them, before the first word of a sentence.
pub(super) const fn leads(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '•' | '·' | '⁃' | '▪' | '●' | '>' | '~' | '=')
}

/// Whether `c` may be, or be part of, the mark of a note.
pub(super) const fn notes(c: char) -> bool {
    matches!(c, '0'..='9' | '*' | '†' | '‡' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Whether `c` is a letter of a script without capitals, in which any word may start a sentence.
pub(super) fn has_no_case(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Whether a sentence that is typeset with care may start with `c`.
pub(super) fn starts_upper(c: char) -> bool {
    c.is_uppercase() || has_no_case(c)
}
