//! Agreement: what independent reports say alike.

use std::collections::BTreeMap;

use super::joint_story::JointStory;
use crate::summarise::vectors::Link;

/// Cosine from which two sentences of different reports say the same.
const SAME: f32 = 0.45;
/// Likeness in meaning from which they do.
const SAME_MEANING: f32 = 0.5;
/// Cosine from which a sentence has something of one in another report.
pub(super) const ECHO: f32 = 0.15;

/// For a sentence, the independent reports that have something of it, each with how much: from 1 on
/// they say the same.
pub(super) type Echoes = BTreeMap<usize, f32>;

/// The echoes of each sentence, by the sentence of another report that is most like it: of copies
/// the first speaks.
pub(super) fn echoes(story: &JointStory<'_>, links: &[Link], copies: &[Vec<usize>]) -> Vec<Echoes> {
    let voice = |sentence: usize| {
        let article = story.origins[sentence].article;
        copies.iter().find(|group| group.contains(&article)).map_or(article, |group| group[0])
    };
    let mut echoes = vec![Echoes::new(); story.len()];
    let mut hear = |sentence: usize, report: usize, share: f32| {
        let most: &mut f32 = echoes[sentence].entry(report).or_default();
        *most = most.max(share);
    };
    for link in links {
        let (a, b) = (link.later as usize, link.earlier as usize);
        let voices = (voice(a), voice(b));
        if voices.0 != voices.1 {
            let share = share(story, a, b, link.weight);
            hear(a, voices.1, share);
            hear(b, voices.0, share);
        }
    }
    echoes
}

/// How much of two sentences is the same, in words or in meaning.
fn share(story: &JointStory<'_>, a: usize, b: usize, cosine: f32) -> f32 {
    let sound = |sentence: usize| story.origins[sentence].standing.sound;
    // What no brief holds is heard by its words alone, since most pairs have one of these.
    let meant = if sound(a) && sound(b) { story.likeness(a, b) } else { None };
    (cosine / SAME).max(meant.unwrap_or_default() / SAME_MEANING)
}

/// The reports that say the same, rising.
pub(super) fn agreeing(echoes: &Echoes) -> Vec<usize> {
    let same = echoes.iter().filter(|(_, share)| **share >= 1.0);
    same.map(|(report, _)| *report).collect()
}
