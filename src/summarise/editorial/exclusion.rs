//! Exclusions: sentences that no brief holds while there are others.

use super::caption::is_caption;
use super::examined::{Examined, Headline};
use super::quotation_marks::is_unclosed;
use super::roles::Roles;
use super::sentence_words::SentenceWord;
use crate::text::TermHash;

/// Words below which a sentence is a fragment.
const SHORTEST: usize = 6;
/// Words beyond which a sentence is several, or a list.
const LONGEST: usize = 75;
/// Share of words in capitals beyond which a sentence is a heading.
const CAPITALS: f32 = 0.3;
/// Sentences at the top, among which a headline is told again and a standfirst stands.
pub(super) const HEADED: usize = 3;
/// Words from which a headline is one that no sentence says by chance.
pub(super) const TELLING: usize = 4;
/// Words that a repeated headline may have beyond those of the headline.
const REPEATED: usize = 2;
/// Letters before a capital inside a word from which the word is two that were glued.
const GLUED: usize = 5;
/// Words of a label before a colon: `Stat to know:`.
const LABEL: usize = 4;

/// Why a sentence is no candidate for a brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exclusion {
    /// Fewer than six words.
    Fragment,
    /// More than 75 words.
    Endless,
    /// It has no end mark.
    Unfinished,
    /// It starts in the middle.
    Headless,
    /// It asks.
    Question,
    /// A quotation starts in it and does not end there.
    Unclosed,
    /// It says the headline again.
    Headline,
    /// It stands between the headline and the lead.
    Standfirst,
    /// It is of the page, not of the story.
    Boilerplate,
    /// It says what a picture shows.
    Caption,
    /// It is a heading, a label or an item of a list.
    Heading,
    /// Words of different lines were glued.
    Glued,
}

impl Exclusion {
    /// Why a sentence is no candidate, if it is none.
    pub(super) fn of(sentence: &Examined<'_>) -> Option<Self> {
        let Examined { text, words, count, punctuation, cased, .. } = *sentence;
        let end = || text.trim_end_matches(['"', '”', '’', '\'', ')', ']', ' ']);
        let is_finished = || text.ends_with('.') || end().ends_with(['.', '!', '?', '…', '。']);
        let table: [(Self, &dyn Fn() -> bool); 11] = [
            (Self::Fragment, &|| count < SHORTEST && !tells_age(words)),
            (Self::Endless, &|| count > LONGEST),
            (Self::Unfinished, &|| !is_finished()),
            (Self::Headless, &|| cased && text.starts_with(char::is_lowercase)),
            (Self::Question, &|| punctuation.questions > 0 && end().ends_with('?')),
            (Self::Unclosed, &|| punctuation.quotes > 0 && is_unclosed(text)),
            (Self::Headline, &|| is_headline(sentence) || is_of_headline(sentence)),
            (Self::Boilerplate, &|| sentence.tongue.avoided.is_in(text)),
            (Self::Caption, &|| is_caption(sentence)),
            (Self::Heading, &|| cased && is_heading(sentence)),
            (Self::Glued, &|| is_glued(sentence)),
        ];
        table.iter().find(|(_, holds)| holds()).map(|(exclusion, _)| *exclusion)
    }
}

/// `He was 88.`
fn tells_age(words: &[SentenceWord<'_>]) -> bool {
    matches!(words, [who, was, age] if who.roles.any(Roles::HE_OR_SHE)
        && was.text == "was" && age.text.parse::<u8>().is_ok())
}

fn is_headline(sentence: &Examined<'_>) -> bool {
    let Headline { count: words, share, .. } = sentence.headline;
    let told_again = || sentence.count <= words + REPEATED;
    sentence.index < HEADED && words >= TELLING && share > 0.95 && told_again()
}

/// Whether it is the headline or a part of it, word for word: `Board closes pier, 'but…'`
fn is_of_headline(sentence: &Examined<'_>) -> bool {
    let own = || sentence.words.iter().map(|word| word.token.surface);
    let count = sentence.words.len();
    let says = |part: &[TermHash]| part.iter().copied().eq(own());
    count >= TELLING && sentence.headline.words.windows(count).any(says)
}

fn is_heading(sentence: &Examined<'_>) -> bool {
    let Examined { index, text, words, count, punctuation, .. } = *sentence;
    let in_capitals =
        |word: &&SentenceWord<'_>| word.capital && word.text.len() > 2 && is_upper(word.text);
    let capitals = words.iter().filter(in_capitals).count();
    let numbered = text.starts_with(|c: char| c.is_ascii_digit())
        && text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with([')', '.'])
        && words.get(1).is_some_and(|word| word.before.ends_with(' '));
    capitals as f32 > CAPITALS * count as f32
        || text.starts_with(['[', '•', '*', '#', '●', '■', '▪', '▶'])
        || ["- ", "– ", "— "].iter().any(|dash| text.starts_with(dash))
        || numbered
        || is_byline(words)
        // What stands before the first colon of a story is its dateline: `Phagwara: A student …`.
        || index > 0 && punctuation.colons > 0 && is_labelled(text)
}

fn is_upper(text: &str) -> bool {
    text.chars().all(char::is_uppercase)
}

/// `By Ilse Harrow …`
fn is_byline(words: &[SentenceWord<'_>]) -> bool {
    matches!(words, [by, given, surname, ..] if by.roles.any(Roles::BYLINE)
        && by.capital && given.capital && surname.capital)
}

/// `Ilse Harrow: It was the right vote.`
fn is_labelled(text: &str) -> bool {
    let colon = memchr::memchr(b':', text.as_bytes());
    let Some((label, rest)) = colon.map(|at| (&text[..at], &text[at + 1..])) else { return false };
    let Some(rest) = rest.strip_prefix(' ') else { return false };
    label.split(' ').count() <= LABEL
        && label.split(' ').all(|word| word.starts_with(char::is_uppercase) || word.len() < 3)
        && !rest.starts_with(['"', '“', '‘', '\''])
}

/// `OctoberBy Ilse Harrow`, `2022By`, `said:The`, `$92,342Average`.
fn is_glued(sentence: &Examined<'_>) -> bool {
    let Examined { text, words, punctuation, .. } = *sentence;
    starts_with_cell(text)
        || punctuation.colons > 0 && has_glued_colon(text)
        || may_have_glued_words(text) && words.iter().any(is_two_words)
}

/// Whether a figure of a table is glued to the words of the next cell: `69¢Compared to …`.
fn starts_with_cell(text: &str) -> bool {
    let figure = text.strip_prefix(['$', '€', '£']).unwrap_or(text);
    if !figure.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let rest = figure.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let mut letters = rest.strip_prefix(['%', '¢']).unwrap_or(rest).chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

fn has_glued_colon(text: &str) -> bool {
    memchr::memchr_iter(b':', text.as_bytes()).any(|at| {
        text[..at].ends_with(char::is_lowercase) && text[at + 1..].starts_with(char::is_uppercase)
    })
}

/// Whether a byte that may be of a capital stands right behind one that may be of a small letter or a
/// figure: few sentences have such, and all bytes are looked at at once.
fn may_have_glued_words(text: &str) -> bool {
    let behind = text.as_bytes().get(1..).unwrap_or_default();
    let small = |byte: u8| byte.is_ascii_lowercase() | byte.is_ascii_digit() | !byte.is_ascii();
    let capital = |byte: u8| byte.is_ascii_uppercase() | !byte.is_ascii();
    let pairs = text.bytes().zip(behind);
    pairs.fold(false, |found, (before, &byte)| found | (small(before) & capital(byte)))
}

fn is_two_words(word: &SentenceWord<'_>) -> bool {
    let inside = word.text.char_indices().skip(1);
    let mut capitals = inside.filter(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
    capitals.any(|at| {
        let (left, right) = word.text.split_at(at);
        let small = |c: char| c.is_lowercase() || c.is_ascii_digit();
        let letters = left.chars().rev().take_while(|&c| small(c)).count();
        letters + 1 >= GLUED && right.chars().nth(1).is_some_and(char::is_lowercase)
            || left.len() == 4 && left.bytes().all(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Surveyed;
    use super::*;

    #[test]
    fn what_no_brief_holds() {
        let lead = "The harbour board of Wexmoor voted on Monday to close the old pier in May.";
        let table = [
            ("Nobody came.", Some(Exclusion::Fragment)),
            ("She was 88.", None),
            ("The board met again on the Tuesday and", Some(Exclusion::Unfinished)),
            ("and then the board met again on the Tuesday.", Some(Exclusion::Headless)),
            ("So what did the board of the harbour decide?", Some(Exclusion::Question)),
            ("Sign up to our morning letter from the harbour.", Some(Exclusion::Boilerplate)),
            ("Tune in to our programme on the pier at eight.", Some(Exclusion::Boilerplate)),
            ("Watch the full interview with the board on Monday.", Some(Exclusion::Boilerplate)),
            ("Below are five takeaways from the vote on the pier.", Some(Exclusion::Boilerplate)),
            ("The board made a small fortune in the harbour of Orlow.", None),
            ("Protesters gather at the pier in Wexmoor on Monday.", Some(Exclusion::Caption)),
            ("Ann Harrow, left, Jan Orlow and Peter Tarn led the board.", Some(Exclusion::Caption)),
            ("Ann Harrow (right) and Jan Orlow on the old pier.", Some(Exclusion::Boilerplate)),
            ("From left, Ann Harrow, Jan Orlow and Peter Tarn on it.", Some(Exclusion::Caption)),
            ("Boats lie in the mud of Wexmoor (AP Photo/Ana Tarn).", Some(Exclusion::Caption)),
            ("Jan Orlow, who left, said that the pier was old.", None),
            ("The board turned right, and Jan Orlow left the room.", None),
            ("“We had no choice, and the pier is old.", Some(Exclusion::Unclosed)),
            ("By Ilse Harrow in Wexmoor, for the morning paper.", Some(Exclusion::Heading)),
            ("- The board has no money left for the old pier.", Some(Exclusion::Heading)),
            ("3. The board has no money left for the pier.", Some(Exclusion::Heading)),
            ("Stat to Know: The pier is two hundred years old.", Some(Exclusion::Heading)),
            ("It fell in OctoberBy then the board had met.", Some(Exclusion::Glued)),
            ("$92,342Average pay of the masters of the harbour.", Some(Exclusion::Glued)),
            ("69¢Compared to the pay of others in the harbour.", Some(Exclusion::Glued)),
            ("12 boats of the harbour lay beneath the old pier.", None),
            ("3D pictures of the harbour show the old pier.", None),
            ("Read the original article on the pier on Meridian.", Some(Exclusion::Boilerplate)),
            ("Meridian has reached out to the board for comment.", Some(Exclusion::Boilerplate)),
            ("The YouTube Channel of the board showed the vote.", None),
            ("The US Congress and the board voted on the pier.", None),
        ];
        for (sentence, expected) in table {
            let surveyed = Surveyed::new(None, &[lead, sentence, lead]);
            assert_eq!(surveyed.story().excluded[1], expected, "{sentence}");
        }
    }

    #[test]
    fn a_sentence_before_a_photo_credit_is_a_caption() {
        let lead = "The harbour board of Wexmoor voted on Monday to close the old pier.";
        let shown = "Boats lie in the mud beneath the pier of Wexmoor.";
        let credited = "(AP Photo/Ana Tarn) The board said that it had no money left.";
        let surveyed = Surveyed::new(None, &[lead, shown, credited]);
        assert_eq!(surveyed.story().excluded, [None, Some(Exclusion::Caption), None]);
    }

    #[test]
    fn the_headline_again_is_no_sentence_of_a_brief() {
        let headline = "Wexmoor harbour board closes old pier";
        let again = "Wexmoor harbour board closes old pier.";
        let next = "The board met on Monday in the town hall.";
        let surveyed = Surveyed::new(Some(headline), &[again, next]);
        assert_eq!(surveyed.story().excluded, [Some(Exclusion::Headline), None]);
    }

    #[test]
    fn the_headline_in_other_marks_is_the_headline() {
        let headline = "Harbour board claims Wexmoor willing to close pier, 'but not by May'";
        let next = "The board met on Monday in the town hall.";
        let table = [
            ("Harbour board claims Wexmoor willing to close pier, 'but…'", true),
            ("HARBOUR BOARD CLAIMS Wexmoor willing to close pier, “but not by May”.", true),
            ("Harbour board claims Wexmoor willing to close pier...", true),
            ("Harbour board and town will close the pier, but not by May.", false),
        ];
        for (sentence, again) in table {
            let surveyed = Surveyed::new(Some(headline), &[next, next, next, sentence]);
            let expected = again.then_some(Exclusion::Headline);
            assert_eq!(surveyed.story().excluded[3], expected, "{sentence}");
        }
    }
}
