//! Text that was encoded twice by way of another code page than windows-1252: `caf√©`, `ΓÇÖ`,
//! `РІС‹`.
//!
//! What UTF-8 becomes when it is read so are runs of characters that hardly stand side by side
//! otherwise. A page is taken that explains nearly all such runs of a text, so that no text in a
//! script of its own is mistaken for one.

use super::code_page::{CodePage, PAGES};

/// Characters of runs that a page is told by.
const SAMPLE: usize = 200;
/// With so many characters repaired it is no chance, whatever they are.
const KNOWN: usize = 3;

/// `text` with what was encoded twice restored, and how many characters that were; nothing where
/// there is none.
pub(super) fn repair(text: &str) -> Option<(String, usize)> {
    if text.is_ascii() {
        return None;
    }
    let sample = runs(text);
    let page = (!sample.is_empty()).then(|| page_of(&sample)).flatten()?;
    let undone = Undone::of(text, page);
    (undone.count >= KNOWN || undone.western && undone.within_words)
        .then_some((undone.text, undone.count))
}

/// The page that explains the most of `sample`, and four fifths of it at least.
fn page_of(sample: &str) -> Option<&'static CodePage> {
    let all = sample.chars().filter(|c| !c.is_ascii()).count();
    let explained = PAGES.iter().map(|page| (page, Undone::of(sample, page).explained));
    // Of equals the first.
    let best = explained.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.filter(|(_, explained)| explained * 5 >= all * 4).map(|(page, _)| page)
}

/// The runs of two and more characters outside ASCII that `text` starts with, parted by spaces.
fn runs(text: &str) -> String {
    let (mut runs, mut taken, mut at) = (String::new(), 0, 0);
    let bytes = text.as_bytes();
    while let Some(start) = next_wide(bytes, at).filter(|_| taken < SAMPLE) {
        let rest = &text[start..];
        let length = rest.char_indices().take(SAMPLE).find(|(_, c)| c.is_ascii());
        let run = &rest[..length.map_or(rest.floor_char_boundary(4 * SAMPLE), |(end, _)| end)];
        if run.chars().nth(1).is_some() {
            runs.push_str(run);
            runs.push(' ');
            taken += run.chars().count();
        }
        at = start + run.len();
    }
    runs
}

/// Bytes that are looked at together.
const BLOCK: usize = 64;

/// The place of the first byte from `at` on that is not ASCII.
fn next_wide(bytes: &[u8], at: usize) -> Option<usize> {
    let block = bytes[at..].chunks(BLOCK).position(|block| !block.is_ascii())?;
    let start = at + block * BLOCK;
    bytes[start..].iter().position(|byte| !byte.is_ascii()).map(|place| start + place)
}

/// A text read back by way of a page.
#[derive(Default)]
struct Undone {
    text: String,
    /// Characters restored.
    count: usize,
    /// Characters that these were, and others that have lost a byte.
    explained: usize,
    /// Whether all are letters of western Europe and its marks.
    western: bool,
    /// Whether one of them stands beside a letter.
    within_words: bool,
}

impl Undone {
    fn of(text: &str, page: &CodePage) -> Self {
        let mut undone = Self { western: true, ..Self::default() };
        let (mut copied, mut at) = (0, 0);
        while let Some(start) = next_wide(text.as_bytes(), at) {
            let rest = &text[start..];
            let Some((was, width)) = character(rest, page) else {
                let lost = lost(rest, page);
                undone.explained += if lost > 0 { 2 } else { 0 };
                at = start + lost.max(rest.chars().next().map_or(1, char::len_utf8));
                continue;
            };
            undone.text.push_str(&text[copied..start]);
            undone.take(was, rest[..width].chars().count());
            let letter = |c: char| c.is_ascii_alphabetic();
            undone.within_words |=
                text[..start].ends_with(letter) || rest[width..].starts_with(letter);
            (at, copied) = (start + width, start + width);
        }
        undone.text.push_str(&text[copied..]);
        undone
    }

    fn take(&mut self, was: char, characters: usize) {
        self.text.push(was);
        self.count += 1;
        self.explained += characters;
        self.western &= matches!(was, '\u{a0}'..='\u{24f}' | '\u{2010}'..='\u{2044}' | '€' | '™');
    }
}

/// The character that UTF-8 has in the bytes that `page` shows as the start of `text`, and the
/// width of what it shows.
fn character(text: &str, page: &CodePage) -> Option<(char, usize)> {
    let mut shown = text.chars();
    let first = shown.next()?;
    let lead = page.byte_of(first)?;
    let length = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let (mut bytes, mut width) = ([lead; 4], first.len_utf8());
    for byte in &mut bytes[1..length] {
        let next = shown.next()?;
        *byte = page.byte_of(next)?;
        width += next.len_utf8();
    }
    let was = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    let private = matches!(was, '\u{e000}'..='\u{f8ff}');
    (!was.is_control() && !private).then_some((was, width))
}

/// The width of a letter at the start of `text` of which the second byte is lost.
fn lost(text: &str, page: &CodePage) -> usize {
    let mut shown = text.chars();
    let lead = shown.next().filter(|&c| matches!(page.byte_of(c), Some(0xc3..=0xdf)));
    let is_lost = shown.next() == Some('\u{fffd}');
    lead.filter(|_| is_lost).map_or(0, |lead| lead.len_utf8() + '\u{fffd}'.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_in_another_page_is_restored() {
        let table = [
            (
                "Le maire pr√©f√®re ¬´ non ¬ª, l‚Äôunanimit√©",
                "Le maire préfère « non », l’unanimité",
                6,
            ),
            ("caf√©", "café", 1),
            ("over‚Äù ‚Äî ‚Ç¨3", "over” — €3", 3),
            ("itΓÇÖs a caf├⌐, ┬ú5", "it’s a café, £5", 3),
            ("itÔÇÖs", "it’s", 1),
            ("itвЂ™s", "it’s", 1),
            ("Р•СЃР»Рё РІС‹ РЅРµ", "Если вы не", 8),
            ("п∙я│п╩п╦ п╡я▀ п╫п╣", "Если вы не", 8),
            ("╨Х╤Б╨╗╨╕", "Если", 4),
            ("powiedziaĹ‚, juĹĽ w ĹšwiÄ…tek", "powiedział, już w Świątek", 4),
            ("ΞµΞ―Ο€Ξµ ΞΏ", "είπε ο", 5),
        ];
        for (broken, whole, count) in table {
            assert_eq!(repair(broken), Some((whole.to_owned(), count)), "{broken}");
        }
    }

    #[test]
    fn texts_in_scripts_of_their_own_stay() {
        let meant = [
            "plain",
            "“No,” he said — “café”…",
            "√π is 1.77, √2 is less",
            "Рада міста Львів: її мешканці й під’їзди, “Дія” — від 5 €",
            "Если вы не житель города, то билет стоит дороже…",
            "Το συμβούλιο αποφάσισε να κλείσει τη γέφυρα.",
            "市议会周一投票决定关闭桥梁。",
            "أعلن المجلس إغلاق الجسر",
            "—Élise est là… «Ça ira», a-t-elle dit.",
            "Żółć, źdźbło, ćma — „święto”",
            "┌──┬──┐",
        ];
        for text in meant {
            assert_eq!(repair(text), None, "{text}");
        }
    }
}
