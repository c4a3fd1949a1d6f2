//! Brief of many reports of one event.

use std::collections::BTreeMap;

use serde::Serialize;

use super::brief::{Chosen, Reason};
use super::cues::{CueTable, Cues};
use super::encoded::EncodedStory;
use super::fragment::STUB;
use super::length::Length;
use super::method::MethodName;
use super::rated::ranked;
use super::vectors::{Link, Vectors};
use super::writer::SummaryWriter;
use crate::analysis::Analysis;
use crate::dedup::{NEAR_COPY, Signature, near_copies};
use crate::text::{TermHash, TokenKind};

/// Cosine from which two sentences of different reports say the same.
const SAME: f32 = 0.45;
/// Cosine from which a sentence has something of one in another report.
const ECHO: f32 = 0.15;
/// Cosine from which a brief would say something twice.
const REPEATED: f32 = 0.25;
/// Gain of a sentence that twice as many independent reports have, in standard deviations of
/// the ratings of an article. A report that has only something of it counts in part.
const AGREEMENT: f32 = 1.0;

/// Brief of several articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct JointBrief {
    /// Sentences chosen, early ones of their articles first.
    #[serde(rename = "brief")]
    pub sentences: Vec<JointSentence>,
    /// Reason why it is less than was asked for, if it is.
    pub reason: Option<Reason>,
    /// Articles that are nearly the same text, and count as one report.
    pub copies: Vec<Vec<usize>>,
    /// Name of the method that rated the last article.
    pub method: MethodName,
}

/// Sentence of one of several articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct JointSentence {
    /// Number of its article, from 0.
    pub article: usize,
    /// Sentence of that article; its score is comparable across the articles.
    #[serde(flatten)]
    pub chosen: Chosen,
    /// Articles that say the same, rising, its own left out.
    pub agreeing: Vec<usize>,
}

/// Where a sentence of the joint story comes from.
#[derive(Clone, Copy, Debug)]
struct Origin {
    article: usize,
    /// Its number among the sentences of that article.
    index: usize,
    /// It points to a sentence that the brief may not hold, or is no whole sentence.
    leans: bool,
}

/// One brief of `length` from several reports of one event.
///
/// Every article is rated by `writer` alone, and its ratings brought to one scale. What
/// independent reports agree on gains; of sentences that say the same the best rated stands for
/// all. Sentences that open with a pronoun or a connective or ask a question come last, since
/// their neighbours may be from another article, and so do stubs. All pairs of sentences are
/// compared: some hundred articles are a reasonable most.
pub fn together(
    writer: &mut SummaryWriter,
    analyses: &[Analysis<'_>],
    length: Length,
) -> JointBrief {
    let mut joint = EncodedStory::default();
    joint.clear(analyses.iter().map(|analysis| analysis.tokens().len()).sum());
    let (mut origins, mut ratings) = (Vec::new(), Vec::new());
    for (article, analysis) in analyses.iter().enumerate() {
        let own = writer.rate(analysis, 0);
        joint.append(analysis, 0);
        origins.extend((0..own.len()).map(|index| Origin {
            article,
            index: joint.dropped + index,
            leans: leans(&joint, joint.len() - own.len() + index),
        }));
        ratings.extend(standardised(&own));
    }
    let signatures: Vec<_> = analyses.iter().map(signature).collect();
    let copies = near_copies(&signatures, NEAR_COPY);
    let links = Vectors::new(&joint).links(ECHO, usize::MAX);
    let echoes = echoes(&origins, &links, &copies);
    for (rating, echoes) in ratings.iter_mut().zip(&echoes) {
        let reports: f32 = echoes.values().map(|cosine| (cosine / SAME).min(1.0)).sum();
        *rating += AGREEMENT * libm::log2f(1.0 + reports);
    }
    joint.lower_fragments(&mut ratings);
    let mut chosen = choose(&joint, &origins, &ratings, &links, length);
    chosen.sort_by_key(|&sentence| (origins[sentence].index, origins[sentence].article));
    let attributed = |&sentence: &usize| JointSentence {
        article: origins[sentence].article,
        chosen: Chosen::new(origins[sentence].index, joint.span(sentence), ratings[sentence]),
        agreeing: agreeing(&echoes[sentence]),
    };
    JointBrief {
        sentences: chosen.iter().map(attributed).collect(),
        reason: Reason::of(chosen.len(), joint.len()),
        copies,
        method: writer.method(),
    }
}

/// Papers differ in their marks more than in their words.
fn signature(analysis: &Analysis<'_>) -> Option<Signature> {
    let words = analysis.tokens().iter().filter(|token| token.kind != TokenKind::Symbol);
    Signature::of(&words.map(|token| token.surface).collect::<Vec<TermHash>>())
}

fn leans(story: &EncodedStory, sentence: usize) -> bool {
    let cues = CueTable::of(story.language);
    let opening = story.sentence(sentence).first();
    let points_back = opening.is_some_and(|&word| {
        let cues = cues.get(story.words[word as usize].stem);
        cues.any(Cues::PRONOUN) || cues.any(Cues::CONNECTIVE)
    });
    points_back || story.punctuation[sentence].asks || story.sentence(sentence).len() < STUB
}

/// Ratings with a mean of 0 and a variance of 1.
fn standardised(ratings: &[f32]) -> impl Iterator<Item = f32> {
    let count = ratings.len().max(1) as f32;
    let mean = ratings.iter().sum::<f32>() / count;
    let variance =
        ratings.iter().map(|rating| (rating - mean) * (rating - mean)).sum::<f32>() / count;
    let scale = if variance > 0.0 { variance.sqrt().recip() } else { 0.0 };
    ratings.iter().map(move |rating| (rating - mean) * scale)
}

/// For each sentence the independent reports that have something of it, each with the cosine of
/// the sentence there that is most like it: of copies the first speaks.
fn echoes(origins: &[Origin], links: &[Link], copies: &[Vec<usize>]) -> Vec<BTreeMap<usize, f32>> {
    let voice = |article: usize| {
        copies.iter().find(|group| group.contains(&article)).map_or(article, |group| group[0])
    };
    let mut echoes = vec![BTreeMap::new(); origins.len()];
    let mut hear = |sentence: usize, report: usize, cosine: f32| {
        let most: &mut f32 = echoes[sentence].entry(report).or_default();
        *most = most.max(cosine);
    };
    for link in links {
        let (a, b) = (link.later as usize, link.earlier as usize);
        let voices = (voice(origins[a].article), voice(origins[b].article));
        if voices.0 != voices.1 {
            hear(a, voices.1, link.weight);
            hear(b, voices.0, link.weight);
        }
    }
    echoes
}

/// The reports that say the same, rising.
fn agreeing(echoes: &BTreeMap<usize, f32>) -> Vec<usize> {
    let same = echoes.iter().filter(|(_, cosine)| **cosine >= SAME);
    same.map(|(report, _)| *report).collect()
}

/// The best-rated sentences that say nothing twice; those that lean on others come last.
fn choose(
    joint: &EncodedStory,
    origins: &[Origin],
    ratings: &[f32],
    links: &[Link],
    length: Length,
) -> Vec<usize> {
    let mut alike = vec![Vec::new(); origins.len()];
    for link in links.iter().filter(|link| link.weight >= REPEATED) {
        alike[link.later as usize].push(link.earlier as usize);
        alike[link.earlier as usize].push(link.later as usize);
    }
    let mut order = ranked(ratings);
    order.sort_by_key(|&sentence| origins[sentence].leans);
    let most = length.sentences(origins.len()).unwrap_or(usize::MAX);
    let words = if let Length::Words(words) = length { words } else { usize::MAX };
    let (mut chosen, mut used) = (Vec::new(), 0_usize);
    for sentence in order {
        let more = joint.sentence(sentence).len();
        let again = alike[sentence].iter().any(|other| chosen.contains(other));
        if chosen.len() < most && !again && used.saturating_add(more) <= words {
            chosen.push(sentence);
            used += more;
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::super::method::Method;
    use super::*;
    use crate::analysis::Analyser;
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
        let articles: Vec<Article> =
            reports.iter().map(|sentences| Article::from_sentences("a", sentences)).collect();
        let mut reader = Analyser::new(Language::English);
        let analyses: Vec<_> = articles.iter().map(|article| reader.analyse(article)).collect();
        together(&mut SummaryWriter::new(Method::Lead, None), &analyses, Length::Sentences(count))
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
    fn nothing_gives_no_prose() {
        assert_eq!(brief(&[], 3).reason, Some(Reason::NoProse));
    }
}
