//! The languages nutgraf can stem, and how an article's language is told.

use serde::{Deserialize, Serialize};

macro_rules! languages {
    ($($name:ident $code:literal $whatlang:ident),* $(,)?) => {
        /// A language that `rust-stemmers` can stem, or any other.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Language {
            $(#[doc = concat!("`", $code, "`")] #[serde(rename = $code)] $name,)*
            /// `und`: a language that has no stemmer here. Its words stay as they are.
            #[serde(rename = "und")]
            Other,
        }

        impl Language {
            /// All of them, in alphabetical order of their English names; last, any other.
            pub const ALL: &[Self] = &[$(Self::$name,)* Self::Other];

            /// ISO 639-1 code: `en`; of another language that of ISO 639-2 for none, `und`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* Self::Other => "und" }
            }

            /// English name: `English`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* Self::Other => "another language" }
            }

            /// The Snowball algorithm that stems it, if there is one.
            pub(super) const fn algorithm(self) -> Option<rust_stemmers::Algorithm> {
                match self {
                    $(Self::$name => Some(rust_stemmers::Algorithm::$name),)*
                    Self::Other => None,
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
        let info = whatlang::detect(sample).filter(whatlang::Info::is_reliable)?;
        Some(Self::from_whatlang(info.lang()).map_or_else(|| info.lang().code(), Self::code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back_to_their_language() {
        for &language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("xx"), None);
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
            ("Ministern sade i tisdags till utskottet att budgeten skulle skäras ned.", Some("sv")),
            ("委员会星期二听取了部长的报告，预算将被削减。", Some("cmn")),
            ("", None),
        ];
        for (text, code) in table {
            assert_eq!(Language::detect(text), code, "language of: {text}");
        }
    }
}
