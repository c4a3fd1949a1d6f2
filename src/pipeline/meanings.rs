//! What words mean, as the word vectors inside the library tell it.

use std::sync::{Arc, OnceLock};

use crate::features::WordVectors;
use crate::model::embedded_vectors;
use crate::summarise::{Meaning, Meanings};
use crate::text::{Language, TermHash};

/// Meanings of the words of a language, read when a word is first asked for; none where there are
/// no word vectors of it.
#[derive(Debug)]
pub(super) struct EmbeddedMeanings {
    language: Language,
    vectors: OnceLock<Option<Arc<WordVectors>>>,
}

impl EmbeddedMeanings {
    /// Those of `language`, if there may be any.
    pub(super) fn of(language: Language) -> Option<Arc<dyn Meanings>> {
        let known = cfg!(feature = "vectors") && language == Language::English;
        let meanings = Self { language, vectors: OnceLock::new() };
        known.then(|| Arc::new(meanings) as Arc<dyn Meanings>)
    }
}

impl Meanings for EmbeddedMeanings {
    fn meaning(&self, word: TermHash) -> Option<Meaning<'_>> {
        let vectors = self.vectors.get_or_init(|| embedded_vectors(self.language)).as_ref()?;
        let (weight, direction) = vectors.meaning(word)?;
        Some(Meaning { weight, direction })
    }
}
