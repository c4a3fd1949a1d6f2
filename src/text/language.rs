//! The languages nutgraf can stem.

use serde::{Deserialize, Serialize};

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

            /// Language that whatlang calls `lang`.
            pub(super) const fn from_whatlang(lang: whatlang::Lang) -> Option<Self> {
                match lang { $(whatlang::Lang::$whatlang => Some(Self::$name),)* _ => None }
            }

            /// What whatlang calls it; nothing where it is no language in particular.
            pub(super) const fn whatlang(self) -> Option<whatlang::Lang> {
                match self {
                    $(Self::$name => Some(whatlang::Lang::$whatlang),)*
                    Self::Other | Self::Many => None,
                }
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

    /// Two letters (ISO 639-1) for a language that is stemmed here, three (ISO 639-3) for another.
    pub(super) fn code_of_whatlang(lang: whatlang::Lang) -> &'static str {
        Self::from_whatlang(lang).map_or_else(|| lang.code(), Self::code)
    }

    /// The language that [`Language::detect`] means by `code`.
    #[must_use]
    pub fn of_code(code: &str) -> Self {
        Self::from_code(code).unwrap_or(Self::Other)
    }
}

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
}
