//! Bytes to text: the one place where a character set is decided.

use std::borrow::Cow;
use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::error::{Error, ErrorKind};
use super::location::Location;
use super::note::Note;

/// `bytes` as text, which must be UTF-8.
///
/// # Errors
/// [`ErrorKind::NotUtf8`], at `location`.
pub fn text_of<'b>(bytes: &'b [u8], location: &Location) -> Result<&'b str, Error> {
    std::str::from_utf8(bytes).map_err(|error| {
        let byte = error.valid_up_to();
        Error::new(location.clone(), ErrorKind::NotUtf8 { byte, value: bytes[byte] })
    })
}

/// `bytes` as text: UTF-8 if they can be that, else in the character set their source declares,
/// else in the one they look like.
///
/// UTF-8 goes before the declaration, because what is valid UTF-8 beyond ASCII is hardly ever
/// anything else, and declarations often lie.
pub(super) fn decode<'b>(
    bytes: &'b [u8],
    declared: Option<&'static Encoding>,
) -> (Cow<'b, str>, Option<Note>) {
    let declared = declared.filter(|&declared| declared != UTF_8);
    let telling = [ISO_2022_JP, UTF_16LE, UTF_16BE];
    if let Some(declared) = declared.filter(|declared| telling.contains(declared)) {
        return in_charset(bytes, declared, None);
    }
    match (std::str::from_utf8(bytes), declared) {
        (Ok(text), _) => (Cow::Borrowed(text), None),
        (Err(_), Some(declared)) => in_charset(bytes, declared, None),
        (Err(_), None) => undeclared(bytes),
    }
}

/// A part of a record as text, in the character set that the whole was read in.
pub(super) fn decode_alike(part: &[u8], note: Option<Note>) -> Cow<'_, str> {
    match note {
        Some(Note::Guessed { charset }) => {
            let charset = Encoding::for_label(charset.as_bytes()).unwrap_or(UTF_8);
            charset.decode_without_bom_handling(part).0
        }
        _ => String::from_utf8_lossy(part),
    }
}

/// Text that is UTF-8 but for a few bytes has been damaged; other text was never UTF-8.
fn undeclared(bytes: &[u8]) -> (Cow<'_, str>, Option<Note>) {
    let (mut characters, mut places) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        characters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        places += usize::from(!chunk.invalid().is_empty());
    }
    if characters > places {
        return (String::from_utf8_lossy(bytes), Some(Note::Replaced { places }));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    in_charset(bytes, guess, Some(Note::Guessed { charset: guess.name() }))
}

fn in_charset<'b>(
    bytes: &'b [u8],
    charset: &'static Encoding,
    note: Option<Note>,
) -> (Cow<'b, str>, Option<Note>) {
    let (text, broken) = charset.decode_without_bom_handling(bytes);
    if broken {
        let places = text.matches('\u{fffd}').count();
        return (text, Some(Note::Replaced { places }));
    }
    (text, note)
}

/// The mark before a text that says how it is written: the bytes of the mark, and for all but
/// UTF-8 a way to read it.
pub(super) fn mark_of(head: &[u8]) -> Option<(usize, Option<&'static Encoding>)> {
    let (charset, length) = Encoding::for_bom(head)?;
    Some((length, (charset != UTF_8).then_some(charset)))
}

/// Bytes fetched at a time from a stream that is decoded on the way.
const CHUNK: usize = 16 << 10;

/// A stream as UTF-8.
pub(super) struct Transcoded<R> {
    stream: R,
    decoder: Decoder,
    /// Bytes that are fetched, and not yet decoded from `at` on.
    fetched: Vec<u8>,
    at: usize,
    /// Text that is decoded, and not yet given out from `given` on.
    text: String,
    given: usize,
    ended: bool,
}

impl<R: Read> Transcoded<R> {
    pub(super) fn new(stream: R, charset: &'static Encoding) -> Self {
        let decoder = charset.new_decoder_without_bom_handling();
        let (fetched, text) = (Vec::new(), String::with_capacity(3 * CHUNK));
        Self { stream, decoder, fetched, at: 0, text, given: 0, ended: false }
    }

    fn decode(&mut self) -> io::Result<()> {
        if self.at == self.fetched.len() {
            self.fetched.clear();
            self.at = 0;
            let read = self.stream.by_ref().take(CHUNK as u64).read_to_end(&mut self.fetched)?;
            self.ended = read == 0;
        }
        self.text.clear();
        self.given = 0;
        let last = self.ended;
        let rest = &self.fetched[self.at..];
        let (_, read, _) = self.decoder.decode_to_string(rest, &mut self.text, last);
        self.at += read;
        Ok(())
    }
}

impl<R: Read> Read for Transcoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() && !self.ended {
            self.decode()?;
        }
        let rest = &self.text.as_bytes()[self.given..];
        let read = rest.len().min(buffer.len());
        buffer[..read].copy_from_slice(&rest[..read]);
        self.given += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], declared: Option<&str>) -> (String, Option<Note>) {
        let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
        let (text, note) = decode(bytes, declared);
        (text.into_owned(), note)
    }

    /// Bytes, what is declared, the text they make, and the note.
    type Row<'r> = (&'r [u8], Option<&'r str>, &'r str, Option<Note>);

    #[test]
    fn utf_8_then_the_declaration_then_a_guess() {
        let russian = encoding_rs::WINDOWS_1251.encode("Переговоры начались в среду, сказал он.").0;
        let japanese = ISO_2022_JP.encode("会談は水曜日").0;
        let guessed = |charset| Some(Note::Guessed { charset });
        let table: [Row<'_>; 7] = [
            ("café".as_bytes(), None, "café", None),
            ("café".as_bytes(), Some("windows-1252"), "café", None),
            (b"caf\xe9 \x93Bleu\x94 ferm\xe9", None, "café “Bleu” fermé", guessed("windows-1252")),
            (b"caf\xe9", Some("iso-8859-1"), "café", None),
            (&russian, None, "Переговоры начались в среду, сказал он.", guessed("windows-1251")),
            (&japanese, Some("iso-2022-jp"), "会談は水曜日", None),
            (
                b"caf\xc3\xa9s, caf\xc3\xa9 \xff",
                None,
                "cafés, café \u{fffd}",
                Some(Note::Replaced { places: 1 }),
            ),
        ];
        for (bytes, declared, text, note) in table {
            assert_eq!(decoded(bytes, declared), (text.to_owned(), note), "{declared:?} {text}");
        }
    }

    #[test]
    fn a_long_stream_is_transcoded_whole() {
        let text = "é🗞 ".repeat(20_000);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut read = String::new();
        Transcoded::new(&bytes[..], UTF_16LE).read_to_string(&mut read).unwrap();
        assert!(read == text);
    }
}
