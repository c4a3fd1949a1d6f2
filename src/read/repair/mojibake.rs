//! Text that was encoded twice: `itâ€™s` for `it’s`.
//!
//! Someone read UTF-8 as windows-1252, in which every byte is a character, and wrote those
//! characters as UTF-8. Each such character stands for one byte again, and bytes that make a
//! character of UTF-8 do so hardly ever by chance (the idea of Robyn Speer's `ftfy`).

/// What windows-1252 has in the place of the 32 controls from 0x80 on; five it leaves alone.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Some text went through the mill twice.
const ROUNDS: usize = 2;

/// `text` with what was encoded twice restored, and how many characters that were; nothing where
/// there is none.
pub(super) fn repair(text: &str) -> Option<(String, usize)> {
    let mut repaired: Option<(String, usize)> = None;
    for _ in 0..ROUNDS {
        let (before, count) = repaired.as_ref().map_or((text, 0), |(text, n)| (text.as_str(), *n));
        let Some((after, more)) = round(before) else { break };
        repaired = Some((after, count.max(more)));
    }
    repaired
}

/// One mill undone. Where it is known that there was one, what came before one knew is looked at
/// again.
fn round(text: &str) -> Option<(String, usize)> {
    let (repaired, count) = pass(text, 0)?;
    if count < KNOWN { Some((repaired, count)) } else { pass(text, KNOWN) }
}

/// One look at `text`, with so many characters `found` before.
fn pass(text: &str, found: usize) -> Option<(String, usize)> {
    let mut repaired = String::new();
    let (mut copied, mut at, mut count) = (0, 0, 0);
    // What begins a character that is encoded twice lies between U+00C2 and U+00F4.
    while let Some(ahead) = memchr::memchr(0xc3, &text.as_bytes()[at..]) {
        let start = at + ahead;
        let adjoins = count > 0 && copied == start;
        match Twice::at(text, start).filter(|twice| twice.holds(text, adjoins, found + count)) {
            Some(Twice { was, end, .. }) => {
                repaired.push_str(&text[copied..start]);
                repaired.push(was);
                count += 1;
                at = end;
                copied = at;
            }
            None => at = start + 2,
        }
    }
    repaired.push_str(&text[copied..]);
    (count > 0).then_some((repaired, count))
}

/// A closing quotation mark whose last byte windows-1252 has no character for.
const LOST_QUOTE: &str = "â€\u{fffd}";

/// With so many characters repaired, a text is known to have been encoded twice.
const KNOWN: usize = 3;

/// What reads as one character that was encoded twice.
struct Twice {
    was: char,
    /// Where it ends.
    end: usize,
    /// Whether that can hardly be by chance.
    sure: bool,
}

impl Twice {
    fn at(text: &str, start: usize) -> Option<Self> {
        if text[start..].starts_with(LOST_QUOTE) {
            return Some(Self { was: '”', end: start + LOST_QUOTE.len(), sure: true });
        }
        let mut characters = text[start..].chars();
        let first = characters.next()?;
        let lead = u8::try_from(u32::from(first)).ok()?;
        let length = match lead {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0 => 4,
            _ => return None,
        };
        let (mut bytes, mut end) = ([lead; 4], start + first.len_utf8());
        for byte in &mut bytes[1..length] {
            let next = characters.next()?;
            *byte = byte_of(next)?;
            end += next.len_utf8();
        }
        let was = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
        let shouted = text[..start].chars().next_back().is_some_and(char::is_uppercase);
        let sure = match was {
            // The letters of western Europe; but a closing mark may follow a word in capitals.
            '\u{a0}'..='ÿ' => !(shouted && text[start..end].ends_with(CLOSING)),
            // Those of its centre, within a word.
            'Ā'..='ſ' => text[end..].starts_with(char::is_lowercase),
            // Punctuation, currencies, arrows and symbols.
            '\u{2000}'..='\u{2bff}' => true,
            _ => length == 4,
        };
        Some(Self { was, end, sure })
    }

    /// Whether it is no chance that these characters stand together, as they do in `groß“` and
    /// `tombé…\u{a0}»`: others like them stand beside, or were found before.
    fn holds(&self, text: &str, adjoins: bool, found: usize) -> bool {
        self.sure || adjoins || found >= KNOWN || Self::at(text, self.end).is_some()
    }
}

/// Marks that close what stands before them.
const CLOSING: [char; 10] = ['’', '”', '…', '›', '»', '–', '—', '‘', '“', '™'];

/// The byte that windows-1252 reads as `character`.
fn byte_of(character: char) -> Option<u8> {
    match u8::try_from(u32::from(character)) {
        Ok(byte) => (0x80..=0xbf).contains(&byte).then_some(byte),
        Err(_) => HIGH.iter().position(|&high| high == character).map(|place| 0x80 + place as u8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_encoded_twice_is_restored() {
        let table = [
            ("itâ€™s", "it’s", 1),
            ("â€œNo,â€\u{9d} he said", "“No,” he said", 2),
            ("cafÃ©s in SÃ£o Paulo", "cafés in São Paulo", 2),
            ("10Â°C, Â£5", "10°C, £5", 2),
            ("it\u{e2}\u{80}\u{99}s", "it’s", 1),
            ("Ã¢â‚¬â„¢s", "’s", 3),
            ("ðŸ—ž!", "🗞!", 1),
            ("äº¬éƒ½", "京都", 2),
            ("overâ€\u{fffd}, he", "over”, he", 1),
            ("overÃ¢â‚¬ï¿½ Ã¢â‚¬â€\u{fffd} and", "over” — and", 6),
            ("Jakub BÅ‚aszczykowski", "Jakub Błaszczykowski", 1),
        ];
        for (broken, whole, count) in table {
            assert_eq!(repair(broken), Some((whole.to_owned(), count)), "{broken}");
        }
    }

    #[test]
    fn what_was_meant_stays() {
        let meant = [
            "plain",
            "café",
            "“No,” he said…",
            "„so groß“, sagte er",
            "MAÑANA”",
            "AMANHÃ”",
            "À la «CARTÉ»",
            "Straße – Fuß’",
            "naïve™",
            "Â",
            "Ã",
            "â€",
            "tombé…\u{a0}»",
            "« “café”»",
            "¡Olé!",
            "PÃO",
        ];
        for text in meant {
            assert_eq!(repair(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_broken_once_is_restored(text in "[a-z .é’“”–£ñ🗞]{0,40}") {
            // `é–“é’’` is what two characters of Chinese become.
            proptest::prop_assume!(repair(&text).is_none());
            let broken: String = text
                .bytes()
                .map(|byte| match byte {
                    0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
                    other => char::from(other),
                })
                .collect();
            let restored = repair(&broken).map_or(broken, |(text, _)| text);
            proptest::prop_assert_eq!(restored, text);
        }
    }
}
