//! Speech within a sentence, in scripts without capitals to tell that the sentence goes on.

use super::boundary::Boundary;
use super::marks::{Stop, has_no_case, stop};

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

/// A quotation that a comma, a particle or a speaker follows is a part of its sentence.
pub(super) fn runs_on(boundary: &Boundary<'_>) -> bool {
    let rest = &boundary.text[boundary.end..];
    let next = rest.chars().next();
    boundary.stop != Stop::Period && next.is_some_and(|c| RUN_ON.contains(&c))
        || boundary.closed
            && next.is_some_and(has_no_case)
            && (is_quoted(rest) || names_speaker(rest))
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
}
