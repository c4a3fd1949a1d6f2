//! Language identification where one is expected: that of the model, mostly.
//!
//! Few words say little, so what is expected stands unless the evidence against it is strong. The
//! evidence is counted in stop words: what letters say counts as much as one or two of them, and is
//! outvoted by the stop words of an article of any length.

use std::borrow::Cow;

use super::detection::SAMPLE;
use super::language::Language;
use super::term_hash::TermHash;
use super::token::{Token, TokenKind};
use super::votes::Votes;

/// One word in so many must be a stop word to say that an article is in the language expected: of
/// English news two in five are, and of one newsgroup posting in forty fewer.
const TELLING_SHARE: usize = 6;
/// Words of an article that are asked first which languages they belong to.
const FIRST_WORDS: usize = 50;
/// Stop words that say more than chance.
const TELLING_VOTES: u32 = 4;

/// Lead over the stop words of the language expected that tells another one, where the letters are
/// nearer to that other one too. Of 16,710 headlines of English news 14 have it by chance.
const LEAD: u32 = 2;
/// The same where the letters are nearer to a third language, as Afrikaans to Dutch.
const LEAD_OVER_LETTERS: u32 = 3;
/// The same against letters that are those of the language expected.
const LEAD_AGAINST_LETTERS: u32 = 6;
/// Letters that the language expected does not have count as a stop word each, up to so many: more
/// of them are but a name.
const FOREIGN_LETTERS: usize = 2;
/// A stop word expected in so many words, to count those that are missing; in as many words as are
/// in the sample of letters.
const WORDS_A_STOP_WORD: usize = 16;
/// One token in so many that is a number makes a table of a text: its letters are those of
/// abbreviations, and it lacks the stop words of every language.
const TABLE_SHARE: usize = 4;
const MISSING: usize = SAMPLE / 100;

/// Language of an article, where one was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IdentifiedLanguage {
    /// The language expected, by its code: that of [`Language::code`], or three letters (ISO 639-3)
    /// where a language without a stemmer was expected.
    Expected(&'static str),
    /// Another language, by its code as [`Language::detect`] gives it.
    Other(&'static str),
    /// Nothing can be said: too few words, or none but names.
    Unknown,
}

impl IdentifiedLanguage {
    /// Code of the language; none where nothing can be said.
    #[must_use]
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::Expected(code) | Self::Other(code) => Some(code),
            Self::Unknown => None,
        }
    }
}

impl Language {
    /// Language of the article of `title` and `text`, where this one is expected; `tokens` are those
    /// of both, as an analyser of this language gives them.
    ///
    /// A script that this language is not written in tells another one at once. Letters are asked
    /// only where the stop words do not speak for this language, and for no other nearly as much;
    /// the first few words do, mostly.
    #[must_use]
    pub fn identify(self, tokens: &[Token], title: &str, text: &str) -> IdentifiedLanguage {
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
        if self.is_clear(words.clone()) {
            return IdentifiedLanguage::Expected(self.code());
        }
        let sample = sample(title, text);
        let evidence = Evidence {
            expected: self,
            guess: whatlang::detect(&sample),
            votes: Votes::of_distinct(words.clone().map(|word| word.surface)),
            words: words.count(),
            numbers: tokens.iter().filter(|token| token.kind == TokenKind::Number).count(),
            sample: &sample,
        };
        evidence.verdict()
    }

    /// Whether enough of `words` are stop words of this language, and not nearly as many of another.
    #[expect(clippy::needless_pass_by_value, reason = "an iterator is cheap to pass")]
    fn is_clear<'t>(self, words: impl Iterator<Item = &'t Token> + Clone) -> bool {
        let add = |(stop_words, all), word: &Token| (stop_words + usize::from(word.stop), all + 1);
        let (stop_words, count) = words.clone().fold((0, 0), add);
        let told_by =
            |first: usize| self.is_told_by(words.clone().take(first).map(|word| word.surface));
        stop_words * TELLING_SHARE >= count && (told_by(FIRST_WORDS) || told_by(count))
    }

    fn is_told_by(self, words: impl Iterator<Item = TermHash>) -> bool {
        let votes = Votes::of(words);
        votes[self] >= TELLING_VOTES && votes[self] * 2 >= votes.rival_of(self).1 * 3
    }

    /// Letters beside those of ASCII that the language is written with.
    const fn letters(self) -> &'static str {
        match self {
            Self::Danish | Self::Norwegian => "åæøéó",
            Self::Dutch => "éëïèöü",
            Self::Finnish => "äöå",
            Self::French => "àâæçéèêëîïôœùûüÿ",
            Self::German => "äöüß",
            Self::Hungarian => "áéíóöőúüű",
            Self::Italian => "àèéìîòù",
            Self::Portuguese => "áàâãçéêíóôõúü",
            Self::Romanian => "ăâîșțşţ",
            Self::Russian => "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            Self::Spanish => "áéíñóúüªº",
            Self::Swedish => "åäöé",
            Self::Turkish => "çğıöşüâîû\u{307}",
            _ => "",
        }
    }

    /// Whether [`letters`](Self::letters) are all that it is written with beside ASCII.
    const fn has_known_letters(self) -> bool {
        !matches!(self, Self::Arabic | Self::Greek | Self::Tamil | Self::Other | Self::Many)
    }
}

/// The first letters of an article.
fn sample<'a>(title: &'a str, text: &'a str) -> Cow<'a, str> {
    let first = |text: &'a str, bytes: usize| &text[..text.floor_char_boundary(bytes)];
    if title.is_empty() {
        return first(text, SAMPLE).into();
    }
    let rest = SAMPLE.saturating_sub(title.len());
    format!("{}\n{}", first(title, SAMPLE), first(text, rest)).into()
}

/// What there is to tell a language by.
struct Evidence<'s> {
    expected: Language,
    /// Stop words by language, each counted once.
    votes: Votes,
    words: usize,
    numbers: usize,
    sample: &'s str,
    /// The language that the letters of the sample are nearest to.
    guess: Option<whatlang::Info>,
}

impl Evidence<'_> {
    fn verdict(&self) -> IdentifiedLanguage {
        if let Some(other) = self.other_by_letters().or_else(|| self.other_by_words()) {
            return IdentifiedLanguage::Other(other);
        }
        let confirmed = self.confirmed();
        confirmed.map_or(IdentifiedLanguage::Unknown, IdentifiedLanguage::Expected)
    }

    /// The code of the language that the letters are nearest to, where that is another and enough
    /// words say so.
    fn other_by_letters(&self) -> Option<&'static str> {
        let lang = self.guess.as_ref()?.lang();
        let guess = Language::from_whatlang(lang);
        let is_expected = guess.unwrap_or(Language::Other) == self.expected;
        let is_other = !is_expected && (self.is_of_another_script() || self.is_telling(lang));
        is_other.then(|| Language::code_of_whatlang(lang))
    }

    fn is_of_another_script(&self) -> bool {
        let script = self.guess.as_ref().map(whatlang::Info::script);
        let expected = self.expected.whatlang();
        script.zip(expected).is_some_and(|(script, expected)| !script.langs().contains(&expected))
    }

    /// Whether words and letters have enough of `lang`, and less of the language expected.
    fn is_telling(&self, lang: whatlang::Lang) -> bool {
        let confidence = self.confidence(lang);
        let sure = confidence > SURE && !self.is_table();
        let votes = Language::from_whatlang(lang).map_or(0, |guess| self.votes[guess]);
        let missing = if sure { (self.words / WORDS_A_STOP_WORD).min(MISSING) } else { 0 };
        let letters = usize::from(sure) + self.foreign_letters() + missing;
        confidence > 0.0 && votes + letters as u32 >= self.votes[self.expected] + LEAD
    }

    const fn is_table(&self) -> bool {
        self.numbers * TABLE_SHARE >= self.numbers + self.words
    }

    /// How much nearer the letters are to `lang` than to the language expected, from 0 to 1.
    fn confidence(&self, lang: whatlang::Lang) -> f64 {
        let Some(expected) = self.expected.whatlang() else {
            return self.guess.as_ref().map_or(0.0, whatlang::Info::confidence);
        };
        let nearer = whatlang::Detector::with_allowlist(vec![lang, expected]).detect(self.sample);
        nearer.filter(|info| info.lang() == lang).map_or(0.0, |info| info.confidence())
    }

    fn foreign_letters(&self) -> usize {
        if !self.expected.has_known_letters() {
            return 0;
        }
        let letters = self.sample.chars().flat_map(char::to_lowercase);
        let foreign = letters.filter(|&c| {
            c.is_alphabetic() && !c.is_ascii() && !self.expected.letters().contains(c)
        });
        foreign.take(FOREIGN_LETTERS).count()
    }

    /// The code of the language that most stop words are of, where it is far enough ahead.
    fn other_by_words(&self) -> Option<&'static str> {
        let (rival, votes) = self.votes.rival_of(self.expected);
        let own = self.votes[self.expected];
        let lead =
            if self.guessed_as_expected() { LEAD_AGAINST_LETTERS } else { LEAD_OVER_LETTERS };
        (votes >= own + lead && votes * 2 >= own * 3).then(|| rival.code())
    }

    fn guessed_as_expected(&self) -> bool {
        self.guess.as_ref().map(whatlang::Info::lang) == self.expected.whatlang()
    }

    /// The code of the language expected, where letters or stop words speak for it.
    fn confirmed(&self) -> Option<&'static str> {
        let info = self.guess.as_ref()?;
        let guess = Language::from_whatlang(info.lang());
        if guess.unwrap_or(Language::Other) == self.expected && info.is_reliable() {
            return Some(Language::code_of_whatlang(info.lang()));
        }
        let told = Language::of_stop_words(self.sample, guess);
        told.filter(|&told| told == self.expected).map(Language::code)
    }
}

/// Confidence from which on whatlang calls what it says reliable.
const SURE: f64 = 0.9;
