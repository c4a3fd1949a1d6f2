//! Spelling key: one key for the spellings of a name that was written in another script.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::TermHash;

/// Cyrillic letters as English news writes them; what is not here is not written.
const CYRILLIC: [(char, &str); 34] = [
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('ґ', "g"),
    ('д', "d"),
    ('е', "e"),
    ('є', "ie"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "i"),
    ('і', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "shch"),
    ('ы', "i"),
    ('э', "e"),
    ('ю', "iu"),
    ('я', "ia"),
    ('ь', ""),
    ('ъ', ""),
];

/// Consonants after which an `h` is heard in one language and not written in the next.
const BEFORE_H: &str = "kdgt";
/// Vowels whose `e` stands for an umlaut: `Mueller`.
const BEFORE_E: &str = "aou";

/// The key of a word: what is left when marks, doubled letters and the letters that
/// transliterations disagree about are taken out. Equal keys within one article are one name.
pub(super) fn spelling_key(word: &str) -> TermHash {
    if word.is_ascii() {
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
        return key_of(letters.map(|letter| char::from(letter.to_ascii_lowercase())), word.len());
    }
    let letters = word.nfkd().filter(|&c| is_letter(c)).flat_map(char::to_lowercase);
    let mut romanised = String::with_capacity(word.len());
    letters.for_each(|letter| romanise(letter, &mut romanised));
    key_of(romanised.chars(), romanised.len())
}

/// The key of a word in these Latin letters, about so many bytes long.
fn key_of(letters: impl Iterator<Item = char>, length: usize) -> TermHash {
    let mut key = String::with_capacity(length);
    let mut last = None;
    for letter in letters.map(read_as) {
        let after = |set: &str| last.is_some_and(|last| set.contains(last));
        let silent = (letter == 'h' && after(BEFORE_H)) || (letter == 'e' && after(BEFORE_E));
        if last != Some(letter) && !silent {
            key.push(letter);
            last = Some(letter);
        }
    }
    TermHash::of(&key)
}

/// What is read for a letter that transliterations choose between: `y`, `j` and `i` of `Zelenskyy`,
/// `Zelenskij`, `Zelenski`; the `q` of `Qaddafi`; Latin letters without a base form.
const fn read_as(letter: char) -> char {
    match letter {
        'y' | 'j' | 'ı' => 'i',
        'q' => 'k',
        'ł' => 'l',
        'ø' | 'œ' => 'o',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'æ' => 'a',
        'ß' => 's',
        _ => letter,
    }
}

/// Whether `c` is read as a letter or figure; apostrophes that count as letters are not (`ʻ`).
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_combining_mark(c) && !matches!(c, '\u{2b0}'..='\u{2ff}')
}

fn romanise(letter: char, romanised: &mut String) {
    match CYRILLIC.iter().find(|own| own.0 == letter) {
        Some((_, latin)) => romanised.push_str(latin),
        None => romanised.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        let table = [
            "Zelensky Zelenskyy Zelenskiy Zelenskyi Zelenskij Zelenski ZELENSKY",
            "Erdogan Erdoğan",
            "Müller Mueller Muller",
            "Mohammed Mohamed",
            "Yanukovych Yanukovich",
            "Wałęsa Walesa",
            "Kadafi Qaddafi Khadhafi",
            "Ðukić Dukic",
            "Лунд Lund",
            "Зеленский Зеленський Zelensky",
            "O'Brien O’Brien OʼBrien",
            "Kim-Jong KimJong",
        ];
        for line in table {
            let keys: Vec<_> = line.split(' ').map(spelling_key).collect();
            assert!(keys.windows(2).all(|pair| pair[0] == pair[1]), "{line}");
        }
    }

    #[test]
    fn other_names_have_other_keys() {
        let names = ["Trump", "Putin", "Pell", "Lee", "Clinton", "Cline", "Moore", "Marsh"];
        let mut keys: Vec<_> = names.into_iter().map(spelling_key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), names.len());
    }
}
