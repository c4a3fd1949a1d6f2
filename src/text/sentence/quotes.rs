//! Quotes that open and close alike: whether one is open, counted only when a rule asks.

/// The quotation marks that stand open at one place of a paragraph.
///
/// The count goes on from where it was last asked for, so that all questions about a text together
/// read it once.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quotes {
    at: usize,
    double: bool,
    single: bool,
    low: bool,
    /// The guillemet that opened: `«`, or `»` as in German, Danish and Swedish.
    pointed: Option<char>,
}

impl Quotes {
    /// No quote is open at `at`, where a paragraph starts.
    pub(super) fn none_at(at: usize) -> Self {
        Self { at, ..Self::default() }
    }

    /// Whether a quotation that `mark` can close is open at `at` of `text`.
    pub(super) fn is_open(&mut self, text: &str, at: usize, mark: char) -> bool {
        self.read(text, at);
        match mark {
            '"' => self.double,
            '\'' => self.single,
            '»' | '›' => self.pointed.is_some(),
            // It closes what its like has opened in no language.
            '«' | '‹' => self.pointed == Some('»'),
            _ => self.low,
        }
    }

    fn read(&mut self, text: &str, to: usize) {
        let bytes = text.as_bytes();
        while self.at < to {
            match bytes[self.at] {
                b'"' => self.double = turns(bytes, self.at).unwrap_or(!self.double),
                b'\'' => self.single = turns(bytes, self.at).unwrap_or(false),
                0xe2 => match bytes.get(self.at + 1..self.at + 3) {
                    Some([0x80, 0x9a | 0x9e]) => self.low = true,
                    Some([0x80, 0x98 | 0x9c]) => self.low = false,
                    _ => {}
                },
                0xc2 => match bytes.get(self.at + 1) {
                    Some(0xab) => self.point(text, '«'),
                    Some(0xbb) => self.point(text, '»'),
                    _ => {}
                },
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Takes the guillemet at hand, which opens before a word and closes behind one.
    fn point(&mut self, text: &str, mark: char) {
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let before = blank(text[..self.at].chars().next_back());
        let after = blank(text[self.at + mark.len_utf8()..].chars().next());
        let opens = if before == after { self.pointed.is_none() } else { before };
        self.pointed = opens.then_some(mark);
    }
}

/// Whether the quote at `at` opens (`true`) or closes, if its neighbours tell.
fn turns(bytes: &[u8], at: usize) -> Option<bool> {
    let blank = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
    let before = at.checked_sub(1).map(|before| &bytes[before]);
    match (blank(before), blank(bytes.get(at + 1))) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
