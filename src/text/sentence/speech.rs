//! Speech within a sentence, where no small letter tells that the sentence goes on.

use super::boundary::Boundary;
use super::boundary_lexicon::BoundaryLexicon;
use super::marks::{Stop, has_no_case, quotes, stop};

/// Marks that a sentence goes on behind: “走吧！”，他说.
const RUN_ON: [char; 4] = ['，', '、', '；', '：'];
/// What quotes in Japanese, right behind the quotation: 「行きます。」と答えた.
const QUOTING: [&str; 3] = ["と", "って", "を"];
/// Words that start sentences, and start as what quotes does.
const NOT_QUOTING: [&str; 7] =
    ["ところ", "とき", "とても", "とにかく", "とりわけ", "とうとう", "とはいえ"];
/// What Chinese says of speech, at the end of the few words that name the speaker: “走吧。”他说。
const SAID: [&str; 17] = [
    "说", "說", "说道", "說道", "道", "称", "稱", "问", "問", "表示", "指出", "强调", "強調",
    "回答", "答", "写道", "認為",
];
/// Characters that name a speaker and what they did: a name with an office, and a verb.
const SPEAKER: usize = 16;
/// Words that name a speaker, office and initial included: `Deputy Mayor J. Hale`.
const NAME: usize = 5;
/// How far a name and its verb are looked for, in bytes.
const LONGEST_NAME: usize = 120;
/// How far the end of a quotation is looked for, in bytes: a slogan or a title is shorter.
const SLOGAN: usize = 80;
/// Double quotation marks of English.
const DOUBLE: [char; 3] = ['"', '“', '”'];

/// A quotation that a comma, a particle or a speaker follows is a part of its sentence.
pub(super) fn runs_on(boundary: &Boundary<'_>) -> bool {
    let rest = &boundary.text[boundary.end..];
    let next = rest.chars().next();
    boundary.stop != Stop::Period && next.is_some_and(|c| RUN_ON.contains(&c))
        || boundary.closed
            && next.is_some_and(has_no_case)
            && (is_quoted(rest) || names_speaker(rest))
}

/// Whether a question or an exclamation goes on with who spoke: “Who pays?” Hale asked.
pub(super) fn asks_by_name(boundary: &Boundary<'_>, lexicon: &BoundaryLexicon) -> bool {
    boundary.stop == Stop::Exclamation
        && boundary.text[..boundary.end].ends_with(quotes)
        && names_asker(&boundary.text[boundary.end..], lexicon)
}

/// Whether `rest` is a name and a verb of speech.
fn names_asker(rest: &str, lexicon: &BoundaryLexicon) -> bool {
    let rest = &rest[..rest.floor_char_boundary(LONGEST_NAME)];
    let mut words = rest.split_whitespace().take(NAME + 2);
    let is_name = |word: &str| {
        let name = word.trim_end_matches('.');
        let shortened = name.chars().nth(1).is_none() || lexicon.abbreviation(name).is_some();
        name.starts_with(char::is_uppercase)
            && !lexicon.starts_sentences(name)
            && !name.ends_with(|c: char| !c.is_alphanumeric())
            && (name.len() == word.len() || shortened)
    };
    let named = words.clone().take_while(|word| is_name(word)).count();
    let verb = words.nth(named).filter(|word| lexicon.is_speech(clean(word)));
    // `Hale answered, “No.”` tells what comes, not what was.
    let mut tells =
        |verb: &str| verb.ends_with(',') && words.next().is_some_and(|w| w.starts_with(quotes));
    named > 0 && verb.is_some_and(|verb| !tells(verb))
}

/// `word` without the marks behind it.
fn clean(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// Whether the stop stands in a slogan or title of several sentences that its own sentence goes
/// on behind: its “Meth. We’re on it.” campaign.
pub(super) fn is_in_slogan(boundary: &Boundary<'_>) -> bool {
    let Boundary { text, at, end, .. } = *boundary;
    let before =
        &text[text.floor_char_boundary(at.saturating_sub(SLOGAN)).max(boundary.sentence)..at];
    let rest = &text[end..text.floor_char_boundary(end + SLOGAN)];
    let (Some(open), Some(close)) = (before.rfind(DOUBLE), rest.find(DOUBLE)) else { return false };
    let (leading, after) = (&before[..open], rest[close..].trim_start_matches(quotes));
    !boundary.closed
        && leading.ends_with(' ')
        && leading.trim_end().ends_with(char::is_lowercase)
        && rest[..close].ends_with(|c| stop(c).is_some())
        && !rest[..close].contains('\n')
        && after.starts_with(' ')
        && after.trim_start().starts_with(char::is_lowercase)
}

fn is_quoted(rest: &str) -> bool {
    let starts = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    starts(&QUOTING) && !starts(&NOT_QUOTING)
}

/// Whether `rest` is a clause of few characters that says who spoke, and no more.
fn names_speaker(rest: &str) -> bool {
    let mut characters = rest.char_indices().take(SPEAKER);
    let end = characters.find(|&(_, c)| stop(c).is_some() || RUN_ON.contains(&c));
    end.is_some_and(|(end, _)| SAID.iter().any(|said| rest[..end].ends_with(said)))
}

#[cfg(test)]
mod tests {
    use super::super::super::language::Language;
    use super::*;

    #[test]
    fn what_follows_a_quotation() {
        let table = [
            ("と市長は答えた。", true),
            ("ところが雨が降った。", false),
            ("なお、会議は続く。", false),
        ];
        for (rest, quoted) in table {
            assert_eq!(is_quoted(rest), quoted, "{rest}");
        }
        let table = [
            ("市长说。", true),
            ("发言人王明在记者会上表示，", true),
            ("会议随后结束。", false),
            ("雨下了一整夜，许多道路被淹，市长在第二天早上说。", false),
        ];
        for (rest, speaker) in table {
            assert_eq!(names_speaker(rest), speaker, "{rest}");
        }
    }

    #[test]
    fn names_and_verbs_of_who_asked() {
        let table = [
            (" Harry asked.", true),
            (" Mayor Jo Hale shouted, and left.", true),
            (" Mr. J. Hale wondered.", true),
            (" That was the question.", false),
            (" The crowd roared.", false),
            (" Harry left.", false),
            (" Harry. Asked", false),
            (" Harry answered, “No.”", false),
            (" Harry answered, and left.", true),
        ];
        for (rest, asks) in table {
            let english = BoundaryLexicon::of(Language::English);
            assert_eq!(names_asker(rest, english), asks, "{rest}");
        }
    }
}
