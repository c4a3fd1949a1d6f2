//! The named chain: an article is read once, for tags and brief both.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::clean::{Kind, Segment, segments};
use crate::span::Span;
use crate::text::Lexicon;
use crate::text::quotations;
use crate::text::{
    Article, Language, LexiconId, Stemmer, StopWords, TermHash, Token, TokenKind, Tokeniser,
    normalise, split_sentences,
};

/// One word in so many must be a stop word to say that an article is in the language it was
/// analysed as: of English news two in five are, and of one newsgroup posting in forty fewer.
const TELLING_SHARE: usize = 6;
/// Words of an article that are asked first which languages they belong to.
const FIRST_WORDS: usize = 50;

/// Reads articles: tokeniser, normaliser and stemmer of one language in a fixed order.
///
/// An analyser remembers the stems of the words it has met, so a word is stemmed once; what it
/// says of an article never depends on that memory. One belongs to one thread: clone it for more.
#[derive(Debug)]
pub struct Analyser {
    stemmer: Stemmer,
    stop_words: StopWords,
    lexicon: Lexicon,
    normal: String,
    /// Of [`Language::Many`], those of the languages that it has met.
    own: BTreeMap<Language, Self>,
}

impl Clone for Analyser {
    /// An analyser for another thread: the same recipe, and a memory of its own.
    fn clone(&self) -> Self {
        Self {
            stemmer: self.stemmer.clone(),
            stop_words: self.stop_words.clone(),
            lexicon: Lexicon::new(),
            normal: String::new(),
            own: BTreeMap::new(),
        }
    }
}

impl Analyser {
    /// An analyser of articles in `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            stemmer: Stemmer::new(language),
            stop_words: StopWords::new(language),
            lexicon: Lexicon::new(),
            normal: String::new(),
            own: BTreeMap::new(),
        }
    }

    /// The language it stems.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.stemmer.language()
    }

    /// Takes `article` apart; an analyser of [`Language::Many`] does it in the article's own language.
    pub fn analyse<'a>(&mut self, article: &'a Article) -> Analysis<'a> {
        if self.language() == Language::Many {
            let code = Language::detect(&article.text);
            let code = code.or_else(|| Language::detect(article.title.as_deref()?));
            return self.of(code.map_or(Language::Other, Language::of_code)).analyse(article);
        }
        self.lexicon.trim();
        let title = article.title.as_deref().unwrap_or_default();
        // English news has a token every six bytes.
        let mut words = Vec::with_capacity((title.len() + article.text.len()) / 6);
        self.read(title, &mut words);
        let title = words.len();
        self.read(&article.text, &mut words);
        Analysis {
            article,
            text: &article.text,
            language: self.language(),
            lexicon: self.lexicon.id(),
            words,
            title,
            segments: OnceCell::new(),
            sentences: OnceCell::new(),
            quotations: OnceCell::new(),
        }
    }

    /// The analyser that reads articles in `language`: itself, but for [`Language::Many`].
    pub fn of(&mut self, language: Language) -> &mut Self {
        if self.language() == Language::Many && language != Language::Many {
            self.own.entry(language).or_insert_with(|| Self::new(language))
        } else {
            self
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

/// An article taken apart. Tags and brief are made from the same analysis.
///
/// Segments, sentences and actors are found when they are first asked for, since most tags do not
/// need them.
#[derive(Debug)]
pub struct Analysis<'a> {
    article: &'a Article,
    /// What the spans of tokens count into that are not the title's.
    text: &'a str,
    language: Language,
    lexicon: LexiconId,
    words: Vec<Token>,
    title: usize,
    segments: OnceCell<Vec<Segment>>,
    sentences: OnceCell<Vec<Sentence>>,
    quotations: OnceCell<Vec<Span>>,
}

/// A sentence of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes in the article's text.
    pub span: Span,
    /// Its tokens, as a range into [`Analysis::tokens`].
    pub tokens: Range<usize>,
}

impl<'a> Analysis<'a> {
    /// The article as it came in.
    #[must_use]
    pub const fn article(&self) -> &'a Article {
        self.article
    }

    /// The language it was analysed as.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

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

    /// The lexicon that the tokens' [`WordId`](super::WordId)s count in.
    #[must_use]
    pub const fn lexicon(&self) -> LexiconId {
        self.lexicon
    }

    /// All tokens: those of the title, then those of the text.
    #[must_use]
    pub fn words(&self) -> &[Token] {
        &self.words
    }

    /// Tokens of the title that came apart from the text; their spans count into the title.
    #[must_use]
    pub fn title(&self) -> &[Token] {
        &self.words[..self.title]
    }

    /// Tokens of the text, in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.words[self.title..]
    }

    /// The word at place `index` of [`Analysis::words`] as it stands in title or text.
    #[must_use]
    pub fn word(&self, index: usize) -> &'a str {
        self.words[index].span.of(self.source(index))
    }

    /// The text between the word at place `index` and the next of the same title or text.
    #[must_use]
    pub fn gap(&self, index: usize) -> &'a str {
        let source = self.source(index);
        let end = match self.words.get(index + 1) {
            Some(next) if index + 1 != self.title => next.span.start,
            _ => source.len(),
        };
        source.get(self.words[index].span.end..end).unwrap_or_default()
    }

    /// What the span of the word at place `index` counts into.
    fn source(&self, index: usize) -> &'a str {
        if index < self.title {
            self.article.title.as_deref().unwrap_or_default()
        } else {
            self.text
        }
    }

    /// What the spans of tokens count into: the article's text, or what it is an excerpt of.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// Some of the words, those at `places` in rising order, as if they were all there is: the
    /// sentence of a mention. Spans and ids of words stay what they are; all of the places belong to
    /// the title, or all to the text.
    #[must_use]
    pub fn excerpt(&self, places: &[usize]) -> Self {
        let words: Vec<Token> = places.iter().map(|&place| self.words[place]).collect();
        let bounds = words.first().zip(words.last());
        let span = bounds.map_or(Span::new(0, 0), |(a, b)| Span::new(a.span.start, b.span.end));
        Self {
            text: places.first().map_or(self.text, |&first| self.source(first)),
            segments: OnceCell::from(vec![Segment::given(span)]),
            sentences: OnceCell::from(vec![Sentence { span, tokens: 0..words.len() }]),
            words,
            title: 0,
            quotations: OnceCell::new(),
            ..*self
        }
    }

    /// The tokens of one sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens()[sentence.tokens.clone()]
    }

    /// What each stretch of the text is; of an article that came split into sentences, all prose.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        self.segments.get_or_init(|| match &self.article.sentences {
            Some(spans) => spans.iter().map(|&span| Segment::given(span)).collect(),
            None => segments(&self.article.text, self.language),
        })
    }

    /// The sentences of the story, in order; nothing that is no prose.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        self.sentences.get_or_init(|| {
            let mut first = 0;
            self.sentence_spans().map(|span| self.sentence(span, &mut first)).collect()
        })
    }

    /// What stands between quotation marks in the text, in order, marks included.
    #[must_use]
    pub fn quotations(&self) -> &[Span] {
        self.quotations.get_or_init(|| quotations(self.text))
    }

    fn sentence_spans(&self) -> Box<dyn Iterator<Item = Span> + '_> {
        match &self.article.sentences {
            Some(spans) => Box::new(spans.iter().copied()),
            None => Box::new(
                self.segments()
                    .iter()
                    .filter(|segment| segment.kind() == Kind::Prose)
                    .flat_map(|s| split_sentences(&self.article.text, s.span, self.language)),
            ),
        }
    }

    /// The sentence at `span`, whose tokens start at or after token `first`.
    fn sentence(&self, span: Span, first: &mut usize) -> Sentence {
        let tokens = self.tokens();
        let before = tokens[*first..].iter().take_while(|token| token.span.start < span.start);
        let start = *first + before.count();
        let inside = tokens[start..].iter().take_while(|token| token.span.end <= span.end);
        let end = start + inside.count();
        *first = end;
        Sentence { span, tokens: start..end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem_share_a_term() {
        let mut analyser = Analyser::new(Language::English);
        let tokens = analyser.tokens("Negotiating the negotiation");
        assert_eq!(tokens[0].stem, tokens[2].stem);
        assert_ne!(tokens[0].surface, tokens[2].surface);
        assert!(tokens[1].stop && !tokens[2].stop);
    }

    #[test]
    fn articles_of_several_languages_are_read_each_in_its_own() {
        let mut analyser = Analyser::new(Language::Many);
        let table = [
            ("Der Minister sprach über die Verhandlungen mit der Regierung.", "de", "verhandl"),
            ("The minister spoke of the negotiations with the government.", "en", "negoti"),
        ];
        for (text, code, stem) in table {
            let article = Article::new("", text);
            let analysis = analyser.analyse(&article);
            assert_eq!(analysis.language().code(), code);
            assert!(analysis.tokens().iter().any(|token| token.stem == TermHash::of(stem)));
        }
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
}
