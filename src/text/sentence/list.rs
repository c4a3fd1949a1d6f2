//! Lists in running text: "1. The first item 2. The second item".

use super::marks::leads;

/// How far the next item is looked for, in bytes: a longer item is a paragraph of its own.
const ITEM: usize = 400;

/// An item's number and the marks around it: `• 9.`, `2.)`, `c.`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marker<'t> {
    bullet: &'t str,
    number: Number,
    close: &'t str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    Digits(u32),
    Letter(u8),
}

/// Where the item after the one that starts at `sentence` starts, if the sentence is an item and
/// the next follows in the same line.
pub(super) fn next_item(text: &str, sentence: usize) -> Option<usize> {
    let rest = &text[sentence..];
    let (marker, length) = Marker::read(rest)?;
    let window = &rest[length..rest.floor_char_boundary(ITEM).max(length)];
    let window = &window[..window.find('\n').unwrap_or(window.len())];
    let next = marker.next();
    let mut words = window.match_indices(' ').map(|(at, _)| at + 1);
    let found =
        words.find(|&at| Marker::read(&window[at..]).is_some_and(|(found, _)| found == next))?;
    Some(sentence + length + found)
}

impl<'t> Marker<'t> {
    /// The marker at the start of `text`, and its length; an item follows after a space.
    fn read(text: &'t str) -> Option<(Self, usize)> {
        let unled = text.trim_start_matches(|c| leads(c) || c == ' ');
        let bullet = &text[..text.len() - unled.len()];
        let digits = unled.bytes().take(3).take_while(u8::is_ascii_digit).count();
        let (number, width) = match unled.bytes().next()? {
            _ if digits > 0 => (Number::Digits(unled[..digits].parse().ok()?), digits),
            letter @ b'a'..=b'z' => (Number::Letter(letter), 1),
            _ => return None,
        };
        let rest = &unled[width..];
        let close = [".)", ".", ")"].into_iter().find(|close| rest.starts_with(close))?;
        let item = rest[close.len()..].strip_prefix(' ')?;
        let marker = Self { bullet: bullet.trim(), number, close };
        item.starts_with(char::is_uppercase).then_some((marker, bullet.len() + width + close.len()))
    }

    fn next(self) -> Self {
        let number = match self.number {
            Number::Digits(number) => Number::Digits(number + 1),
            Number::Letter(letter) => Number::Letter(letter + 1),
        };
        Self { number, ..self }
    }
}
