//! Code pages: which character each byte from 0x80 on is, and back.

use std::sync::LazyLock;

use encoding_rs::Encoding;

/// Code page of one byte a character, whose first half is ASCII.
#[derive(Debug)]
pub(super) struct CodePage {
    /// Its characters from 0x80 on with their bytes, in the order of the characters.
    bytes: Vec<(char, u8)>,
}

/// What DOS had in the place of the bytes from 0x80 on, in America and in western Europe: the
/// Encoding Standard leaves both out.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧\
    ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
    ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
/// Others that UTF-8 has been read as.
const NAMED: [&str; 6] =
    ["macintosh", "windows-1251", "koi8-r", "ibm866", "windows-1250", "windows-1253"];

/// Code pages that UTF-8 has been read as, beside windows-1252.
pub(super) static PAGES: LazyLock<Vec<CodePage>> = LazyLock::new(|| {
    let named = NAMED.iter().filter_map(|name| Encoding::for_label(name.as_bytes()));
    let dos = [CP437, CP850].map(|characters| CodePage::new(characters.chars()));
    named.map(CodePage::of).chain(dos).collect()
});

impl CodePage {
    fn of(encoding: &'static Encoding) -> Self {
        let bytes: Vec<u8> = (0x80..=0xff).collect();
        Self::new(encoding.decode_without_bom_handling(&bytes).0.chars())
    }

    fn new(characters: impl Iterator<Item = char>) -> Self {
        let mut bytes: Vec<(char, u8)> = characters
            .zip(0x80_u8..=0xff)
            .filter(|(c, _)| !c.is_control() && *c != '\u{fffd}')
            .collect();
        bytes.sort_unstable();
        Self { bytes }
    }

    /// The byte that the page reads as `character`.
    pub(super) fn byte_of(&self, character: char) -> Option<u8> {
        let place = self.bytes.binary_search_by_key(&character, |&(c, _)| c).ok()?;
        Some(self.bytes[place].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_their_characters_in_place() {
        let table =
            [(0, '√', 0xc3), (1, 'Р', 0xd0), (2, 'п', 0xd0), (6, 'Γ', 0xe2), (7, '├', 0xc3)];
        for (page, character, byte) in table {
            assert_eq!(PAGES[page].byte_of(character), Some(byte), "{character}");
        }
        assert_eq!(CP437.chars().count(), 128);
        assert_eq!(CP850.chars().count(), 128);
    }
}
