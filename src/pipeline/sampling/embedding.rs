//! Embeddings of articles that need no model.

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::features::WordVectors;
use crate::model::embedded_vectors;
use crate::text::{Language, Token, TokenKind};

/// Numbers of an embedding of hashed stems.
const BUCKETS: usize = 256;

/// Embedding of articles: the sum of what their words mean, where there are word vectors of the
/// language; and else which stems they have, each in one of some buckets (Weinberger et al., "Feature
/// Hashing for Large Scale Multitask Learning", ICML 2009).
pub(super) enum Embedding {
    Meanings(Arc<WordVectors>),
    Stems,
}

impl Embedding {
    pub(super) fn of(language: Language) -> Self {
        embedded_vectors(language).map_or(Self::Stems, Self::Meanings)
    }

    /// The embedding of an article, of unit length; none of one without a word that is known.
    pub(super) fn embed(&self, analysis: &Analysis<'_>) -> Option<Vec<f32>> {
        let mut sum = vec![0.0; self.dimensions()];
        let words = analysis.in_scope().iter().flat_map(|range| &analysis.words()[range.clone()]);
        for word in words.filter(|word| word.kind != TokenKind::Symbol) {
            self.add(word, &mut sum);
        }
        let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
        (length > 0.0).then(|| sum.into_iter().map(|value| value / length).collect())
    }

    fn dimensions(&self) -> usize {
        match self {
            Self::Meanings(vectors) => vectors.dimensions(),
            Self::Stems => BUCKETS,
        }
    }

    fn add(&self, word: &Token, sum: &mut [f32]) {
        match self {
            Self::Meanings(vectors) => {
                let Some((weight, direction)) = vectors.meaning(word.surface) else { return };
                let squares: i32 = direction.iter().map(|&byte| i32::from(byte).pow(2)).sum();
                let scale = weight / (squares as f32).sqrt();
                sum.iter_mut()
                    .zip(direction)
                    .for_each(|(sum, &byte)| *sum += scale * f32::from(byte));
            }
            Self::Stems if word.stop => {}
            Self::Stems => {
                let bits = word.stem.0;
                let sign = if bits >> 63 == 0 { 1.0 } else { -1.0 };
                sum[bits as usize % BUCKETS] += sign;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::Article;

    /// Cosine of what two texts of one language are embedded as.
    fn cosine(language: Language, texts: [&str; 2]) -> f32 {
        let (mut analyser, embedding) = (Analyser::new(language), Embedding::of(language));
        let [a, b] = texts.map(|text| {
            let article = Article::new("", text);
            embedding.embed(&analyser.analyse(&article)).unwrap()
        });
        a.iter().zip(&b).map(|(a, b)| a * b).sum()
    }

    #[test]
    fn articles_of_one_matter_are_near_each_other_in_any_language() {
        for (language, one, alike, other) in [
            (
                Language::English,
                "The striker scored twice in the cup final.",
                "The goalkeeper saved the team in the last match.",
                "The bank raised interest rates to slow inflation.",
            ),
            (
                Language::German,
                "Der Stürmer traf im Pokal zweimal.",
                "Im Pokal traf der Stürmer nur den Pfosten.",
                "Die Bank hat den Zins erhöht.",
            ),
        ] {
            let (near, far) = (cosine(language, [one, alike]), cosine(language, [one, other]));
            assert!(near > far + 0.1, "{language:?}: {near} {far}");
        }
    }

    #[test]
    fn what_has_no_word_has_no_embedding() {
        for language in [Language::English, Language::German] {
            let article = Article::new("", "… !");
            let mut analyser = Analyser::new(language);
            assert!(Embedding::of(language).embed(&analyser.analyse(&article)).is_none());
        }
    }
}
