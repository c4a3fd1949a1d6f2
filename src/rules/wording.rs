//! Wordings of a phrase: its own words, and those of what stands for it.

use super::days::Days;
use crate::analysis::Analysis;
use crate::text::{TermHash, Token, TokenKind, Tokeniser, normalise};

/// Words in a row, by the hashes of their normal forms, and the days on which they mean what they do.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wording {
    words: Vec<TermHash>,
    pub(super) days: Days,
}

impl Wording {
    pub(super) fn new(phrase: &str, days: Days) -> Self {
        Self { words: words(phrase), days }
    }

    /// Whether a phrase has no word to look for.
    pub(super) fn is_empty(phrase: &str) -> bool {
        words(phrase).is_empty()
    }

    /// Whether it is the wording of `phrase`.
    pub(super) fn is_of(&self, phrase: &str) -> bool {
        self.words == words(phrase)
    }

    /// The words as the article prints them where they first stand, in its title or its text.
    pub(super) fn find<'a>(&self, analysis: &Analysis<'a>) -> Option<&'a str> {
        let article = analysis.article();
        let title = article.title.as_deref().unwrap_or_default();
        let in_title = || self.find_in(analysis.title(), title);
        in_title().or_else(|| self.find_in(analysis.tokens(), &article.text))
    }

    fn find_in<'a>(&self, tokens: &[Token], text: &'a str) -> Option<&'a str> {
        let tokens: Vec<&Token> =
            tokens.iter().filter(|own| own.kind != TokenKind::Symbol).collect();
        let is_it = |window: &&[&Token]| {
            window.iter().zip(&self.words).all(|(own, word)| own.surface == *word)
        };
        let found = tokens.windows(self.words.len().max(1)).find(is_it)?;
        let (first, last) = (found.first()?, found.last()?);
        text.get(first.span.start..last.span.end)
    }
}

fn words(phrase: &str) -> Vec<TermHash> {
    let mut normal = String::new();
    let tokens = Tokeniser::new(phrase).filter(|(_, kind)| *kind != TokenKind::Symbol);
    let word = |(span, _): (crate::span::Span, TokenKind)| {
        normalise(span.of(phrase), &mut normal);
        TermHash::of(&normal)
    };
    tokens.map(word).collect()
}
