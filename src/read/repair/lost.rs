//! Letters of a text encoded twice that have lost their second byte: `Å\u{fffd}ódź`.
//!
//! Some bytes stand for nothing in the page that a text was read in, and were replaced. What they
//! were can be told where the text has the same letter in its other case, and no other that it
//! could be.

/// Leads of letters as windows-1252 and windows-1254 show them, and the bytes they leave alone.
const WESTERN: Family = Family {
    leads: &[('Ã', 0xc3), ('Ä', 0xc4), ('Å', 0xc5)],
    lost: &[0x81, 0x8d, 0x8e, 0x8f, 0x90, 0x9d, 0x9e],
};
/// The same of windows-1250.
const CENTRAL: Family =
    Family { leads: &[('Ă', 0xc3), ('Ĺ', 0xc5)], lost: &[0x81, 0x83, 0x88, 0x90, 0x98] };

/// A code page and what becomes of letters of two bytes in it.
struct Family {
    leads: &'static [(char, u8)],
    lost: &'static [u8],
}

/// Letters that are looked for in the text, which takes a look at all of it for each.
const MOST: usize = 100;

/// `text` with such letters restored, and how many they were; nothing where there is none.
pub(super) fn restore(text: &str) -> Option<(String, usize)> {
    let mut restored = String::new();
    let (mut copied, mut count) = (0, 0);
    let replaced = memchr::memmem::find_iter(text.as_bytes(), "\u{fffd}".as_bytes());
    let led = |at: usize| text[..at].chars().next_back().and_then(led_by).map(|lead| (at, lead));
    for (at, lead) in replaced.filter_map(led).take(MOST) {
        let Some(letter) = lead.letter(text) else { continue };
        restored.push_str(&text[copied..at - lead.shown.len_utf8()]);
        restored.push(letter);
        copied = at + '\u{fffd}'.len_utf8();
        count += 1;
    }
    restored.push_str(&text[copied..]);
    (count > 0).then_some((restored, count))
}

/// Lead of a letter: how it is shown, and the byte that it is.
struct Lead {
    shown: char,
    byte: u8,
    lost: &'static [u8],
}

/// The lead that is shown as `shown`.
fn led_by(shown: char) -> Option<Lead> {
    let of = |family: &Family| {
        let &(shown, byte) = family.leads.iter().find(|(lead, _)| *lead == shown)?;
        Some(Lead { shown, byte, lost: family.lost })
    };
    [WESTERN, CENTRAL].iter().find_map(of)
}

impl Lead {
    /// The one letter with this lead that `text` has in its other case.
    fn letter(&self, text: &str) -> Option<char> {
        let read = |&second: &u8| std::str::from_utf8(&[self.byte, second]).ok()?.chars().next();
        let mut told = self.lost.iter().filter_map(read).filter(|&c| has_other_case(text, c));
        told.next().filter(|_| told.next().is_none())
    }
}

/// Whether `text` has `letter` in its other case.
fn has_other_case(text: &str, letter: char) -> bool {
    let small = letter.to_lowercase().next();
    let other = small.filter(|&small| small != letter).or_else(|| letter.to_uppercase().next());
    letter.is_alphabetic() && other.is_some_and(|other| other != letter && text.contains(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_restored_that_the_text_has_in_small() {
        let table = [
            ("Å\u{fffd}ódź, powiedział", Some("Łódź, powiedział")),
            ("Ĺ\u{fffd}ódź, powiedział", Some("Łódź, powiedział")),
            ("büyükşehir, Å\u{fffd}ehrin", Some("büyükşehir, Şehrin")),
            ("maksÄ\u{fffd}s", None),
            ("caf\u{fffd}", None),
            ("plain", None),
        ];
        for (text, right) in table {
            assert_eq!(restore(text).map(|(text, _)| text).as_deref(), right, "{text}");
        }
    }
}
