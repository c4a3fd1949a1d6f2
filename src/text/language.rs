//! The languages nutgraf can stem, and how an article's language is told.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::iter;
use std::sync::LazyLock;

use nohash_hasher::NoHashHasher;
use serde::{Deserialize, Serialize};

use super::StopWords;
use super::term_hash::TermHash;
use super::token::{TokenKind, Tokeniser};

macro_rules! languages {
    ($($name:ident $code:literal $whatlang:ident),* $(,)?) => {
        /// A language that `rust-stemmers` can stem, any other, or several.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Language {
            $(#[doc = concat!("`", $code, "`")] #[serde(rename = $code)] $name,)*
            /// `und`: a language that has no stemmer here. Its words stay as they are.
            #[serde(rename = "und")]
            Other,
            /// `mul`: articles of several languages, each to be read in its own.
            #[serde(rename = "mul")]
            Many,
        }

        impl Language {
            /// All of them, in alphabetical order of their English names; last, any other and several.
            pub const ALL: &[Self] = &[$(Self::$name,)* Self::Other, Self::Many];

            /// ISO 639-1 code: `en`; ISO 639-2 has `und` for another language, `mul` for several.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* Self::Other => "und", Self::Many => "mul" }
            }

            /// English name: `English`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* Self::Other => "another language", Self::Many => "several languages" }
            }

            /// The Snowball algorithm that stems it, if there is one.
            pub(crate) const fn algorithm(self) -> Option<rust_stemmers::Algorithm> {
                match self {
                    $(Self::$name => Some(rust_stemmers::Algorithm::$name),)*
                    Self::Other | Self::Many => None,
                }
            }

            const fn from_whatlang(lang: whatlang::Lang) -> Option<Self> {
                match lang { $(whatlang::Lang::$whatlang => Some(Self::$name),)* _ => None }
            }
        }
    };
}

languages! {
    Arabic "ar" Ara, Danish "da" Dan, Dutch "nl" Nld, English "en" Eng, Finnish "fi" Fin,
    French "fr" Fra, German "de" Deu, Greek "el" Ell, Hungarian "hu" Hun, Italian "it" Ita,
    Norwegian "no" Nob, Portuguese "pt" Por, Romanian "ro" Ron, Russian "ru" Rus,
    Spanish "es" Spa, Swedish "sv" Swe, Tamil "ta" Tam, Turkish "tr" Tur,
}

/// How much of an article is read to tell its language, in bytes: beyond a few hundred letters
/// trigram statistics do not change their mind.
const SAMPLE: usize = 600;

impl Language {
    /// The language with this code, as [`Language::code`] gives it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|language| language.code() == code)
    }

    /// Its place in [`Language::ALL`].
    pub(crate) const fn place(self) -> usize {
        self as usize
    }

    /// The language that [`Language::detect`] means by `code`.
    #[must_use]
    pub fn of_code(code: &str) -> Self {
        Self::from_code(code).unwrap_or(Self::Other)
    }

    /// The code of the language `text` is written in: two letters (ISO 639-1) where nutgraf stems
    /// it, three (ISO 639-3) where it does not, `None` where nothing can be said.
    #[must_use]
    pub fn detect(text: &str) -> Option<&'static str> {
        let sample = &text[..text.floor_char_boundary(SAMPLE)];
        let info = whatlang::detect(sample)?;
        let guess = Self::from_whatlang(info.lang());
        if info.is_reliable() {
            return Some(guess.map_or_else(|| info.lang().code(), Self::code));
        }
        told_by_stop_words(sample, guess).map(Self::code)
    }

    /// Whether `words` have stop words of this language, and not nearly as many of any other.
    pub(crate) fn is_told_by(self, words: impl Iterator<Item = TermHash>) -> bool {
        let mut votes = [0; Self::ALL.len()];
        for speakers in words.filter_map(|word| SPEAKERS.get(&word.0)) {
            speakers.places().for_each(|place| votes[place] += 1);
        }
        let own = std::mem::take(&mut votes[self.place()]);
        let rival = votes.into_iter().max().unwrap_or_default();
        own >= TELLING_VOTES && own * 2 >= rival * 3
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
}

/// Stop words that say more than chance.
const TELLING_VOTES: usize = 4;

/// Texts of a collection that are asked for their language.
const ASKED: usize = 400;
/// One text in so many may be told wrongly, as Danish for Norwegian, or be a stray.
const STRAY_IN: usize = 5;

/// What a stop word of one language alone says; one of several languages says its share of it.
const VOICE: u32 = 60;
/// Two stop words of one language alone say more than chance.
const ENOUGH: u32 = 2 * VOICE;

/// The language that most stop words of a short `text` speak for; `guess`, by its letters, decides
/// between equals, and needs but one word for it.
fn told_by_stop_words(text: &str, guess: Option<Language>) -> Option<Language> {
    let mut votes = [0; Language::ALL.len()];
    let mut normal = String::new();
    for (span, kind) in Tokeniser::new(text) {
        if kind == TokenKind::Word {
            let Some(speakers) = SPEAKERS.get(&TermHash::of_word(text, span, &mut normal).0) else {
                continue;
            };
            speakers.places().for_each(|place| votes[place] += VOICE / speakers.0.count_ones());
        }
    }
    let most = votes.iter().copied().max().filter(|&most| most > 0)?;
    let mut best = Language::ALL.iter().zip(votes).filter(|&(_, votes)| votes == most);
    let first = best.next().map(|(language, _)| *language)?;
    let rivals = best.next().is_some();
    let guessed = guess.filter(|guess| votes[guess.place()] == most);
    guessed.or_else(|| (most >= ENOUGH && !rivals).then_some(first))
}

/// The languages that a stop word belongs to: a bit for each place in [`Language::ALL`].
#[derive(Clone, Copy, Default)]
struct Speakers(u32);

impl Speakers {
    /// Their places, rising.
    fn places(self) -> impl Iterator<Item = usize> {
        let without_first = |&bits: &u32| Some(bits & bits.wrapping_sub(1));
        let rest = iter::successors(Some(self.0), without_first).take_while(|&bits| bits != 0);
        rest.map(|bits| bits.trailing_zeros() as usize)
    }
}

/// The languages of each stop word.
static SPEAKERS: LazyLock<HashMap<u64, Speakers, BuildHasherDefault<NoHashHasher<u64>>>> =
    LazyLock::new(|| {
        let mut speakers: HashMap<u64, Speakers, _> = HashMap::default();
        for (place, &language) in Language::ALL.iter().enumerate() {
            for word in StopWords::list(language) {
                speakers.entry(word.0).or_default().0 |= 1 << place;
            }
        }
        speakers
    });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back_to_their_language() {
        for &language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
            assert_eq!(Language::ALL[language.place()], language);
        }
        assert_eq!(Language::from_code("xx"), None);
    }

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
