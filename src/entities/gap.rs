//! Gaps between words, in plain signs: a name is the same whatever space, hyphen or apostrophe it
//! was typeset with.

use std::borrow::Cow;

use crate::analysis::Analysis;
use crate::text::is_invisible;

/// The text between the word at this place of [`Analysis::words`] and the next, with plain spaces,
/// hyphens and apostrophes, and without what is not read.
pub(super) fn plain_gap<'a>(analysis: &Analysis<'a>, word: usize) -> Cow<'a, str> {
    let gap = analysis.gap(word);
    if gap.is_ascii() && !gap.contains('`') {
        return Cow::Borrowed(gap);
    }
    Cow::Owned(gap.chars().filter(|&c| !is_invisible(c)).map(plain).collect())
}

/// The sign that `c` is a form of.
const fn plain(c: char) -> char {
    match c {
        '‐' | '\u{2011}' => '-',
        '’' | '‘' | '`' | '´' | '′' => '\'',
        '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn gaps_read_as_they_would_be_typed() {
        let table = [
            ("Anna\u{a0}Teller", " "),
            ("Anna\u{2009}\u{200b}Teller", " "),
            ("al\u{2011}Assad", "-"),
            ("O’Brien", "'"),
            ("O`Brien", "'"),
            ("Anna – Teller", " – "),
        ];
        for (text, expected) in table {
            let article = Article::new("", text);
            let analysis = Analyser::new(Language::English).analyse(&article);
            assert_eq!(plain_gap(&analysis, 0), expected, "{text}");
        }
    }
}
