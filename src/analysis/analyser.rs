//! Analyser: tokeniser, normaliser and stemmer of one language in a fixed order.

use std::cell::OnceCell;

use super::analysis::Analysis;
use super::scope::Scope;
use crate::text::{
    Article, Language, Lexicon, Stemmer, StopWords, TermHash, Token, Tokeniser, normalise,
};

/// Takes articles of one language apart.
///
/// An analyser remembers the stems of the words it has met, so a word is stemmed once; what it
/// says of an article never depends on that memory. One belongs to one thread: clone it for more.
#[derive(Debug)]
pub struct Analyser {
    stemmer: Stemmer,
    stop_words: StopWords,
    lexicon: Lexicon,
    /// Scratch: the normal form of the word at hand.
    normal: String,
    scope: Scope,
}

impl Clone for Analyser {
    /// An analyser for another thread: the same recipe, and a memory of its own.
    fn clone(&self) -> Self {
        Self {
            stemmer: self.stemmer.clone(),
            stop_words: self.stop_words.clone(),
            lexicon: Lexicon::new(),
            normal: String::new(),
            scope: self.scope,
        }
    }
}

impl Analyser {
    /// An analyser of articles in `language`; of several languages, [`Analysers`](super::Analysers)
    /// has one for each.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            stemmer: Stemmer::new(language),
            stop_words: StopWords::new(language),
            lexicon: Lexicon::new(),
            normal: String::new(),
            scope: Scope::default(),
        }
    }

    /// The same analyser for a model of this scope.
    #[must_use]
    pub fn with_scope(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }

    /// The language it stems.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.stemmer.language()
    }

    /// Takes `article` apart.
    pub fn analyse<'a>(&mut self, article: &'a Article) -> Analysis<'a> {
        self.lexicon.trim();
        let title = article.title.as_deref().unwrap_or_default();
        // English news has a token every six bytes, or every five where its marks stand apart.
        let mut words = Vec::with_capacity((title.len() + article.text.len()) / 5 + 16);
        self.read(title, &mut words);
        let title = words.len();
        self.read(&article.text, &mut words);
        Analysis {
            article,
            text: &article.text,
            scope: self.scope,
            language: self.language(),
            lexicon: self.lexicon.id(),
            words,
            title,
            segments: OnceCell::new(),
            sentences: OnceCell::new(),
            quotations: OnceCell::new(),
            identified: OnceCell::new(),
            in_scope: OnceCell::new(),
        }
    }

    /// The tokens of any stretch of text.
    pub fn tokens(&mut self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        self.read(text, &mut tokens);
        tokens
    }

    /// The stem of any word, as text.
    pub fn stem(&mut self, word: &str) -> String {
        normalise(word, &mut self.normal);
        self.stemmer.stem(&self.normal).into_owned()
    }

    /// Tokens first, then what is known of each: a loop that does nothing but look words up lets the
    /// processor fetch several at a time.
    fn read(&mut self, text: &str, tokens: &mut Vec<Token>) {
        let first = tokens.len();
        for (span, kind) in Tokeniser::new(text) {
            let surface = TermHash::of_word(text, span, &mut self.normal);
            tokens.push(Token::unknown(span, surface, kind));
        }
        for token in &mut tokens[first..] {
            let word = self.lexicon.word(token.surface, || {
                normalise(token.span.of(text), &mut self.normal);
                let stop = self.stop_words.contains(token.surface);
                (TermHash::of(&self.stemmer.stem(&self.normal)), stop)
            });
            (token.stem, token.word, token.stop) = (word.stem, word.id, word.stop);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem_share_a_hash() {
        let mut analyser = Analyser::new(Language::English);
        let tokens = analyser.tokens("Negotiating the negotiation");
        assert_eq!(tokens[0].stem, tokens[2].stem);
        assert_ne!(tokens[0].surface, tokens[2].surface);
        assert!(tokens[1].stop && !tokens[2].stop);
    }

    #[test]
    fn sentences_that_came_split_keep_their_bounds() {
        let article = Article::from_sentences("a", &["One. Two three", "four!"]);
        let mut analyser = Analyser::new(Language::English);
        let analysis = analyser.analyse(&article);
        let sentences = analysis.sentences();
        assert_eq!(sentences.len(), 2);
        assert_eq!(sentences[0].span.of(&article.text), "One. Two three");
        assert_eq!(analysis.tokens_of(&sentences[1]).len(), 2);
    }

    #[test]
    fn an_article_in_a_kindred_language_is_not_taken_for_ones_own() {
        let spanish = "El ministro dijo el martes que la reforma de las pensiones no se votará \
            en el pleno de este mes, y que los sindicatos serán consultados de nuevo.";
        let french = "Le ministre a dit mardi que la réforme des retraites ne sera pas votée ce \
            mois, et que les syndicats seront de nouveau consultés sur le texte.";
        for language in [Language::French, Language::Spanish, Language::English] {
            for (text, code) in [(spanish, "es"), (french, "fr")] {
                let article = Article::new("", text);
                let told = Analyser::new(language).analyse(&article).detect_language();
                assert_eq!(told, Some(code), "read as {language:?}: {text}");
            }
        }
    }
}
