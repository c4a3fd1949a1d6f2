//! The table of all kinds of damage, in the order in which it is undone.

use super::super::note::Note;
use super::{
    broken_word, bytes_literal, escape, invisible, letter_spaced, lost, mojibake, other_pages,
    styled,
};

/// Mends one kind of damage: the text without it, and how often it was met; nothing where it was
/// not.
type Mend = fn(&str) -> Option<(String, usize)>;

/// A kind of damage: how it is mended, what is said of it, and where it can be.
pub(super) struct Kind {
    mend: Mend,
    pub(super) note: fn(usize) -> Note,
    /// Whether plain ASCII can be damaged so: nearly all English is, and need not be looked at.
    in_ascii: bool,
}

/// All kinds. What stood as an escape must be a character before its character set is asked for,
/// letters are read before they are put together, and a soft hyphen breaks a word before it is
/// invisible.
pub(super) const KINDS: [Kind; 7] = [
    Kind::new(bytes_literal::read, |places| Note::Unescaped { places }),
    Kind::new(escape::read, |places| Note::Unescaped { places }),
    Kind::wide(encoded_twice, |characters| Note::Repaired { characters }),
    Kind::wide(styled::read, |characters| Note::Styled { characters }),
    Kind::new(letter_spaced::join, |words| Note::Spaced { words }),
    Kind::new(broken_word::join, |words| Note::Joined { words }),
    Kind::wide(invisible::remove, |characters| Note::Unseen { characters }),
];

impl Kind {
    const fn new(mend: Mend, note: fn(usize) -> Note) -> Self {
        Self { mend, note, in_ascii: true }
    }

    /// A kind that plain ASCII has not.
    const fn wide(mend: Mend, note: fn(usize) -> Note) -> Self {
        Self { in_ascii: false, ..Self::new(mend, note) }
    }

    /// How much damage of the kind was mended in `text`.
    pub(super) fn mend(&self, text: &mut String) -> usize {
        let can_be = self.in_ascii || !text.is_ascii();
        let Some((mended, count)) = can_be.then(|| (self.mend)(text)).flatten() else { return 0 };
        *text = mended;
        count
    }
}

/// Characters that were encoded twice, by way of whatever code page.
fn encoded_twice(text: &str) -> Option<(String, usize)> {
    let pages: [Mend; 3] = [mojibake::repair, other_pages::repair, lost::restore];
    let (mut repaired, mut all) = (None, 0);
    for mend in pages {
        let so_far = repaired.as_deref().unwrap_or(text);
        if let Some((mended, count)) = mend(so_far) {
            (repaired, all) = (Some(mended), all + count);
        }
    }
    Some((repaired?, all))
}
