//! Finding actors: contexts, names, clusters, prominence.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::actor::{Actor, Mention};
use super::agency::acts;
use super::cluster::{Cluster, Occurrence};
use super::clustering::cluster;
use super::context::{Context, contexts, sentences};
use super::prominence::Page;
use crate::analysis::Analysis;
use crate::text::{Language, is_invisible};

/// Named less often, nobody is an actor, unless nobody is named more often.
const MENTIONS: usize = 2;
/// What the prominence of a place counts that does nothing.
const IDLE: f64 = 0.5;

/// The actors of an article, the most prominent first.
///
/// German writes all nouns with a capital, and text in lower case has none: there nobody is found.
pub(super) fn find(analysis: &Analysis<'_>) -> Vec<Actor> {
    if analysis.language() == Language::German {
        return Vec::new();
    }
    let contexts = contexts(analysis);
    let mut clusters = cluster(analysis, &contexts);
    clusters.retain(|cluster| !cluster.is_thing());
    let often = clusters.iter().any(|cluster| cluster.occurrences.len() >= MENTIONS);
    let least = if often { MENTIONS } else { 1 };
    clusters.retain(|cluster| cluster.occurrences.len() >= least);
    let page = Page::of(analysis, &contexts);
    let idle = |cluster| if acts(analysis, cluster) { 1.0 } else { IDLE };
    let rank = |cluster| (page.prominence(cluster) * idle(cluster), cluster);
    let mut ranked: Vec<_> = clusters.iter().map(rank).collect();
    // A stable sort: of equals the first mentioned comes first.
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let sentences = sentences(&contexts);
    let actor = |(_, cluster)| actor(analysis, &contexts, sentences, cluster);
    ranked.into_iter().map(actor).collect()
}

fn actor(
    analysis: &Analysis<'_>,
    contexts: &[Context],
    sentences: usize,
    cluster: &Cluster,
) -> Actor {
    let mention = |occurrence: &Occurrence| Mention {
        words: occurrence.words.clone(),
        context: contexts[occurrence.context].words.clone(),
        headline: contexts[occurrence.context].headline,
        named: occurrence.named,
    };
    let name = written(analysis, &cluster.main_words());
    let mentions = cluster.occurrences.iter().map(mention).collect();
    let actor = Actor::new(name, cluster.canonical(), cluster.kind(), mentions, sentences);
    actor.with_forms(cluster.forms())
}

/// The words as they stand in title or text, in plain letters and signs.
fn written(analysis: &Analysis<'_>, words: &Range<usize>) -> String {
    if words.is_empty() {
        return String::new();
    }
    let name = analysis.stretch(words);
    let dot = if is_shortened(analysis, words.end - 1) { "." } else { "" };
    let seen = name.chars().filter(|&c| !is_invisible(c)).nfkc();
    seen.map(|c| if c == '‐' { '-' } else { c }).collect::<String>() + dot
}

/// `Jr.` or `U.S.`, which keep their full stop.
fn is_shortened(analysis: &Analysis<'_>, word: usize) -> bool {
    let dotted =
        || word > 0 && analysis.words()[word].span.len() == 1 && analysis.gap(word - 1) == ".";
    (matches!(analysis.word(word), "Jr" | "Sr") || dotted()) && analysis.gap(word).starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::Article;

    /// The actors of an article: name and number of mentions, anaphors among them.
    fn actors(article: &Article) -> Vec<String> {
        let mut analyser = Analyser::new(Language::English);
        let analysis = analyser.analyse(article);
        let actors = find(&analysis).into_iter();
        actors.map(|actor| format!("{} {}", actor.name, actor.mentions.len())).collect()
    }

    fn of_sentences(sentences: &[&str]) -> Vec<String> {
        actors(&Article::from_sentences("", sentences))
    }

    #[test]
    fn names_of_one_actor_come_together() {
        let table: [(&[&str], &[&str]); 9] = [
            (
                &["US President Donald Trump met Mr Trump's lawyers.", "Then Trump left."],
                &["Donald Trump 3"],
            ),
            (
                &["The Bank of Merrowland, led by Maud Tessier, waits.", "“Wait,” said Tessier."],
                &["Maud Tessier 2"],
            ),
            (
                &[
                    "The North Atlantic Treaty Organization (NATO) and a NATO envoy agreed.",
                    "In Brussels, NATO waited.",
                ],
                &["NATO 4"],
            ),
            (
                &["The Congressional Budget Office warned.", "It was right, the CBO said."],
                &["Congressional Budget Office 2"],
            ),
            (
                &[
                    "Bill Clinton spoke for Hillary Clinton.",
                    "On Monday Hillary won, and Bill wept.",
                ],
                &["Bill Clinton 2", "Hillary Clinton 2"],
            ),
            (
                &[
                    "Lucan Adeyemi-Frost spoke of a Trump-era deal.",
                    "Nobody believed Adeyemi-Frost.",
                ],
                &["Lucan Adeyemi-Frost 2"],
            ),
            (&["The U.S. and the United States agree.", "So does the US."], &["United States 3"]),
            (
                &["Ursula von der Leyen left.", "Nobody followed Mrs von der Leyen."],
                &["Ursula von der Leyen 2"],
            ),
            (
                &["Bob McDonnell lost.", "“It is over,” Robert McDonnell said in Richmond."],
                &["Bob McDonnell 2"],
            ),
        ];
        for (sentences, expected) in table {
            assert_eq!(of_sentences(sentences), expected, "{sentences:?}");
        }
    }

    #[test]
    fn capitals_of_other_kinds_are_no_names() {
        let table: [&[&str]; 6] = [
            &["On Monday the Russian army left.", "By Monday the Russians were gone."],
            &["Officials came in May.", "However, officials left.", "Officials came back."],
            &["Inflation fell.", "Experts were glad that inflation fell."],
            &["nobody is named here", "nor is donald trump, of whom donald trump speaks"],
            &["The president spoke.", "The President spoke of the Prime Minister."],
            &["The South Sudanese left.", "Then South Sudanese troops left."],
        ];
        for sentences in table {
            assert!(of_sentences(sentences).is_empty(), "{sentences:?}");
        }
    }

    #[test]
    fn headlines_in_capitals_find_names_and_make_none() {
        let article = Article::from_sentences(
            "",
            &["The minister praised Ilse Harrow.", "Harrow smiled at the Civic Union."],
        );
        let article = article.with_title("Harrow Wins Hearts And Minds Of Civic Union Voters");
        assert_eq!(actors(&article), ["Ilse Harrow 3", "Civic Union 2"]);
    }

    #[test]
    fn headlines_that_end_in_a_full_stop_end_there() {
        let article = Article::new("", "Hundreds came to Karsovia.");
        let article = article.with_title("New Claim Draws Jeers In Karsovia.");
        assert_eq!(actors(&article), ["Karsovia 2"]);
    }

    #[test]
    fn people_come_before_bodies_and_places() {
        let named = of_sentences(&[
            "In Karsovia the Civic Union met Ilse Harrow.",
            "In Karsovia the Civic Union met Harrow.",
        ]);
        assert_eq!(named, ["Ilse Harrow 2", "Civic Union 2", "Karsovia 2"]);
    }

    #[test]
    fn what_acts_comes_before_where_it_happens_and_things_are_nobody() {
        let table: [(&[&str], &[&str]); 4] = [
            (
                &["In Gaza the Civic Union met.", "Gaza heard the Civic Union.", "Gaza slept."],
                &["Civic Union 2", "Gaza 3"],
            ),
            (&["Now Gaza has had enough.", "Soon Gaza will ask them."], &["Gaza 2"]),
            (&["Piet Lomax likes Medicare.", "Lomax said Medicare works."], &["Piet Lomax 2"]),
            (&["Piet Lomax left Instagram.", "Lomax missed Instagram."], &["Piet Lomax 2"]),
        ];
        for (sentences, expected) in table {
            assert_eq!(of_sentences(sentences), expected, "{sentences:?}");
        }
    }

    #[test]
    fn who_is_not_named_again_is_stood_for() {
        let found = of_sentences(&[
            "Finance minister Piet Lomax spoke for an hour.",
            "He lost two pages.",
            "The minister blinked.",
            "She was not amused.",
            "“He is lost,” said one.",
        ]);
        assert_eq!(found, ["Piet Lomax 3"]);
    }

    #[test]
    fn letters_keep_their_full_stops() {
        let found = of_sentences(&["The K.D.P. met.", "Nobody likes the K.D.P. any more."]);
        assert_eq!(found, ["K.D.P. 2"]);
    }

    #[test]
    fn german_has_no_actors() {
        let article = Article::new("", "Der Mann sah Harrow. Die Frau sah Harrow.");
        let analysis = Analyser::new(Language::German).analyse(&article);
        assert!(find(&analysis).is_empty());
    }
}
