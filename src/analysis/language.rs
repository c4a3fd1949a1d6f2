//! The language that an analysed article is written in.

use super::analysis::Analysis;
use crate::text::{Language, Token, TokenKind};

/// One word in so many must be a stop word to say that an article is in the language it was
/// analysed as: of English news two in five are, and of one newsgroup posting in forty fewer.
const TELLING_SHARE: usize = 6;
/// Words of an article that are asked first which languages they belong to.
const FIRST_WORDS: usize = 50;

impl Analysis<'_> {
    /// The code of the language that the article is written in, as [`Language::detect`] gives it.
    ///
    /// Its letters are asked only where its stop words do not speak for the language it was
    /// analysed as, and for no other nearly as much; the first few words do, mostly.
    #[must_use]
    pub fn detect_language(&self) -> Option<&'static str> {
        let words = self.tokens().iter().filter(|token| token.kind == TokenKind::Word);
        let add = |(stop_words, all), word: &Token| (stop_words + usize::from(word.stop), all + 1);
        let (stop_words, count) = words.clone().fold((0, 0), add);
        let told_by = |first: usize| {
            self.language.is_told_by(words.clone().take(first).map(|word| word.surface))
        };
        if stop_words * TELLING_SHARE >= count && (told_by(FIRST_WORDS) || told_by(count)) {
            return Some(self.language.code());
        }
        Language::detect(&self.article.text)
    }
}
