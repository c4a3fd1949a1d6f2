//! Language detection where nothing is expected: of a text, and of a collection.

use super::language::Language;
use super::term_hash::TermHash;
use super::token::{TokenKind, Tokeniser};
use super::votes::{VOICE, Votes};

/// How much of an article is read to tell its language, in bytes: beyond a few hundred letters
/// trigram statistics do not change their mind.
pub(super) const SAMPLE: usize = 600;

/// Texts of a collection that are asked for their language.
const ASKED: usize = 400;
/// One text in so many may be told wrongly, as Danish for Norwegian, or be a stray.
const STRAY_IN: usize = 5;

/// Two stop words of one language alone say more than chance.
const ENOUGH: u32 = 2 * VOICE;

impl Language {
    /// The code of the language `text` is written in: two letters (ISO 639-1) where nutgraf stems
    /// it, three (ISO 639-3) where it does not, `None` where nothing can be said.
    #[must_use]
    pub fn detect(text: &str) -> Option<&'static str> {
        let sample = &text[..text.floor_char_boundary(SAMPLE)];
        let info = whatlang::detect(sample)?;
        if info.is_reliable() {
            return Some(Self::code_of_whatlang(info.lang()));
        }
        Self::of_stop_words(sample, Self::from_whatlang(info.lang())).map(Self::code)
    }

    /// The language of a collection, by a few hundred of its `texts`; [`Language::Many`] where more
    /// than stray ones are in another than the most.
    pub fn of_all<'t>(texts: impl ExactSizeIterator<Item = &'t str>) -> Self {
        let step = texts.len().div_ceil(ASKED).max(1);
        let mut counts = [0_usize; Self::ALL.len()];
        for code in texts.step_by(step).filter_map(Self::detect) {
            counts[Self::of_code(code).place()] += 1;
        }
        let told: usize = counts.iter().sum();
        if told == 0 {
            return Self::English;
        }
        let most = (0..counts.len()).max_by_key(|&place| counts[place]).unwrap_or_default();
        let others = counts.iter().enumerate().filter(|&(place, _)| place != most);
        let second = others.map(|(_, &count)| count).max().unwrap_or_default();
        if second * STRAY_IN > told { Self::Many } else { Self::ALL[most] }
    }

    /// The language that most stop words of a short `text` speak for; `guess`, by its letters,
    /// decides between equals, and needs but one word for it.
    pub(super) fn of_stop_words(text: &str, guess: Option<Self>) -> Option<Self> {
        let mut normal = String::new();
        let words = Tokeniser::new(text).filter(|&(_, kind)| kind == TokenKind::Word);
        let votes =
            Votes::shared(words.map(|(span, _)| TermHash::of_word(text, span, &mut normal)));
        let (first, most) = votes.rival_of(Self::Many);
        if let Some(guess) = guess.filter(|&guess| most > 0 && votes[guess] == most) {
            return Some(guess);
        }
        (most >= ENOUGH && votes.rival_of(first).1 < most).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collection_has_one_language_or_many() {
        let english = "The minister told the committee that the budget would be cut.";
        let german = "Der Minister sagte dem Ausschuss, dass der Haushalt gekürzt werde.";
        let of = |texts: &[&str]| Language::of_all(texts.iter().copied());
        assert_eq!(of(&[]), Language::English);
        assert_eq!(of(&["!", "?"]), Language::English);
        assert_eq!(of(&[german, "!", german]), Language::German);
        assert_eq!(of(&[german, english]), Language::Many);
        let mut texts = vec![english; 1000];
        texts[0] = german;
        assert_eq!(of(&texts), Language::English);
        texts[..300].fill(german);
        assert_eq!(of(&texts), Language::Many);
    }

    #[test]
    fn detects_the_language_of_a_sentence() {
        let table = [
            (
                "The minister told the committee on Tuesday that the budget would be cut.",
                Some("en"),
            ),
            (
                "Der Minister sagte am Dienstag vor dem Ausschuss, dass der Haushalt gekürzt werde.",
                Some("de"),
            ),
            ("Ministeren sagde, at det ikke var nok.", Some("da")),
            ("Ministeren sa at det ikke var nok av dem.", Some("no")),
            ("Ministern sade i tisdags till utskottet att budgeten skulle skäras ned.", Some("sv")),
            ("委员会星期二听取了部长的报告，预算将被削减。", Some("cmn")),
            ("", None),
        ];
        for (text, code) in table {
            assert_eq!(Language::detect(text), code, "language of: {text}");
        }
    }
}
