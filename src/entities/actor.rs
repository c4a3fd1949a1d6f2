//! Whom an article is about: people, bodies and places by their names.
//!
//! Runs of capitalised words are names; titles and nationalities around them are not part of them.
//! Names that share a surname, an acronym or a spelling are one actor's. Nothing is downloaded:
//! small tables of titles, first names, bodies and places say what capitals cannot.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::group::{Draft, Found};
use super::passage::Passage;
use super::{group, passage};

use crate::analysis::Analysis;
use crate::text::{Language, Target};

/// A person, body or place that an article names.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Its name, as the article first writes the fullest form that it often uses.
    pub name: String,
    /// What it seems to be.
    pub kind: ActorKind,
    /// Where it is named, in order.
    pub mentions: Vec<Mention>,
    /// Share of the article's sentences that name it (0 to 1).
    pub share: f64,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ActorKind {
    /// Somebody.
    Person,
    /// A company, a party, an office.
    Organisation,
    /// A country, a city.
    Place,
    /// A newspaper, an agency or a broadcaster: who tells, more often than who is told of.
    Outlet,
}

/// One place where an actor is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words of the name, or of what stands for it (`she`, `the minister`), as places in
    /// [`Analysis::words`].
    pub words: Range<usize>,
    /// The words of the sentence or headline that they stand in.
    pub passage: Range<usize>,
    /// Whether that is a headline.
    pub headline: bool,
    /// Whether it is the name, and not what stands for it.
    pub named: bool,
}

// What the constants below give is flat around them: on the development half of
// `models/news-en/stance-articles.csv` the main actor comes first in 17 of 19 articles and among
// three in all, and with the targets of `labels/stance.csv` in 75 and 90 of 96.

/// Named less often, nobody is an actor, unless nobody is named more often.
const MENTIONS: usize = 2;
/// What a sentence that only stands a word for an actor counts beside one that names it.
const STOOD_FOR: f64 = 0.25;
/// What the first sentence counts beside the last: news names first whom it is about.
const FIRST: f64 = 1.5;
/// What a mention in a headline counts beside one in a sentence.
const HEADLINE: f64 = 2.0;
/// What an actor's mentions count by its kind: an article that names a country as often as a person
/// is about the person.
const ORGANISATION: f64 = 0.8;
const PLACE: f64 = 0.5;
const OUTLET: f64 = 0.25;

/// The actors of an article, the one first that fills most of it.
///
/// German writes all nouns with a capital, and text in lower case has none: there nobody is found.
pub(super) fn actors(analysis: &Analysis<'_>) -> Vec<Actor> {
    if analysis.language() == Language::German {
        return Vec::new();
    }
    let passages = passage::passages(analysis);
    let drafts = group::group(analysis, &passages);
    let often = drafts.iter().any(|draft| draft.mentions.len() >= MENTIONS);
    let least = if often { MENTIONS } else { 1 };
    let mut actors: Vec<(f64, Actor)> = drafts
        .iter()
        .filter(|draft| draft.mentions.len() >= least)
        .map(|draft| {
            let actor = actor(analysis, &passages, draft);
            (prominence(&passages, draft) * factor(actor.kind), actor)
        })
        .collect();
    // A stable sort: of equals the first mentioned comes first.
    actors.sort_by(|a, b| b.0.total_cmp(&a.0));
    actors.into_iter().map(|(_, actor)| actor).collect()
}

const fn factor(kind: ActorKind) -> f64 {
    match kind {
        ActorKind::Person => 1.0,
        ActorKind::Organisation => ORGANISATION,
        ActorKind::Place => PLACE,
        ActorKind::Outlet => OUTLET,
    }
}

/// How much of the article an actor fills: each sentence and headline that names it or stands a word
/// for it, by its place.
fn prominence(passages: &[Passage], draft: &Draft) -> f64 {
    let mut named: BTreeMap<usize, bool> = BTreeMap::new();
    for found in &draft.mentions {
        *named.entry(found.passage).or_default() |= found.named;
    }
    let weight = |(place, named): (usize, bool)| {
        let passed = place as f64 / passages.len() as f64;
        let headline = if passages[place].headline { HEADLINE } else { 1.0 };
        let named = if named { 1.0 } else { STOOD_FOR };
        named * headline * (FIRST + passed * (1.0 - FIRST))
    };
    named.into_iter().map(weight).sum()
}

fn actor(analysis: &Analysis<'_>, passages: &[Passage], draft: &Draft) -> Actor {
    let (words, _) = draft.called();
    let mention = |found: &Found| Mention {
        words: found.words.clone(),
        passage: passages[found.passage].words.clone(),
        headline: passages[found.passage].headline,
        named: found.named,
    };
    let name = draft.same().map_or_else(|| written(analysis, &words), str::to_owned);
    let mentions = draft.mentions.iter().map(mention).collect();
    Actor::new(name, draft.kind(), mentions, passages)
}

/// The words as they stand in title or text.
fn written(analysis: &Analysis<'_>, words: &Range<usize>) -> String {
    let spans = &analysis.words()[words.clone()];
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return String::new() };
    let article = analysis.article();
    let title = article.title.as_deref().filter(|_| words.start < analysis.title().len());
    let source = title.unwrap_or(&article.text);
    source.get(first.span.start..last.span.end).unwrap_or_default().to_owned()
}

impl Actor {
    pub(super) fn new(
        name: String,
        kind: ActorKind,
        mentions: Vec<Mention>,
        passages: &[Passage],
    ) -> Self {
        let in_sentences = mentions.iter().filter(|mention| !mention.headline);
        let named: BTreeSet<usize> = in_sentences.map(|mention| mention.passage.start).collect();
        let all = passages.iter().filter(|passage| !passage.headline).count();
        Self { name, kind, mentions, share: named.len() as f64 / all.max(1) as f64 }
    }

    /// The actor as the target of a stance.
    #[must_use]
    pub fn target(&self) -> Target {
        Target { name: self.name.clone(), mention: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::entities::Actors;
    use crate::text::Article;

    /// The actors of an article: name and number of mentions, stand-ins among them.
    fn actors(article: &Article) -> Vec<String> {
        let mut analyser = Analyser::new(Language::English);
        let analysis = analyser.analyse(article);
        let actors = super::actors(&analysis).into_iter();
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
        let table: [&[&str]; 5] = [
            &["On Monday the Russian army left.", "By Monday the Russians were gone."],
            &["Officials came in May.", "However, officials left.", "Officials came back."],
            &["Inflation fell.", "Experts were glad that inflation fell."],
            &["nobody is named here", "nor is donald trump, of whom donald trump speaks"],
            &["The president spoke.", "The President spoke of the Prime Minister."],
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
    fn people_come_before_bodies_and_places() {
        let named = of_sentences(&[
            "In Karsovia the Civic Union met Ilse Harrow.",
            "In Karsovia the Civic Union met Harrow.",
        ]);
        assert_eq!(named, ["Ilse Harrow 2", "Civic Union 2", "Karsovia 2"]);
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
    fn a_name_that_is_asked_for_is_found_in_any_spelling() {
        let article = Article::from_sentences(
            "",
            &["Volodymyr Zelenskyy spoke.", "Zelenskyy left; the goat karl stayed."],
        );
        let mut analyser = Analyser::new(Language::English);
        let analysis = analyser.analyse(&article);
        let actors = Actors::of(&analysis);
        let found = |name| actors.named(name).map(|actor| actor.mentions.len());
        let table = [
            ("Zelensky", Some(2)),
            ("Volodymyr Zelenskiy", Some(2)),
            ("Karl", Some(1)),
            ("Pell", None),
        ];
        for (name, mentions) in table {
            assert_eq!(found(name), mentions, "{name}");
        }
    }

    #[test]
    fn german_has_no_actors() {
        let article = Article::new("", "Der Mann sah Harrow. Die Frau sah Harrow.");
        let analysis = Analyser::new(Language::German).analyse(&article);
        assert!(super::actors(&analysis).is_empty());
    }
}
