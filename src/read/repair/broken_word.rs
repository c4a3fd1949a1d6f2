//! Words that a hyphen broke over two lines: `con-` and `crete`.
//!
//! Of a word that is joined, the second part moves up, and white space takes its place behind it:
//! whatever stands outside the word stays where it was, so that offsets count into the text as it
//! came.

use std::collections::HashSet;

use crate::text::Wrap;

/// Text whose lines are broken by hyphens has one at an end in so many lines, at least: of a text
/// that never breaks words they are the hyphens of compounds.
const LINES: usize = 20;
/// First parts of compounds, which keep their hyphen.
const COMPOUNDING: &str = "all anti co cross eight ex far five four full half high ill left long low \
    mid mini multi nine non old one post pre pro quasi right second self semi seven short single six \
    so south sub super ten third three top two ultra under vice well west world year east north";
/// Words behind a hyphen that stands for a part left out: `Ein- und Ausgang`, `pre- and postwar`.
const SUSPENDING: &str =
    "and or to und oder bis bzw och eller og en of ja tai e ed o y et ou i a és vagy și";

/// `text` with such words in one, and how many they were; nothing where there is none.
pub(super) fn join(text: &str) -> Option<(String, usize)> {
    let breaks = breaks(text);
    if breaks.is_empty()
        || breaks.len() * LINES < text.lines().filter(|line| !line.trim().is_empty()).count()
    {
        return None;
    }
    let words = whole_words(text, &breaks);
    let wrap = Wrap::of(text);
    let mut joined =
        Joined { text, written: String::with_capacity(text.len()), copied: 0, removed: 0 };
    for (broken, next) in breaks.iter().zip(breaks.iter().skip(1).map(Some).chain([None])) {
        let hyphen = if broken.keeps_hyphen(text, &words) { broken.hyphen_width(text) } else { 0 };
        joined.join(broken, hyphen);
        let end = broken.word_end(text);
        if next.is_none_or(|next| next.hyphen >= end) {
            joined.fill(end, wrap.is_some_and(|wrap| broken.is_wrapped(text, wrap)));
        }
    }
    joined.written.push_str(&text[joined.copied..]);
    Some((joined.written, breaks.len()))
}

/// Word that is broken: where its hyphen stands, and where it goes on.
#[derive(Clone, Copy, Debug)]
struct Break {
    hyphen: usize,
    rest: usize,
}

/// The broken words of `text`, in order.
fn breaks(text: &str) -> Vec<Break> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes());
    ends.filter_map(|end| Break::at(text, end)).collect()
}

impl Break {
    /// The word that is broken by the line end at `end`.
    fn at(text: &str, end: usize) -> Option<Self> {
        if !may_break(&text.as_bytes()[..end]) {
            return None;
        }
        let line = text[..end].trim_end_matches(['\r', ' ']);
        let hyphen =
            line.chars().next_back().filter(|c| matches!(c, '-' | '‐' | '\u{ad}' | '¬'))?;
        let rest = text[end + 1..].trim_start_matches([' ', '\t']);
        let broken = Self { hyphen: line.len() - hyphen.len_utf8(), rest: text.len() - rest.len() };
        let (left, right) = broken.parts(text);
        let letters = left.chars().nth(1).is_some() && left.ends_with(char::is_lowercase);
        let goes_on = rest.starts_with(char::is_lowercase) && !is_one_of(right, SUSPENDING);
        (letters && goes_on).then_some(broken)
    }

    /// Its letters before the hyphen, and those on the next line.
    fn parts(self, text: &str) -> (&str, &str) {
        let apart = |c: char| !c.is_alphabetic();
        let left = text[..self.hyphen].rsplit(apart).next().unwrap_or_default();
        (left, text[self.rest..].split(apart).next().unwrap_or_default())
    }

    /// Where what is set close behind the word ends.
    fn word_end(self, text: &str) -> usize {
        let rest = &text[self.rest..];
        self.rest + rest.find(char::is_whitespace).unwrap_or(rest.len())
    }

    /// Whether its lines would be taken for one paragraph with any words at their ends.
    fn is_wrapped(self, text: &str, wrap: Wrap) -> bool {
        let start = text[..self.hyphen].rfind('\n').map_or(0, |end| end + 1);
        let next = text[self.rest..].lines().next().unwrap_or_default();
        wrap.joins(&text[start..self.hyphen], next)
    }

    fn hyphen_width(self, text: &str) -> usize {
        text[self.hyphen..].chars().next().map_or(0, char::len_utf8)
    }

    /// Whether the hyphen is that of a compound which is broken at it: `well-known`.
    fn keeps_hyphen(self, text: &str, words: &HashSet<String>) -> bool {
        let (left, right) = self.parts(text);
        let [left, right] = [left, right].map(str::to_lowercase);
        let joined = words.contains(&format!("{left}{right}"));
        let both = || words.contains(&left) && words.contains(&right);
        let seen = || words.contains(&format!("{left}-{right}")) || both();
        text[self.hyphen..].starts_with(['-', '‐'])
            && !joined
            && (is_one_of(&left, COMPOUNDING) || seen())
    }
}

/// Whether a line may end with a hyphen, by its last byte: nearly none does.
fn may_break(line: &[u8]) -> bool {
    let blank = |byte: &&u8| matches!(byte, b' ' | b'\r');
    line.iter()
        .rev()
        .find(|byte| !blank(byte))
        .is_some_and(|last| *last == b'-' || !last.is_ascii())
}

/// Whether `word` stands in `list`, in any case.
fn is_one_of(word: &str, list: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word.to_lowercase())
}

/// The words of `text`, compounds whole and in parts, without those that are broken.
fn whole_words(text: &str, breaks: &[Break]) -> HashSet<String> {
    let mut words = HashSet::new();
    let mut at = 0;
    let ends = breaks.iter().map(|broken| (broken.hyphen - broken.parts(text).0.len(), broken));
    let mut take = |stretch: &str| {
        for word in stretch.split(|c: char| !c.is_alphabetic() && c != '-') {
            words.extend(word.split('-').map(str::to_lowercase));
            words.insert(word.to_lowercase());
        }
    };
    for (end, broken) in ends {
        take(&text[at.min(end)..end]);
        at = broken.rest + broken.parts(text).1.len();
    }
    take(&text[at..]);
    words
}

/// A text whose words are being joined.
struct Joined<'t> {
    text: &'t str,
    written: String,
    /// How far the text is copied.
    copied: usize,
    /// Characters that were left out of the word in hand.
    removed: usize,
}

impl Joined<'_> {
    /// Joins the word, whose hyphen stays if it has a width.
    fn join(&mut self, broken: &Break, hyphen: usize) {
        let gap = broken.hyphen + hyphen;
        self.written.push_str(&self.text[self.copied..gap]);
        self.removed += self.text[gap..broken.rest].chars().count();
        self.copied = broken.rest;
    }

    /// Fills up what was left out behind the word that ends at `end`; where its lines are `wrapped`
    /// one ends there, and else they become one.
    fn fill(&mut self, end: usize, wrapped: bool) {
        self.written.push_str(&self.text[self.copied..end]);
        self.copied = end;
        let blanks = " ".repeat(self.removed - 1);
        if wrapped && self.text[end..].starts_with(' ') {
            self.written.push_str(&blanks);
            self.written.push_str(" \n");
            self.copied += 1;
        } else {
            self.written.push(' ');
            self.written.push_str(&blanks);
        }
        self.removed = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BROKEN: &str = "The port authority of the city will close two of its five berths in April af-\n\
        ter engineers found cracks in the con-\ncrete piles, a govern-\nment spokesman said.";

    #[test]
    fn broken_words_are_one_and_all_else_stays_in_its_place() {
        let (joined, count) = join(BROKEN).unwrap();
        assert_eq!(count, 3);
        for word in ["after", "concrete", "government"] {
            assert!(joined.contains(&format!(" {word} ")), "{joined}");
        }
        assert_eq!(joined.chars().count(), BROKEN.chars().count());
        for word in ["port", "engineers", "piles,", "spokesman"] {
            assert_eq!(joined.find(word), BROKEN.find(word), "{word}");
        }
    }

    #[test]
    fn hyphens_that_belong_to_words_stay() {
        let table = [
            ("a well-\nknown man", "a well-known  man"),
            ("an Anglo-\nFrench deal", "an Anglo-\nFrench deal"),
            ("Ein-\nund Ausgang", "Ein-\nund Ausgang"),
            (
                "health-care for all, and health-\ncare for few",
                "health-care for all, and health-care  for few",
            ),
            ("Die Ver-\r\n  waltung, sagte er", "Die Verwaltung,      sagte er"),
            ("die Re\u{ad}\ngierung", "die Regierung  "),
            ("score 2-\nall draw", "score 2-\nall draw"),
            ("it is over -\nhe said", "it is over -\nhe said"),
        ];
        for (text, right) in table {
            let joined = join(text).map_or(text.to_owned(), |(joined, _)| joined);
            assert_eq!(joined, right);
        }
    }

    #[test]
    fn text_that_does_not_break_words_keeps_its_hyphens() {
        let text =
            format!("{}a government-\nbacked plan\n", "A line without any hyphen\n".repeat(60));
        assert_eq!(join(&text), None);
    }

    #[test]
    fn wrapped_text_stays_wrapped() {
        let line = "The council of the town voted on Monday night to close the old iron rail-\nway bridge ";
        let (joined, _) = join(&line.repeat(9)).unwrap();
        assert_eq!(joined.lines().count(), 10);
        assert!(joined.contains("railway  \nbridge"), "{joined}");
    }
}
