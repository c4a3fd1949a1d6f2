//! Straight quotes: whether one is open, counted only when a rule asks.

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
}

impl Quotes {
    /// No quote is open at `at`, where a paragraph starts.
    pub(super) fn none_at(at: usize) -> Self {
        Self { at, ..Self::default() }
    }

    /// Whether a quotation that `mark` can close is open at `at` of `text`.
    pub(super) fn is_open(&mut self, text: &str, at: usize, mark: char) -> bool {
        self.read(text.as_bytes(), at);
        match mark {
            '"' => self.double,
            '\'' => self.single,
            _ => self.low,
        }
    }

    fn read(&mut self, bytes: &[u8], to: usize) {
        while self.at < to {
            match bytes[self.at] {
                b'"' => self.double = turns(bytes, self.at).unwrap_or(!self.double),
                b'\'' => self.single = turns(bytes, self.at).unwrap_or(false),
                0xe2 => match bytes.get(self.at + 1..self.at + 3) {
                    Some([0x80, 0x9a | 0x9e]) => self.low = true,
                    Some([0x80, 0x98 | 0x9c]) => self.low = false,
                    _ => {}
                },
                _ => {}
            }
            self.at += 1;
        }
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
