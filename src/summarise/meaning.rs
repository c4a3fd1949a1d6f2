//! Likeness of sentences in meaning: other words, the same news.

use std::fmt;

use crate::text::{TermHash, Token, TokenKind};

/// Cosine of two words beyond which one begins to say what the other says.
const RELATED: f32 = 0.35;
/// What a word of the same meaning counts beside the word itself.
const SHARE: f32 = 0.8;
/// Weight of a word whose meaning is not known: a name, or a rare word.
const UNKNOWN: f32 = 5.0;

/// Meaning of a word.
#[derive(Clone, Copy, Debug)]
pub struct Meaning<'m> {
    /// How much it says: little where the word is common.
    pub weight: f32,
    /// Its direction, of any length: words that mean nearly the same point the same way.
    pub direction: &'m [i8],
}

/// Meanings of words: what a summariser knows of them beyond the article.
pub trait Meanings: fmt::Debug + Send + Sync {
    /// The meaning of a word, by the hash of its normal form.
    fn meaning(&self, word: TermHash) -> Option<Meaning<'_>>;
}

/// Sense of a sentence: its telling words, each once, with what they mean.
#[derive(Clone, Debug)]
pub(crate) struct Sense<'m>(Vec<Telling<'m>>);

/// A telling word.
#[derive(Clone, Copy, Debug)]
struct Telling<'m> {
    stem: TermHash,
    weight: f32,
    direction: &'m [i8],
    /// One over the length of the direction.
    scale: f32,
}

impl<'m> Sense<'m> {
    /// The sense of the words among `tokens`, which mean nothing but themselves where no `meanings` are
    /// known.
    pub(crate) fn of<'t>(
        tokens: impl Iterator<Item = &'t Token>,
        meanings: Option<&'m dyn Meanings>,
    ) -> Self {
        let telling = tokens.filter(|token| token.kind != TokenKind::Symbol && !token.stop);
        let mut words: Vec<Telling<'m>> =
            telling.map(|token| Telling::of(token, meanings)).collect();
        words.sort_by_key(|word| word.stem.0);
        words.dedup_by_key(|word| word.stem.0);
        Self(words)
    }

    /// Number of telling words.
    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// Share of what two sentences say that the other says too, in the same words or in others: the
    /// mean of both directions (0 to 1).
    pub(crate) fn likeness(&self, other: &Self) -> f32 {
        let [mut own, mut others] = [self, other].map(|sense| vec![0.0_f32; sense.len()]);
        for (word, own) in self.0.iter().zip(&mut own) {
            for (next, others) in other.0.iter().zip(&mut others) {
                let cosine = word.cosine(next);
                *own = own.max(cosine);
                *others = others.max(cosine);
            }
        }
        let unsaid = |sense: &Self, by: &Self, nearest: &[f32]| {
            let said: Vec<f32> = sense.said(by, nearest).collect();
            sense.share_unsaid(&said)
        };
        let empty = self.0.is_empty() || other.0.is_empty();
        let unsaid = f32::midpoint(unsaid(self, other, &own), unsaid(other, self, &others));
        if empty { 0.0 } else { 1.0 - unsaid }
    }

    /// How much of each of its words `other` says (0 to 1).
    pub(crate) fn words_said_by(&self, other: &Self) -> Vec<f32> {
        let cosines = |word| other.0.iter().map(move |next| next.cosine(word));
        let nearest = |word| cosines(word).fold(0.0, f32::max);
        self.0.iter().map(|word| other.says(word, || nearest(word))).collect()
    }

    /// Share of what it says that is not said, where so much of each of its words is; nothing of
    /// nothing.
    pub(crate) fn share_unsaid(&self, said: &[f32]) -> f32 {
        let all: f32 = self.0.iter().map(|word| word.weight).sum();
        let words = self.0.iter().zip(said);
        let said: f32 = words.map(|(word, said)| word.weight * said).sum();
        if all > 0.0 { 1.0 - said / all } else { 0.0 }
    }

    /// How much of each of its words `other` says; `nearest` are their cosines with the nearest of the
    /// other's.
    fn said(&self, other: &Self, nearest: &[f32]) -> impl Iterator<Item = f32> {
        self.0.iter().zip(nearest).map(|(word, &nearest)| other.says(word, || nearest))
    }

    /// How much of `word` the sentence says (0 to 1), with a word so near to it.
    fn says(&self, word: &Telling<'_>, nearest: impl FnOnce() -> f32) -> f32 {
        if self.0.binary_search_by_key(&word.stem.0, |own| own.stem.0).is_ok() {
            return 1.0;
        }
        SHARE * (nearest() - RELATED).max(0.0) / (1.0 - RELATED)
    }
}

impl<'m> Telling<'m> {
    fn of(token: &Token, meanings: Option<&'m dyn Meanings>) -> Self {
        let stem = token.stem;
        let known = meanings.and_then(|meanings| meanings.meaning(token.surface));
        let Some(Meaning { weight, direction }) = known else {
            return Self { stem, weight: UNKNOWN, direction: &[], scale: 0.0 };
        };
        let squares = inner(direction, direction);
        let scale = if squares > 0.0 { squares.sqrt().recip() } else { 0.0 };
        Self { stem, weight, direction, scale }
    }

    fn cosine(&self, other: &Self) -> f32 {
        inner(self.direction, other.direction) * self.scale * other.scale
    }
}

fn inner(a: &[i8], b: &[i8]) -> f32 {
    a.iter().zip(b).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum::<i32>() as f32
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::Language;

    /// Knows that armies and troops are the same, and so are a truce and a ceasefire.
    #[derive(Debug)]
    pub(crate) struct Few;

    impl Meanings for Few {
        fn meaning(&self, word: TermHash) -> Option<Meaning<'_>> {
            const DIRECTIONS: [(&str, [i8; 2]); 4] =
                [("armies", [9, 0]), ("troops", [5, 0]), ("truce", [0, 3]), ("ceasefire", [0, 7])];
            let known = DIRECTIONS.iter().find(|(name, _)| TermHash::of(name) == word);
            known.map(|(_, direction)| Meaning { weight: 2.0, direction })
        }
    }

    #[test]
    fn other_words_may_say_the_same() {
        let mut analyser = Analyser::new(Language::English);
        let mut likeness = |a: &str, b: &str| {
            let [a, b] = [a, b].map(|text| Sense::of(analyser.tokens(text).iter(), Some(&Few)));
            assert!((a.likeness(&b) - b.likeness(&a)).abs() < 1e-6);
            a.likeness(&b)
        };
        let table = [
            ("The armies broke the truce.", "The armies broke the truce.", 1.0),
            // Weights 2, 5 and 2, of which 0.8 of the outer two are said: (1.6 + 5 + 1.6) / 9.
            ("The armies broke the truce.", "Troops broke a ceasefire.", 8.2 / 9.0),
            ("The armies broke the truce.", "Gulls screamed.", 0.0),
            ("", "Gulls screamed.", 0.0),
        ];
        for (a, b, expected) in table {
            let found = likeness(a, b);
            assert!((found - expected).abs() < 1e-5, "{a} {b}: {found}");
        }
    }
}
