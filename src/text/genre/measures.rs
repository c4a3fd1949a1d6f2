//! Measures of a text: how many of its words, marks, sentences and lines are of which kind. Its
//! beginning is enough, and costs little beside all that is done with the article.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::super::article::Article;
use super::wording::Wording;

/// What ends a sentence, or a part of one that begins with a capital …
const STOPS: [char; 5] = ['.', '!', '?', ':', ';'];
/// … and what a line ends with that is a sentence.
const ENDS: [char; 6] = ['.', '!', '?', '”', '"', '\''];

/// What an address begins with.
static ADDRESSES: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(["http://", "https://", "www."]).expect("a table of three"));
/// Bytes of a text that are looked at: two hundred words.
const BEGINNING: usize = 1200;

/// Counts of a text, and shares of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Measures {
    pub(super) words: usize,
    numbers: usize,
    /// Words of each list, in its order.
    pub(super) listed: Vec<usize>,
    filler: usize,
    function: usize,
    past_endings: usize,
    capitals: usize,
    orders: usize,
    sentences: usize,
    /// Lines of the text, without the title, that hold something.
    pub(super) lines: usize,
    ended_lines: usize,
    colons: usize,
    addresses: usize,
    /// Share of the marks of code.
    pub(super) code: f64,
    pub(super) lower_case: bool,
}

impl Measures {
    pub(super) fn of(article: &Article, wording: &Wording) -> Self {
        let title = article.title.as_deref().unwrap_or_default();
        let mut measures = Self { listed: vec![0; wording.lists()], ..Self::default() };
        let text = beginning(&article.text);
        let parts = [title, text];
        for line in parts.into_iter().flat_map(str::lines) {
            measures.count_line(line, wording);
        }
        measures.count_lines(text);
        measures.count_signs(&parts);
        measures.filler = measures.listed[wording.filler];
        measures.function = measures.listed[wording.function];
        measures
    }

    fn count_signs(&mut self, parts: &[&str]) {
        let (mut signs, mut marks) = (0, 0);
        self.lower_case = true;
        for part in parts {
            for sign in part.chars().filter(|c| !c.is_whitespace()) {
                signs += 1;
                marks += usize::from(is_of_code(sign));
                self.lower_case &= !sign.is_uppercase();
            }
        }
        self.code = share(marks, signs);
    }

    fn count_lines(&mut self, text: &str) {
        let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
        self.lines = lines().count();
        self.ended_lines = lines().filter(|line| line.ends_with(ENDS)).count();
    }

    fn count_line(&mut self, line: &str, wording: &Wording) {
        self.colons += line.matches([':', '|']).count();
        self.addresses += ADDRESSES.find_iter(line).count();
        for sentence in sentences(line) {
            self.count_sentence(sentence, wording);
        }
    }

    fn count_sentence(&mut self, sentence: &str, wording: &Wording) {
        let mut is_first = true;
        let mut word = String::new();
        for token in tokens(sentence) {
            if token.starts_with(|c: char| c.is_ascii_digit()) {
                self.numbers += 1;
                continue;
            }
            lower(token, &mut word);
            let lists = self.count_word(&word, wording);
            if is_first {
                self.sentences += 1;
                self.orders += usize::from(lists & (1 << wording.orders) != 0);
            } else if token.starts_with(char::is_uppercase) && !is_writer(&word) {
                self.capitals += 1;
            }
            is_first = false;
        }
    }

    /// Counts a word, and says which lists hold it, a bit each.
    fn count_word(&mut self, word: &str, wording: &Wording) -> u32 {
        let lists = wording.lists_of(word);
        self.words += 1;
        self.past_endings += usize::from(word.len() > 4 && word.ends_with("ed"));
        let mut rest = lists;
        while rest != 0 {
            self.listed[rest.trailing_zeros() as usize] += 1;
            rest &= rest - 1;
        }
        lists
    }

    pub(super) const fn tokens(&self) -> usize {
        self.words + self.numbers
    }

    pub(super) fn figures(&self) -> f64 {
        share(self.numbers, self.tokens())
    }

    pub(super) fn filler(&self) -> f64 {
        share(self.filler, self.words)
    }

    pub(super) fn function(&self) -> f64 {
        share(self.function, self.words)
    }

    pub(super) fn past_endings(&self) -> f64 {
        share(self.past_endings, self.words)
    }

    pub(super) fn names(&self) -> f64 {
        share(self.capitals, self.words)
    }

    pub(super) fn orders(&self) -> f64 {
        share(self.orders, self.sentences)
    }

    pub(super) fn colons(&self) -> f64 {
        share(self.colons, self.words)
    }

    pub(super) fn addresses(&self) -> f64 {
        share(self.addresses, self.words)
    }

    pub(super) fn ended(&self) -> f64 {
        share(self.ended_lines, self.lines)
    }

    pub(super) fn words_a_line(&self) -> f64 {
        share(self.words, self.lines)
    }

    pub(super) fn words_a_sentence(&self) -> f64 {
        share(self.words, self.sentences)
    }
}

pub(super) fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// The first [`BEGINNING`] bytes of a text, or a few less.
fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(BEGINNING)]
}

/// Marks that code is full of and prose has few of.
const fn is_of_code(sign: char) -> bool {
    matches!(
        sign,
        '{' | '}'
            | '['
            | ']'
            | '<'
            | '>'
            | '='
            | ';'
            | '|'
            | '\\'
            | '_'
            | '#'
            | '$'
            | '*'
            | '/'
            | '@'
            | '~'
            | '^'
            | '&'
            | '+'
    )
}

/// Writes a word in lower case and with straight apostrophes into `lowered`.
fn lower(word: &str, lowered: &mut String) {
    lowered.clear();
    if word.is_ascii() {
        lowered.push_str(word);
        lowered.make_ascii_lowercase();
    } else {
        lowered.extend(word.chars().flat_map(char::to_lowercase).map(straight));
    }
}

/// A straight apostrophe for a curly one.
const fn straight(letter: char) -> char {
    if letter == '’' { '\'' } else { letter }
}

/// I, I'm, I'd: a capital that is no name.
fn is_writer(word: &str) -> bool {
    word == "i" || word.starts_with("i'")
}

/// Sentences of a line, and the parts of one behind a colon.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let mut last = ' ';
    line.split_inclusive(move |c: char| {
        let ends = c.is_whitespace() && STOPS.contains(&last);
        last = c;
        ends
    })
}

/// Words, with their apostrophes, and figures, with their points.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| c.is_alphabetic() || c.is_ascii_digit())?;
        let token = &rest[start..];
        let is_word = token.starts_with(char::is_alphabetic);
        let in_word = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’');
        let in_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':');
        let belongs = |c: char| if is_word { in_word(c) } else { in_figure(c) };
        let end = token.find(|c| !belongs(c)).unwrap_or(token.len());
        rest = &token[end..];
        Some(token[..end].trim_end_matches(['\'', '’']))
    })
}

#[cfg(test)]
mod tests {
    use super::super::wording::WORDING;
    use super::*;

    #[test]
    fn words_figures_and_sentences_are_counted() {
        let text = "Stir well. I'm told Ann Hale's team won 3.5, 2 and 1:0!\n\nDone: see www.a.org";
        let measures = Measures::of(&Article::new("", text).with_title("Soup"), &WORDING);
        assert_eq!((measures.words, measures.numbers), (15, 3));
        assert_eq!((measures.sentences, measures.orders, measures.capitals), (5, 2, 2));
        assert_eq!((measures.lines, measures.ended_lines), (2, 1));
        assert_eq!((measures.addresses, measures.lower_case), (1, false));
        assert!((measures.code - 0.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_is_measured_of_nothing() {
        let measures = Measures::of(&Article::new("", " \n "), &WORDING);
        assert_eq!((measures.tokens(), measures.sentences, measures.lines), (0, 0, 0));
        assert!(measures.figures().abs() < 1e-12 && measures.words_a_line().abs() < 1e-12);
    }
}
