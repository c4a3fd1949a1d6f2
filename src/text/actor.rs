//! Who an article is about.

use std::collections::BTreeMap;

use super::{Analysis, Language, Target, TokenKind};

/// The person, party or place that an article names most: its best guess at whom a stance would be
/// towards.
///
/// Runs of capitalised words are names; those that end in the same word are the same name (`Ilse
/// Harrow`, `Harrow`), and the longest of them speaks for all. A word that opens a sentence is a
/// name only if the article also writes it with a capital elsewhere. The most mentioned wins, the
/// first mentioned of equals. German writes all nouns with a capital, so there it guesses nothing.
#[must_use]
pub fn main_actor(analysis: &Analysis<'_>) -> Option<Target> {
    if analysis.language() == Language::German {
        return None;
    }
    let mut actors: BTreeMap<&str, Actor<'_>> = BTreeMap::new();
    for (place, name) in names(analysis) {
        let surname = name.rsplit(' ').next().unwrap_or(name);
        let actor = actors.entry(surname).or_insert(Actor { name, mentions: 0, first: place });
        actor.mentions += 1;
        if name.len() > actor.name.len() {
            actor.name = name;
        }
    }
    let main = actors
        .into_values()
        .max_by_key(|actor| (actor.mentions, std::cmp::Reverse(actor.first)))?;
    (main.mentions > 1).then(|| Target { name: main.name.to_owned(), mention: None })
}

struct Actor<'t> {
    name: &'t str,
    mentions: usize,
    first: usize,
}

/// Names in sentences of the story, each with the place of its first token.
fn names<'a>(analysis: &Analysis<'a>) -> Vec<(usize, &'a str)> {
    let text = &analysis.article().text;
    let mut names = Vec::new();
    for sentence in analysis.sentences() {
        let (first, tokens) = (sentence.tokens.start, analysis.tokens_of(sentence));
        // The word that opens a sentence has a capital for another reason.
        let mut at = 1;
        while at < tokens.len() {
            let long = tokens[at..].iter().enumerate().take_while(|(offset, token)| {
                let joined = *offset == 0
                    || text[tokens[at + offset - 1].span.end..token.span.start] == *" ";
                joined
                    && token.kind == TokenKind::Word
                    && !token.stop
                    && capitalised(token.span.of(text))
            });
            let long = long.count();
            if long > 0 {
                let name = &text[tokens[at].span.start..tokens[at + long - 1].span.end];
                names.push((first + at, name));
            }
            at += long.max(1);
        }
    }
    names
}

/// Capitalised words that name a day: nobody takes a stance towards these.
const CALENDAR: [&str; 19] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn capitalised(word: &str) -> bool {
    let mut characters = word.chars();
    let capital = characters.next().is_some_and(char::is_uppercase);
    capital && characters.any(char::is_lowercase) && !CALENDAR.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Analyser, Article};

    #[test]
    fn the_most_named_is_the_main_actor_by_the_longest_name() {
        let article = Article::from_sentences(
            "a",
            &[
                "On Monday Ilse Harrow met Doran Pell.",
                "Nobody believed Harrow, but Harrow went on.",
            ],
        );
        let mut analyser = Analyser::new(Language::English);
        let actor = main_actor(&analyser.analyse(&article)).unwrap();
        assert_eq!(actor.name, "Ilse Harrow");
        let article = Article::new("b", "nobody is named here");
        assert_eq!(main_actor(&analyser.analyse(&article)), None);
    }
}
