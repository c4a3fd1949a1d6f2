//! Links that a page shows within a paragraph.

use super::block::CLOSING;
use super::seam::{SHORTEST_HALF, before, seams};
use crate::span::Span;

/// Links that a page shows over a name, and a scrape puts behind it: `Mitt RomneyTrump wins Battle
/// for Utah MORE (R-Utah)`.
pub(super) fn of_a_name(text: &str, paragraph: Span) -> Option<Span> {
    let mut from = paragraph.start;
    while let Some(found) = text[from..paragraph.end].find(END_OF_LINKS) {
        let end = from + found + END_OF_LINKS.len();
        let start = text.ceil_char_boundary(from.max(end.saturating_sub(LONGEST_LINKS)));
        let is_seam = |at: &usize| before(text, *at).len() >= SHORTEST_HALF;
        let seam = seams(&text[start..end - END_OF_LINKS.len()]).map(|at| start + at);
        let ends = !text[end..paragraph.end].starts_with(char::is_alphanumeric);
        if let Some(seam) = seam.filter(is_seam).last().filter(|_| ends) {
            return Some(Span::new(seam, end));
        }
        from = end;
    }
    None
}

/// Whether links of a name end soon in `text`.
pub(super) fn follow(text: &str) -> bool {
    text[..text.floor_char_boundary(LONGEST_LINKS)].contains(END_OF_LINKS)
}

/// The last of the links over a name.
const END_OF_LINKS: &str = " MORE";
/// The longest run of links over a name, in bytes.
const LONGEST_LINKS: usize = 600;

/// The title of another story in capitals, behind a sentence of a paragraph: `It fell. BOARD SPLIT OVER
/// PIER REPAIRS The mayor …`.
pub(super) fn in_capitals(text: &str, paragraph: Span) -> Option<Span> {
    // Where all is in capitals, no title is told by them.
    paragraph.of(text).find(char::is_lowercase)?;
    let bytes = &text.as_bytes()[..paragraph.end];
    let stops = memchr::memchr3_iter(b'.', b'!', b'?', &bytes[paragraph.start..]);
    stops.map(|stop| paragraph.start + stop + 1).find_map(|behind| {
        let rest = text[behind..paragraph.end].trim_start_matches(CLOSING).trim_start();
        let start = paragraph.end - rest.len();
        let length = if start > behind { length_in_capitals(rest)? } else { return None };
        Some(Span::new(start, start + length))
    })
}

/// How many bytes of the start of `text` are a title in capitals.
fn length_in_capitals(text: &str) -> Option<usize> {
    let (mut length, mut words) = (0, 0);
    for word in text.split_inclusive(' ') {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if word.contains(char::is_lowercase) {
            return (words >= FEWEST && word.starts_with(char::is_uppercase)).then_some(length);
        }
        // `A` and `I` may be words of what follows.
        let follows = text[length + word.len()..].starts_with(char::is_lowercase);
        if letters == 1 && follows {
            return (words >= FEWEST).then_some(length);
        }
        length += word.len();
        words += usize::from(letters > 1);
        if words > MOST || length > LONGEST_TITLE {
            return None;
        }
    }
    (words >= FEWEST).then_some(length)
}

/// Words of two letters or more that a title in capitals has at least: fewer may be a name …
const FEWEST: usize = 4;
/// … and at most, with one or two beside it: more are a text in capitals.
const MOST: usize = 40;
/// Its bytes, at most.
const LONGEST_TITLE: usize = 600;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_in_capitals_end_where_a_sentence_starts() {
        let table = [
            ("It fell. |BOARD SPLIT OVER PIER REPAIRS |The mayor left.", true),
            ("It fell. |'IT HAD TO GO': BOARD SPLIT OVER PIER |A boat sank.", true),
            ("“It fell.” |CLICK HERE TO GET THE WEXMOOR APP|", true),
            ("It fell. NATO AND THE EU left.", false),
            ("THE PIER FELL. THE BOARD MET ON MONDAY. NOBODY WAS HURT.", false),
            ("It fell. THE BOARD OF THE PIER would not say why.", false),
            ("BOARD SPLIT OVER PIER REPAIRS The mayor left.", false),
        ];
        for (marked, has) in table {
            let text = marked.replace('|', "");
            let found = in_capitals(&text, Span::new(0, text.len())).map(|own| own.of(&text));
            assert_eq!(found, marked.split('|').nth(1).filter(|_| has), "{marked}");
        }
    }
}
