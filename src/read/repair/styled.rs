//! Letters in the dress of others: `𝐁𝐨𝐥𝐝` and `Ｗｉｄｅ`, which are mathematical and East Asian forms.
//!
//! People write so for want of another way to set letters apart. A formula does too, and Chinese,
//! Japanese and Korean have wide forms by right.

use unicode_normalization::UnicodeNormalization;

/// So many styled letters in a row are a word: symbols of a formula stand alone.
const WORD: usize = 3;

/// `text` with plain letters for styled ones, and how many they were; nothing where there is none.
pub(super) fn read(text: &str) -> Option<(String, usize)> {
    if !has_candidate(text.as_bytes()) {
        return None;
    }
    let wide = !text.contains(is_east_asian);
    let is_styled = |c: char| is_mathematical(c) || wide && is_wide(c);
    let is_word = |run: &str| run.chars().filter(|c| c.is_alphabetic()).count() >= WORD;
    if !text.split(|c| !is_styled(c)).any(is_word) {
        return None;
    }
    let count = text.chars().filter(|&c| is_styled(c)).count();
    let plain =
        |c: char| if is_styled(c) { std::iter::once(c).nfkc().next().unwrap_or(c) } else { c };
    Some((text.chars().map(plain).collect(), count))
}

/// Whether the first byte of any of them is there at all.
fn has_candidate(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0xf0, bytes).any(|at| bytes.get(at + 1) == Some(&0x9d))
        || memchr::memchr_iter(0xef, bytes).any(|at| matches!(bytes.get(at + 1), Some(0xbc | 0xbd)))
}

/// Whether `c` is a letter or a figure for formulae; some letters have older places.
fn is_mathematical(c: char) -> bool {
    matches!(c, '\u{1d400}'..='\u{1d7ff}')
        || matches!(c, 'ℂ' | 'ℊ'..='ℍ' | 'ℎ' | 'ℐ'..='ℓ' | 'ℕ' | 'ℙ'..='ℝ' | 'ℤ' | 'ℨ' | 'ℬ' | 'ℭ' | 'ℯ'..='ℱ' | 'ℳ' | 'ℴ')
}

/// Whether `c` is ASCII set as wide as a Chinese character.
fn is_wide(c: char) -> bool {
    matches!(c, '！'..='～')
}

/// Whether `c` is of a script that has wide forms by right: kana, Chinese characters, Hangul.
fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styled_letters_are_read_as_plain_ones() {
        let table = [
            ("𝐓𝐡𝐞 𝐛𝐚𝐧𝐤 𝐨𝐟 𝐐𝐮é𝐛𝐞𝐜 𝐫𝐨𝐬𝐞 𝟑.𝟏 p.c.", "The bank of Québec rose 3.1 p.c.", 20),
            ("𝘉𝘳𝘦𝘢𝘬𝘪𝘯𝘨: a 𝘤𝘳𝘢𝘴ℎ.", "Breaking: a crash.", 13),
            ("𝓑𝓻𝓮𝓪𝓴𝓲𝓷𝓰 𝕟𝕖𝕨𝕤, 𝚗𝚘𝚠", "Breaking news, now", 15),
            ("Ｔｈｅ ｂａｎｋ， Ｑｕéｂｅｃ ３．１！", "The bank, Québec 3.1!", 17),
        ];
        for (styled, plain, count) in table {
            assert_eq!(read(styled), Some((plain.to_owned(), count)), "{styled}");
            assert_eq!(plain.chars().count(), styled.chars().count());
        }
    }

    #[test]
    fn formulae_and_east_asian_text_stay() {
        for text in [
            "plain",
            "“No,” he said…",
            "The area is 𝜋𝑟² for a radius 𝑟.",
            "ＮＨＫは２０２４年に、",
            "市议会（ＵＮＥＳＣＯ）投票。",
            "Ｗ杯 한국 ＫＢＳ",
            "the set ℝ of numbers",
            "🗞 news",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
