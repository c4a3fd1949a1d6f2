//! Words set with a space between their letters: `B R E A K I N G`.
//!
//! A word that is put together has its spaces behind it: whatever stands outside stays where it was,
//! so that offsets count into the text as it came.

/// Letters of a word that is known to be spaced: fewer are initials, or results (`W D L W`).
const FEWEST: usize = 5;
/// Spaces that part two such words, at most.
const WIDEST: usize = 3;

/// `text` with such words put together, and how many they were; nothing where there is none.
pub(super) fn join(text: &str) -> Option<(String, usize)> {
    if !has_candidate(text.as_bytes()) {
        return None;
    }
    let (mut joined, mut copied, mut count) = (String::new(), 0, 0);
    for passage in passages(text) {
        if !passage.iter().any(|word| word.is_known(text)) {
            continue;
        }
        for word in passage {
            // What is set close behind a word may hold the next.
            if word.start < copied {
                continue;
            }
            joined.push_str(&text[copied..word.start]);
            joined.extend(word.letters(text));
            let end = word.close(text);
            joined.push_str(&text[word.end..end]);
            joined.push_str(&" ".repeat(word.spaces(text)));
            (copied, count) = (end, count + 1);
        }
    }
    joined.push_str(&text[copied..]);
    (count > 0).then_some((joined, count))
}

/// Whether four spaces stand with one character between them: a look at all bytes at once.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches many bytes are looked at at once"
)]
fn has_candidate(bytes: &[u8]) -> bool {
    const REACH: usize = 2 * (FEWEST - 2);
    let Some(last) = bytes.len().checked_sub(REACH) else { return false };
    let spaces = |from: usize| bytes[from..from + last].iter().map(|byte| *byte == b' ');
    let (first, second) = (spaces(0).zip(spaces(1)), spaces(2).zip(spaces(3)));
    let places = first.zip(second).zip(spaces(4).zip(spaces(6)));
    places.fold(false, |any, (((a, not_b), (c, not_d)), (e, g))| {
        any | (a & !not_b & c & !not_d & e & g)
    })
}

/// A run of single letters with one space between, from the first to behind the last.
#[derive(Clone, Copy, Debug)]
struct Spaced {
    start: usize,
    end: usize,
}

impl Spaced {
    fn letters(self, text: &str) -> impl Iterator<Item = char> {
        text[self.start..self.end].chars().filter(|c| *c != ' ')
    }

    fn spaces(self, text: &str) -> usize {
        text[self.start..self.end].matches(' ').count()
    }

    /// Where what is set close behind it ends.
    fn close(self, text: &str) -> usize {
        let rest = &text[self.end..];
        self.end + rest.find(char::is_whitespace).unwrap_or(rest.len())
    }

    /// Whether it is a word beyond doubt: long, with vowels, and no stretch of the alphabet.
    fn is_known(self, text: &str) -> bool {
        let letters: Vec<_> = self.letters(text).flat_map(char::to_lowercase).collect();
        let vowels = letters.iter().any(|c| !c.is_ascii() || "aeiouy".contains(*c));
        let follows = |pair: &[char]| u32::from(pair[0]) + 1 == u32::from(pair[1]);
        letters.len() >= FEWEST && vowels && !letters.windows(2).all(follows)
    }
}

/// Runs of letters with no more than spaces between them.
fn passages(text: &str) -> Vec<Vec<Spaced>> {
    let mut passages: Vec<Vec<Spaced>> = Vec::new();
    for word in words(text) {
        let last = passages.last().and_then(|passage| passage.last());
        let gap = last.map(|last| &text[last.end..word.start]);
        let adjoins = gap.is_some_and(|gap| {
            (2..=WIDEST).contains(&gap.len()) && gap.bytes().all(|byte| byte == b' ')
        });
        match passages.last_mut().filter(|_| adjoins) {
            Some(passage) => passage.push(word),
            None => passages.push(vec![word]),
        }
    }
    passages
}

/// Every run of two single letters and more.
fn words(text: &str) -> Vec<Spaced> {
    let mut words: Vec<Spaced> = Vec::new();
    let mut open: Option<(Spaced, char)> = None;
    let mut before = None;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        let apart = |other: Option<char>| {
            other.is_none_or(|other| !other.is_alphanumeric() && !is_part(other))
        };
        let single = c.is_alphabetic() && apart(before) && apart(text[end..].chars().next());
        if single {
            let own = (Spaced { start, end }, c);
            open = Some(match open {
                Some((run, last)) if text[run.end..start] == *" " && goes_on(run, last, c) => {
                    (Spaced { end, ..run }, c)
                }
                Some((run, _)) => {
                    words.push(run);
                    own
                }
                None => own,
            });
        }
        before = Some(c);
    }
    words.extend(open.map(|(run, _)| run));
    words.retain(|run| run.end - run.start > 2);
    words
}

/// What ties a letter to others: `J.R.`, `d'A`.
fn is_part(c: char) -> bool {
    matches!(c, '.' | '\'' | '’' | '-' | '/' | '&')
}

/// Whether the letter `next` may stand in one word with `last`: it is written in the same way, or
/// `last` is the capital that begins the word.
fn goes_on(run: Spaced, last: char, next: char) -> bool {
    let first = run.end - run.start == last.len_utf8();
    last.is_uppercase() == next.is_uppercase() || first && last.is_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaced_words_are_put_together_and_all_else_stays_in_its_place() {
        let table = [
            ("B R E A K I N G: A crash", "BREAKING:        A crash", 1),
            ("its i n t e r e s t  r a t e by half", "its interest         rate    by half", 2),
            ("fell. I n f l a t i o n slowed", "fell. Inflation         slowed", 1),
            ("B R E A K I N G   N E W S", "BREAKING          NEWS   ", 2),
            ("B R E A K“B R E A K", "BREAK“B     R E A K", 1),
            ("a É C O N O M I E b", "a ÉCONOMIE        b", 1),
        ];
        for (spaced, right, count) in table {
            assert_eq!(join(spaced), Some((right.to_owned(), count)), "{spaced}");
            assert_eq!(right.chars().count(), spaced.chars().count());
        }
    }

    #[test]
    fn letters_that_stand_alone_stay() {
        for text in [
            "plain",
            "Form: W W D L W W",
            "grades A B C D E F",
            "J R R Tolkien and C S Lewis",
            "columns a b c d e f g h",
            "I a m",
            "x y z",
            "a - b - c - d - e",
            "1 2 3 4 5 6",
            "",
        ] {
            assert_eq!(join(text), None, "{text}");
        }
    }
}
