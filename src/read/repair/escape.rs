//! Escapes that were never read: `\n`, `\u2019`, and Excel's `_x000D_`.

/// Bytes of the escapes, from the first to the last: `\n`, `_x000D_`, two halves of `\ud83d\ude00`.
const UNICODE: usize = 6;
const EXCEL: usize = 7;

/// `text` with such escapes read, and how many they were; nothing where there is none.
pub(super) fn read(text: &str) -> Option<(String, usize)> {
    let mut read = String::new();
    let (mut copied, mut at, mut count) = (0, 0, 0);
    while let Some(found) = memchr::memchr2(b'\\', b'_', &text.as_bytes()[at..]) {
        let start = at + found;
        let Some((was, width)) = escape(text, start) else {
            at = start + 1;
            continue;
        };
        read.push_str(&text[copied..start]);
        push(&mut read, was);
        (at, copied, count) = (start + width, start + width, count + 1);
        // A line end that stands beside its own escape is one.
        if was == '\n' && text[at..].starts_with('\n') {
            copied += 1;
        }
    }
    read.push_str(&text[copied..]);
    (count > 0).then_some((read, count))
}

/// Adds a character; a carriage return before a line feed is a part of it.
fn push(read: &mut String, was: char) {
    read.push(if was == '\r' { '\n' } else { was });
}

/// The character whose escape starts at `start`, and the escape's width.
fn escape(text: &str, start: usize) -> Option<(char, usize)> {
    let rest = &text.as_bytes()[start..];
    match rest {
        [b'_', b'x', ..] => Some((excel(rest.get(2..EXCEL)?)?, EXCEL)),
        [b'\\', b'u', ..] => unicode(rest),
        [b'\\', b'r', b'\\', b'n', ..] => ends_line(text, start, 4).then_some(('\n', 4)),
        [b'\\', b'n' | b'r', ..] => ends_line(text, start, 2).then_some(('\n', 2)),
        _ => None,
    }
}

/// What `000D_` stands for: one of the characters that a cell cannot hold, as white space.
fn excel(code: &[u8]) -> Option<char> {
    let control = matches!(code, [b'0', b'0', b'0' | b'1', _, b'_']);
    match hexadecimal(code.get(..4).filter(|_| control)?)? {
        0xa | 0xd => Some('\n'),
        9 => Some('\t'),
        _ => Some(' '),
    }
}

/// What `\u2019` stands for, or two of them that make one character; plain letters need no escape.
fn unicode(rest: &[u8]) -> Option<(char, usize)> {
    let unit = |at: usize| match rest.get(at..at + UNICODE)? {
        [b'\\', b'u', digits @ ..] => hexadecimal(digits),
        _ => None,
    };
    let first = unit(0)?;
    let units = [first, unit(UNICODE).unwrap_or_default()];
    let length = if (0xd800..0xdc00).contains(&first) { 2 } else { 1 };
    let was = char::decode_utf16(units[..length].iter().copied()).next()?.ok()?;
    (!was.is_ascii() && !was.is_control()).then_some((was, length * UNICODE))
}

fn hexadecimal(digits: &[u8]) -> Option<u16> {
    let digits = std::str::from_utf8(digits).ok()?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

/// Whether the escape of a line end stands between sentences: `over.\nThe`, and not `C:\new`.
fn ends_line(text: &str, start: usize, width: usize) -> bool {
    let (before, rest) = (text[..start].trim_end(), text[start + width..].trim_start());
    let stops = |c: char| matches!(c, '.' | '!' | '?' | ':' | '…' | '”' | '"' | '’');
    let starts = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"' | '‘');
    let escaped = |c: &str| c.starts_with("\\n") || c.starts_with("\\r") || c.starts_with("\\u");
    (before.is_empty() || before.ends_with(stops) || ends_escaped(before))
        && (rest.is_empty() || rest.starts_with(starts) || escaped(rest))
}

/// Whether `text` ends with the escape of a line end.
fn ends_escaped(text: &str) -> bool {
    text.ends_with("\\n") || text.ends_with("\\r")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_that_stand_as_text_are_read() {
        let table = [
            ("hall._x000D_\n_x000D_\nThe", "hall.\n\nThe", 2),
            ("hall._x000d_The_x0009_end", "hall.\nThe\tend", 2),
            ("said \\u201cit\\u2019s over\\u201d", "said “it’s over”", 3),
            ("\\ud83d\\ude00!", "😀!", 1),
            ("hall.\\n\\nThe council\\u00e9.\\nIt", "hall.\n\nThe councilé.\nIt", 4),
            ("over.\\r\\nThe", "over.\nThe", 1),
        ];
        for (text, right, count) in table {
            assert_eq!(read(text), Some((right.to_owned(), count)), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        for text in [
            "snake_x_case",
            "_x12_",
            "_x0041_",
            "C:\\new\\readme",
            "printf(\"%d \\n\", x)",
            "<Key>a: up() \\n\\\n<Key>b",
            "\\u0041",
            "\\ud83d",
            "a_b",
            "\\",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
