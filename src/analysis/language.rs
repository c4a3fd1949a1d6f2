//! Language that an analysed article is written in.

use super::analysis::Analysis;
use crate::text::IdentifiedLanguage;

impl Analysis<'_> {
    /// Language that the article is written in, where the one it was analysed as is expected; of an
    /// article that was analysed again in its own language, what was told the first time.
    #[must_use]
    pub fn identify_language(&self) -> IdentifiedLanguage {
        *self.identified.get_or_init(|| {
            let title = self.article.title.as_deref().unwrap_or_default();
            self.language.identify(&self.words, title, self.text)
        })
    }

    /// Code of that language: two letters (ISO 639-1) where nutgraf stems it, three (ISO 639-3) where
    /// it does not, `None` where nothing can be said.
    #[must_use]
    pub fn detect_language(&self) -> Option<&'static str> {
        self.identify_language().code()
    }
}
