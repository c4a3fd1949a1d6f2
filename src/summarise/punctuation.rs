//! Punctuation of a sentence.

/// Marks of a sentence, each counted up to 255.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Punctuation {
    pub(crate) commas: u8,
    pub(crate) colons: u8,
    pub(crate) questions: u8,
    pub(crate) exclamations: u8,
    pub(crate) brackets: u8,
    pub(crate) dashes: u8,
    pub(crate) quotes: u8,
    /// It starts with a quotation mark.
    pub(crate) starts_quoted: bool,
    /// It ends with a question mark, perhaps inside a quotation.
    pub(crate) asks: bool,
}

/// Marks that may stand behind the end of a sentence.
const CLOSING: &[char] = &['"', '\'', '”', '’', '»', ')', ']', ' '];

/// One count each in a field of eight bits, so that a sentence is counted by additions alone.
const FIELDS: [u64; 256] = {
    let marks: [&[u8]; 7] = [b",", b":;", b"?", b"!", b"([", b"-", b"\"`"];
    let mut fields = [0; 256];
    let mut mark = 0;
    while mark < marks.len() {
        let mut byte = 0;
        while byte < marks[mark].len() {
            fields[marks[mark][byte] as usize] = 1 << (8 * mark);
            byte += 1;
        }
        mark += 1;
    }
    fields
};

impl Punctuation {
    /// The punctuation of `sentence`, in ASCII and typeset marks.
    pub(crate) fn of(sentence: &str) -> Self {
        let mut counts = [0_u8; 8];
        // A field overflows after 255 marks.
        for stretch in sentence.as_bytes().chunks(255) {
            let fields: u64 = stretch.iter().map(|&byte| FIELDS[usize::from(byte)]).sum();
            for (count, field) in counts.iter_mut().zip(fields.to_le_bytes()) {
                *count = count.saturating_add(field);
            }
        }
        let [commas, colons, questions, exclamations, brackets, mut dashes, mut quotes, _] = counts;
        if !sentence.is_ascii() {
            let typeset = |marks: &[char]| sentence.matches(marks).count().min(255) as u8;
            dashes = dashes.saturating_add(typeset(&['–', '—']));
            quotes = quotes.saturating_add(typeset(&['“', '”', '„', '«', '»']));
        }
        let end = || sentence.trim_end_matches(CLOSING);
        Self {
            commas,
            colons,
            questions,
            exclamations,
            brackets,
            dashes,
            quotes,
            starts_quoted: sentence.starts_with(['"', '“', '‘', '`', '\'', '„', '«']),
            asks: questions > 0 && end().ends_with('?'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_marks_plain_and_typeset() {
        let punctuation = Punctuation::of("“Why, oh why – now?”");
        assert_eq!((punctuation.commas, punctuation.questions), (1, 1));
        assert_eq!((punctuation.dashes, punctuation.quotes), (1, 2));
        assert!(punctuation.starts_quoted && punctuation.asks);
        let plain = Punctuation::of("He asked \"why?\" twice (again): nothing");
        assert_eq!((plain.quotes, plain.brackets, plain.colons), (2, 1, 1));
        assert!(!plain.asks && !plain.starts_quoted);
    }

    #[test]
    fn a_wall_of_marks_does_not_overflow() {
        assert_eq!(Punctuation::of(&",".repeat(1000)).commas, 255);
    }
}
