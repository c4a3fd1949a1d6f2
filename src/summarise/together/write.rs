//! One brief from many reports.

use super::agreement::{ECHO, agreeing, echoes};
use super::brief::{JointBrief, JointSentence};
use super::choice::Choice;
use super::joint_story::JointStory;
use crate::analysis::Analysis;
use crate::dedup::{NEAR_COPY, Signature, near_copies};
use crate::summarise::brief::{Chosen, Reason};
use crate::summarise::length::Length;
use crate::summarise::vectors::Vectors;
use crate::summarise::writer::SummaryWriter;
use crate::text::{TermHash, TokenKind};

/// Gain of a sentence that twice as many independent reports have, in standard deviations of
/// the ratings of an article. A report that has only something of it counts in part.
const AGREEMENT: f32 = 1.0;

/// One brief of `length` from several reports of one event, each printed on one of the `days`, as
/// far as they are known: those beyond the list are not.
///
/// Every article is rated by `writer` alone, and its ratings brought to one scale. What
/// independent reports agree on gains; of sentences that say the same the best rated stands for
/// all. The brief opens on the newest state. Sentences that point at others, which may be from
/// another article, come last, and so does what no brief of one article holds. All pairs of
/// sentences are compared: some hundred articles are a reasonable most.
pub fn together(
    writer: &mut SummaryWriter,
    analyses: &[Analysis<'_>],
    days: &[Option<i32>],
    length: Length,
) -> JointBrief {
    let meanings = writer.meanings();
    let mut story = JointStory::new(writer, analyses, days, meanings.as_deref());
    let signatures: Vec<_> = analyses.iter().map(signature).collect();
    let copies = near_copies(&signatures, NEAR_COPY);
    let links = Vectors::new(&story.encoded).links(ECHO, usize::MAX);
    let echoes = echoes(&story, &links, &copies);
    for (rating, echoes) in story.ratings.iter_mut().zip(&echoes) {
        let reports: f32 = echoes.values().map(|share| share.min(1.0)).sum();
        *rating += AGREEMENT * libm::log2f(1.0 + reports);
    }
    story.encoded.lower_fragments(&mut story.ratings);
    let chosen = Choice::new(&story, &links).make(length);
    let attributed = |&sentence: &usize| {
        let (origin, rating) = (&story.origins[sentence], story.ratings[sentence]);
        JointSentence {
            article: origin.article,
            chosen: Chosen::new(origin.index, story.encoded.span(sentence), rating),
            agreeing: agreeing(&echoes[sentence]),
        }
    };
    JointBrief {
        sentences: chosen.iter().map(attributed).collect(),
        reason: Reason::of(chosen.len(), story.len()),
        copies,
        names_focus: story.names_focus,
        method: writer.method(),
    }
}

/// Papers differ in their marks more than in their words.
fn signature(analysis: &Analysis<'_>) -> Option<Signature> {
    let words = analysis.tokens().iter().filter(|token| token.kind != TokenKind::Symbol);
    Signature::of(&words.map(|token| token.surface).collect::<Vec<TermHash>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::summarise::method::Method;
    use crate::text::{Article, Language};

    const REPORTS: [&[&str]; 3] = [
        &[
            "Wexmoor council voted on Monday to close the old pier.",
            "Gulls were seen over the market.",
            "The work will cost four million crowns, the mayor said.",
        ],
        &[
            "The old pier will close after a vote of Wexmoor council on Monday.",
            "Fishermen have asked for another berth.",
            "It was a long day for everyone.",
        ],
        &[
            "A brass band played outside the hall.",
            "On Monday Wexmoor council voted to close its old pier.",
            "Why did nobody object?",
        ],
    ];

    fn brief(reports: &[&[&str]], count: usize) -> JointBrief {
        dated(reports, &[], count)
    }

    fn dated(reports: &[&[&str]], days: &[Option<i32>], count: usize) -> JointBrief {
        let articles: Vec<Article> =
            reports.iter().map(|sentences| Article::from_sentences("a", sentences)).collect();
        let mut reader = Analyser::new(Language::English);
        let analyses: Vec<_> = articles.iter().map(|article| reader.analyse(article)).collect();
        let mut writer = SummaryWriter::new(Method::Lead, None);
        together(&mut writer, &analyses, days, Length::Sentences(count))
    }

    fn places(brief: &JointBrief) -> Vec<(usize, usize)> {
        brief.sentences.iter().map(|own| (own.article, own.chosen.index)).collect()
    }

    #[test]
    fn what_all_report_is_said_once_and_first() {
        let brief = brief(&REPORTS, 3);
        let tells: Vec<&JointSentence> =
            brief.sentences.iter().filter(|sentence| sentence.agreeing.len() == 2).collect();
        assert_eq!(tells.len(), 1, "{brief:?}");
        assert_eq!(brief.sentences.len(), 3);
        assert!(brief.sentences.iter().all(|s| (s.article, s.chosen.index) != (1, 2)));
        assert!(brief.sentences.iter().all(|s| (s.article, s.chosen.index) != (2, 2)));
    }

    #[test]
    fn what_others_have_a_part_of_comes_before_what_nobody_else_has() {
        let alone = "A brass band from Orlow played in front of the hall until it rained.";
        let echoed = "The vote on the harbour ferry was put off until the autumn session.";
        let echo = "Nobody knows when the harbour ferry will sail again after the storm.";
        let brief = brief(&[&[alone, echoed], &["Trams stood still all day.", echo]], 2);
        let chosen: Vec<_> = brief.sentences.iter().map(|s| (s.article, s.chosen.index)).collect();
        assert!(chosen.contains(&(0, 1)) || chosen.contains(&(1, 1)), "{brief:?}");
        assert!(brief.sentences.iter().all(|sentence| sentence.agreeing.is_empty()));
    }

    #[test]
    fn what_points_to_a_neighbour_comes_last() {
        let report: [&[&str]; 1] = [&[
            "But the council of Wexmoor will not vote on it before May.",
            "Trams stood still in the whole town on Monday.",
            "Fishermen asked for another berth in the harbour.",
        ]];
        let brief = brief(&report, 2);
        assert!(brief.sentences.iter().all(|sentence| sentence.chosen.index > 0), "{brief:?}");
    }

    #[test]
    fn a_copy_is_no_second_voice() {
        let brief = brief(&[REPORTS[0], REPORTS[0]], 9);
        assert_eq!(brief.copies, [vec![0, 1]]);
        assert_eq!(brief.sentences.len(), 3, "nothing is said twice");
        assert!(brief.sentences.iter().all(|s| s.article == 0 && s.agreeing.is_empty()));
    }

    #[test]
    fn the_newest_state_comes_first() {
        let early = ["Twelve people died in a fire at a mill in Wexmoor, police said."];
        let late = ["The fire at the mill in Wexmoor has killed 36 people, police said."];
        for days in [[Some(7), Some(9)], [None, Some(9)]] {
            let brief = dated(&[&early, &late], &days, 1);
            assert_eq!(places(&brief), [(1, 0)], "{days:?}");
        }
        let other = ["Tram drivers of Orlow want more pay, and a shorter week."];
        let brief = dated(&[&other, &late], &[Some(7), Some(9)], 2);
        assert_eq!(places(&brief), [(1, 0), (0, 0)]);
    }

    #[test]
    fn nothing_gives_no_prose() {
        assert_eq!(brief(&[], 3).reason, Some(Reason::NoProse));
    }
}
