//! Quotations: stretches of a text between quotation marks.

use crate::span::Span;

/// Bytes after which a mark that was not closed is no quotation: its end was lost.
const LONGEST: usize = 3000;

/// A style of quoting: the mark that opens a quotation, and those that may close it.
struct Style {
    opens: &'static str,
    closes: &'static [&'static str],
}

/// The styles; of marks that start alike the longest first. What is typed on one key may also be
/// closed by it (`”…”`), and TeX writes two single marks for a double one.
const STYLES: [Style; 12] = [
    Style { opens: "``", closes: &["''", "”", "\""] },
    Style { opens: "''", closes: &["''"] },
    Style { opens: "\"", closes: &["\""] },
    Style { opens: "“", closes: &["”", "\"", "“"] },
    Style { opens: "”", closes: &["”"] },
    Style { opens: "„", closes: &["“", "”", "\""] },
    Style { opens: "«", closes: &["»"] },
    Style { opens: "»", closes: &["«", "»"] },
    Style { opens: "‘", closes: &["’", "'"] },
    Style { opens: "'", closes: &["'"] },
    Style { opens: "「", closes: &["」"] },
    Style { opens: "『", closes: &["』"] },
];

/// What an apostrophe stands for the beginning of: `get 'em`, `rock 'n' roll`.
const CLIPPED: [&str; 6] = ["em", "n", "til", "cause", "tis", "twas"];

/// The quotations of a text in order, marks included.
///
/// A quotation ends with its paragraph. One that is not closed there holds if the next paragraph
/// goes on quoting; otherwise its mark is no mark of a quotation (`the ’90s`).
pub(crate) fn quotations(text: &str) -> Vec<Span> {
    let marks = places_of_marks(text);
    let mut quotations = Vec::new();
    let mut at = 0;
    for (number, &start) in marks.iter().enumerate() {
        if start < at {
            continue;
        }
        let style = STYLES.iter().find(|style| text[start..].starts_with(style.opens));
        if let Some(style) = style {
            at = start + style.opens.len();
            if style.opens_at(text, start)
                && let Some(end) = style.end(text, at, &marks[number + 1..])
            {
                quotations.push(Span::new(start, end));
                at = end;
            }
        }
    }
    quotations
}

/// Whether one of the `quotations`, which are in order, holds the byte at `at`.
pub(crate) fn is_quoted(quotations: &[Span], at: usize) -> bool {
    let after = quotations.partition_point(|quotation| quotation.start <= at);
    quotations[..after].last().is_some_and(|quotation| at < quotation.end)
}

/// Places where a mark may stand, by its first byte: few bytes of a text are one, and the marks behind
/// one that opens are looked at again and again for the one that closes.
fn places_of_marks(text: &str) -> Vec<usize> {
    let bytes = text.bytes().enumerate();
    bytes.filter(|&(_, byte)| MAY_START[usize::from(byte)]).map(|(place, _)| place).collect()
}

/// Whether a byte is the first of a mark: of `"`, `'`, a grave accent, and in UTF-8 of « and », of the
/// typeset marks, and of those of East Asia.
const MAY_START: [bool; 256] = {
    let mut table = [false; 256];
    let marks = [b'"', b'\'', b'`', 0xC2, 0xE2, 0xE3];
    let mut place = 0;
    while place < marks.len() {
        table[marks[place] as usize] = true;
        place += 1;
    }
    table
};

/// Whether a mark is also an apostrophe.
fn is_single(mark: &str) -> bool {
    matches!(mark, "'" | "‘" | "’")
}

impl Style {
    /// Whether the mark at `start` opens a quotation.
    fn opens_at(&self, text: &str, start: usize) -> bool {
        let before = text[..start].chars().next_back();
        let rest = &text[start + self.opens.len()..];
        // Scraped paragraphs are glued: `“… talks.”“We …”`, and `said:"No"`.
        let free = !before.is_some_and(char::is_alphanumeric);
        let apart = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | ':' | '—'));
        // French parts its marks from the words by a space.
        let french = self.opens == "«" && apart;
        (french || rest.starts_with(|c: char| !c.is_whitespace()))
            && match self.opens {
                "'" | "‘" | "''" => free && !is_clipped(rest),
                // Marks that more often close.
                "”" | "»" => apart && rest.starts_with(char::is_alphanumeric),
                _ => true,
            }
    }

    /// One past the mark that closes the quotation whose text starts at `from`: one of the `marks`
    /// behind the one that opens it.
    fn end(&self, text: &str, from: usize, marks: &[usize]) -> Option<usize> {
        let limit = text.ceil_char_boundary(from.saturating_add(LONGEST).min(text.len()));
        let rest = &text[from..limit];
        let bytes = rest.as_bytes();
        let gap = memchr::memmem::find(bytes, b"\n\n").or_else(|| memchr::memchr(b'\n', bytes));
        let paragraph = gap.unwrap_or(rest.len());
        let places = marks.iter().filter_map(|mark| mark.checked_sub(from));
        let mut inside = places.take_while(|&place| place < paragraph);
        let closed = inside.find_map(|place| self.closed_at(rest, place));
        let next = rest[paragraph..].trim_start();
        let goes_on = next.starts_with(self.opens) && !is_single(self.opens);
        closed.map(|end| from + end).or_else(|| goes_on.then_some(from + paragraph))
    }

    /// One past the mark at `place` that closes the quotation, if one does.
    fn closed_at(&self, text: &str, place: usize) -> Option<usize> {
        let mark = self.closes.iter().find(|mark| text[place..].starts_with(**mark))?;
        let end = place + mark.len();
        let certain = !is_single(mark) && (*mark != "“" || self.opens == "„");
        (certain || closes(text, place, end)).then_some(end)
    }
}

/// Whether an apostrophe before `rest` stands for letters or figures that are left out.
fn is_clipped(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    rest.starts_with(|c: char| c.is_ascii_digit()) || CLIPPED.contains(&word)
}

/// Whether a mark ends a quotation, and is no apostrophe and opens none.
fn closes(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    before.is_some_and(|before| !before.is_whitespace())
        && after.is_none_or(|after| !after.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quotations_stand_between_their_marks() {
        let table: [(&str, &[&str]); 17] = [
            ("He said “no”, then “yes”.", &["“no”", "“yes”"]),
            ("\"No,\" said Pell. \"Never.\"", &["\"No,\"", "\"Never.\""]),
            ("It was ‘a very good call’, he said.", &["‘a very good call’"]),
            ("Pell's men don't 'do' shame.", &["'do'"]),
            ("the ’90s and Harrow’s men’s club", &[]),
            ("„Nein“, sagte er, «non».", &["„Nein“", "«non»"]),
            ("“One.\n\n“Two.” Three.", &["“One.", "“Two.”"]),
            ("An inch is 1\" long.\n\nNext.", &[]),
            ("‘Putin can’t fool anyone,’ he said.", &["‘Putin can’t fool anyone,’"]),
            ("Hill said: ``No. Never.'' Then he left.", &["``No. Never.''"]),
            ("Hill said: ”No. Never.” Then he left.", &["”No. Never.”"]),
            ("Hill said: “No. Never“, then left.", &["“No. Never“"]),
            ("»Nej«, sagde hun; »Ei», hän sanoi.", &["»Nej«", "»Ei»"]),
            ("«\u{a0}Non\u{a0}», a-t-il dit.", &["«\u{a0}Non\u{a0}»"]),
            ("The '90s were good. Rock 'n' roll too. Harrow's men won.", &[]),
            ("Mary O`Brien said 'no'.", &["'no'"]),
            ("他说「不」。", &["「不」"]),
        ];
        for (text, expected) in table {
            let found: Vec<_> = quotations(text).iter().map(|span| span.of(text)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn quotations_are_in_order_and_apart(text in "[a-z \n\"'`“”‘’„«»「」é]{0,60}") {
            let found = quotations(&text);
            prop_assert!(found.iter().all(|span| span.end <= text.len()));
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
