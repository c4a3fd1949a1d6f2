//! Why a brief holds what it does.

use nutgraf::raw::pipeline::{ArticleBrief, Reading};
use nutgraf::raw::summarise::{
    BriefExplanation, FeatureContribution, LikelyWord, SentenceExplanation,
};

use super::head::aside;
use crate::terminal::{FAINT, Theme, one_line, wrapped};

/// What one sentence brings to the brief.
pub(super) fn earned(theme: Theme, text: &str, earned: &SentenceExplanation) -> String {
    let likely = earned.likely.iter().map(|word| likely_word(text, word));
    let contributions = earned.contributions.iter().map(contribution);
    let lines = [
        format!(
            "{} by itself; alone here it holds {:.1} of the words and {:.1} of the pairs of \
             words expected in a summary",
            ordinal(earned.rank),
            earned.words,
            earned.pairs
        ),
        format!("likely words: {}", likely.collect::<Vec<_>>().join(", ")),
        format!("log-odds: {}", contributions.collect::<Vec<_>>().join("; ")),
    ];
    lines.iter().map(|line| wrapped(theme, line, FAINT, "      ")).collect()
}

/// What the brief is expected to score, and what came second.
pub(super) fn contest(
    theme: Theme,
    reading: &Reading<'_>,
    brief: &ArticleBrief,
    why: &BriefExplanation,
) -> String {
    let own = rouge(why.expected_one, why.expected_two);
    let as_a_set = why.together.iter().map(contribution).collect::<Vec<_>>().join("; ");
    let own = if as_a_set.is_empty() { own } else { format!("{own}; as a set: {as_a_set}") };
    let Some(second) = &why.runner_up else {
        return aside(theme, &format!("expected {own}"));
    };
    let others = rouge(second.expected_one, second.expected_two);
    let mut lines =
        aside(theme, &format!("expected {own}; next best, with {others}, had instead:"));
    let chosen = &brief.sentences;
    let beaten = second.indices.iter().filter(|&&i| !chosen.iter().any(|c| c.index == i));
    for &index in beaten {
        let sentence = reading.analysis().sentences()[index].span;
        let sentence = one_line(sentence.of(&reading.article().text));
        lines += &wrapped(theme, &sentence, FAINT, "    ◦ ");
    }
    lines
}

fn rouge(one: f32, two: f32) -> String {
    format!("ROUGE-1 {:.1} and ROUGE-2 {:.1}", 100.0 * one, 100.0 * two)
}

fn likely_word(text: &str, word: &LikelyWord) -> String {
    format!("{} {:.0} %", one_line(word.span.of(text)), 100.0 * word.probability)
}

fn contribution(contribution: &FeatureContribution) -> String {
    let about = match contribution.about {
        (one, None) => phrase(one),
        (one, Some(other)) => format!("{} with {}", phrase(one), phrase(other)),
    };
    format!("{:+.2} {about}", contribution.log_odds)
}

/// A sentence as part of another: "Its number, from 1." as "its number, from 1".
pub(in crate::output) fn phrase(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

fn ordinal(rank: usize) -> String {
    let ending = match (rank % 100, rank % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{rank}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_read_as_they_are_said() {
        let table = [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd")];
        for (rank, said) in table {
            assert_eq!(ordinal(rank), said);
        }
        assert_eq!(phrase("Its number, from 1."), "its number, from 1");
    }
}
