//! Text that was read in a character set that it is not in: `Åñëè âû íå` for `Если вы не`.
//!
//! Bytes of Russian, Greek or Hebrew are letters with accents in windows-1252. In no language are
//! most letters of a text such letters, so that the bytes can be told, and read again.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::WINDOWS_1252;

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 2000;
/// Fewer letters tell nothing.
const LEAST: usize = 20;

/// `text` read again in the character set that its bytes look like, with its name; nothing where it
/// was read well.
pub(super) fn read_again(text: &str) -> Option<(String, &'static str)> {
    if text.is_ascii() || !is_misread(&text[..text.floor_char_boundary(SAMPLE)]) {
        return None;
    }
    let (bytes, _, unmapped) = WINDOWS_1252.encode(text);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let charset = detector.guess(None, Utf8Detection::Deny);
    let (read, broken) = charset.decode_without_bom_handling(&bytes);
    let told = charset.is_single_byte() && charset != WINDOWS_1252 && !broken && !unmapped;
    (told && !is_misread(&read)).then(|| (read.into_owned(), charset.name()))
}

/// Whether most letters of `text` are those from U+00C0 to U+00FF.
fn is_misread(text: &str) -> bool {
    let accented = |c: &char| matches!(c, 'À'..='ÿ' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ');
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let found = text.chars().filter(accented).count();
    found >= LEAST && found * 5 >= letters * 4
}

#[cfg(test)]
mod tests {
    use encoding_rs::{Encoding, KOI8_U, WINDOWS_1251, WINDOWS_1253};

    use super::*;

    fn misread(text: &str, charset: &'static Encoding) -> String {
        WINDOWS_1252.decode_without_bom_handling(&charset.encode(text).0).0.into_owned()
    }

    #[test]
    fn bytes_are_read_again_in_the_set_they_are_in() {
        let russian = "Если вы не житель города, то билет стоит дороже. Совет принял решение.";
        let greek = "Το συμβούλιο αποφάσισε να κλείσει τη γέφυρα, είπε ο δήμαρχος στην πόλη.";
        for (text, charset) in [(russian, WINDOWS_1251), (russian, KOI8_U), (greek, WINDOWS_1253)] {
            let read = read_again(&misread(text, charset));
            assert_eq!(read, Some((text.to_owned(), charset.name())), "{}", charset.name());
        }
    }

    #[test]
    fn accents_alone_are_no_misreading() {
        let french = "Élève préféré à Évry, où l’été a été gâché. ".repeat(9);
        for text in ["plain", "ééé", &french, "Þórður á öðrum stað í ævinni á Íslandi", "Если вы"]
        {
            assert_eq!(read_again(text), None, "{text}");
        }
    }
}
