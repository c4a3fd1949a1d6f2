//! Quotations: stretches of a text between quotation marks.

use crate::span::Span;

/// Bytes after which a mark that was not closed is no quotation: its end was lost.
const LONGEST: usize = 3000;

/// The quotations of a text in order, marks included.
///
/// A quotation ends with its paragraph. One that is not closed there holds if the next paragraph
/// goes on quoting; otherwise its mark is no mark of a quotation (`the ’90s`).
pub(crate) fn quotations(text: &str) -> Vec<Span> {
    let mut quotations = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(|c| closing(c).is_some()) {
        let start = at + found;
        let mark = text[start..].chars().next().unwrap_or_default();
        at = start + mark.len_utf8();
        if opens(text, start, mark)
            && let Some(end) = end(text, at, mark)
        {
            quotations.push(Span::new(start, end));
            at = end;
        }
    }
    quotations
}

/// Whether one of the `quotations`, which are in order, holds the byte at `at`.
pub(crate) fn is_quoted(quotations: &[Span], at: usize) -> bool {
    let after = quotations.partition_point(|quotation| quotation.start <= at);
    quotations[..after].last().is_some_and(|quotation| at < quotation.end)
}

/// The marks that may close a quotation that `mark` opens; `None` if it opens none.
const fn closing(mark: char) -> Option<&'static [char]> {
    match mark {
        '"' => Some(&['"']),
        '“' => Some(&['”', '"']),
        '„' => Some(&['“', '”']),
        '«' => Some(&['»']),
        '‘' => Some(&['’', '\'']),
        '\'' => Some(&['\'']),
        _ => None,
    }
}

/// Marks that are also apostrophes.
const fn is_single(mark: char) -> bool {
    matches!(mark, '\'' | '‘' | '’')
}

fn opens(text: &str, start: usize, mark: char) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[start + mark.len_utf8()..].chars().next();
    let inside_word = before.is_some_and(char::is_alphanumeric);
    let attached = after.is_some_and(|after| !after.is_whitespace());
    // Scraped paragraphs are glued: `“… talks.”“We …”`, and `said:"No"`.
    attached && !(is_single(mark) && inside_word)
}

/// One past the mark that closes the quotation whose text starts at `from`.
fn end(text: &str, from: usize, mark: char) -> Option<usize> {
    let limit = text.ceil_char_boundary(from.saturating_add(LONGEST).min(text.len()));
    let rest = &text[from..limit];
    let paragraph = rest.find("\n\n").or_else(|| rest.find('\n')).unwrap_or(rest.len());
    let close = |(place, c): (usize, char)| {
        let end = place + c.len_utf8();
        (closing(mark)?.contains(&c) && (!is_single(c) || closes(rest, place, end)))
            .then_some(from + end)
    };
    let closed = rest[..paragraph].char_indices().find_map(close);
    let goes_on = rest[paragraph..].trim_start().starts_with(mark) && !is_single(mark);
    closed.or_else(|| goes_on.then_some(from + paragraph))
}

/// Whether a single mark ends a quotation and is no apostrophe.
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
        let table: [(&str, &[&str]); 9] = [
            ("He said “no”, then “yes”.", &["“no”", "“yes”"]),
            ("\"No,\" said Pell. \"Never.\"", &["\"No,\"", "\"Never.\""]),
            ("It was ‘a very good call’, he said.", &["‘a very good call’"]),
            ("Pell's men don't 'do' shame.", &["'do'"]),
            ("the ’90s and Harrow’s men’s club", &[]),
            ("„Nein“, sagte er, «non».", &["„Nein“", "«non»"]),
            ("“One.\n\n“Two.” Three.", &["“One.", "“Two.”"]),
            ("An inch is 1\" long.\n\nNext.", &[]),
            ("‘Putin can’t fool anyone,’ he said.", &["‘Putin can’t fool anyone,’"]),
        ];
        for (text, expected) in table {
            let found: Vec<_> = quotations(text).iter().map(|span| span.of(text)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn quotations_are_in_order_and_apart(text in "[a-z \n\"'“”‘’„«»é]{0,60}") {
            let found = quotations(&text);
            prop_assert!(found.iter().all(|span| span.end <= text.len()));
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
