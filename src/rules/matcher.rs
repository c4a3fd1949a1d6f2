//! Matcher of rules: which of them hold for an article.

use super::days::Days;
use super::hit::Hit;
use super::rule::{Condition, Effect, Rule, Rules, When};
use super::wording::Wording;
use crate::analysis::Analysis;
use crate::entities::Actors;
use crate::text::day;

/// Rules with what they look for.
#[derive(Clone, Debug, Default)]
pub struct RuleMatcher(Vec<Matched>);

/// A rule with what it looks for.
#[derive(Clone, Debug)]
struct Matched {
    rule: Rule,
    days: Days,
    /// Of each phrase its wordings.
    phrases: Vec<Vec<Wording>>,
    /// Each name, and the wordings of what stands for it.
    names: Vec<(String, Vec<Wording>)>,
}

impl RuleMatcher {
    /// A matcher of `rules`.
    #[must_use]
    pub fn new(rules: &Rules) -> Self {
        let matched = |rule: &Rule| {
            let Condition { phrases, names, .. } = &rule.condition;
            let wordings = |phrase: &String| {
                let own = Wording::new(phrase, Days::default());
                std::iter::once(own).chain(aliases(rules, phrase)).collect()
            };
            Matched {
                days: Days::of(&rule.condition),
                phrases: phrases.iter().map(wordings).collect(),
                names: names
                    .iter()
                    .map(|name| (name.clone(), aliases(rules, name).collect()))
                    .collect(),
                rule: rule.clone(),
            }
        };
        Self(rules.0.iter().map(matched).collect())
    }

    /// Whether there is no rule.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rules that hold for an article that was printed on `date`, in their order. Where the date is
    /// not known, those do not that hold on certain days.
    #[must_use]
    pub fn hits(&self, analysis: &Analysis<'_>, date: Option<&str>) -> Vec<Hit> {
        if self.is_empty() {
            return Vec::new();
        }
        let (actors, day) = (Actors::of(analysis), date.and_then(day));
        let holding = self.0.iter().enumerate().filter(|(_, own)| own.days.hold(day));
        let hit = |(place, own): (usize, &Matched)| {
            let found = own.found(analysis, &actors, day)?;
            Some(Hit { place, rule: own.rule.clone(), found })
        };
        holding.filter_map(hit).collect()
    }
}

/// The wordings of aliases that stand for `phrase`.
fn aliases<'r>(rules: &'r Rules, phrase: &str) -> impl Iterator<Item = Wording> + use<'r> {
    let own = Wording::new(phrase, Days::default());
    let stands_for_it = move |rule: &&Rule| match &rule.effect {
        Effect::Alias { stands_for } => own.is_of(stands_for),
        _ => false,
    };
    rules.0.iter().filter(stands_for_it).flat_map(|rule| {
        let days = Days::of(&rule.condition);
        rule.condition.phrases.iter().map(move |phrase| Wording::new(phrase, days))
    })
}

impl Matched {
    /// What of its condition is found, where that is enough.
    fn found(
        &self,
        analysis: &Analysis<'_>,
        actors: &Actors<'_, '_>,
        day: Option<i32>,
    ) -> Option<Vec<String>> {
        let wanted = self.phrases.len() + self.names.len();
        let in_text = |wordings: &[Wording]| {
            let mut valid = wordings.iter().filter(|own| own.days.hold(day));
            valid.find_map(|own| own.find(analysis)).map(str::to_owned)
        };
        let phrases = self.phrases.iter().filter_map(|wordings| in_text(wordings));
        let named = |(name, wordings): &(String, Vec<Wording>)| {
            actors.named(name).map(|actor| actor.name).or_else(|| in_text(wordings))
        };
        let found: Vec<String> = phrases.chain(self.names.iter().filter_map(named)).collect();
        let is_enough = match self.rule.condition.when {
            When::Any => !found.is_empty(),
            When::All => found.len() == wanted,
        };
        is_enough.then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    const TEXT: &str = "Doran Pell met the cabinet on Monday. Pell said that the “Skinny\n  Jabs” of \
        Wexmoor would be banned. The interest rate stays.";

    fn rule(effect: Effect, phrases: &[&str], names: &[&str], when: When) -> Rule {
        let owned = |all: &[&str]| all.iter().map(|&own| own.to_owned()).collect();
        let condition = Condition {
            phrases: owned(phrases),
            names: owned(names),
            when,
            ..Condition::default()
        };
        Rule { effect, condition, note: "n".to_owned() }
    }

    fn never() -> Effect {
        Effect::Never { facet: "topic".to_owned(), label: "sport".to_owned() }
    }

    /// What rules find in the text, by rule; nothing of one that does not hold.
    fn found(rules: Vec<Rule>, date: Option<&str>) -> Vec<(usize, Vec<String>)> {
        let article = Article::new("", TEXT).with_title("Rate holds");
        let mut analyser = Analyser::new(Language::English);
        let analysis = analyser.analyse(&article);
        let hits = RuleMatcher::new(&Rules(rules)).hits(&analysis, date);
        hits.into_iter().map(|hit| (hit.place, hit.found)).collect()
    }

    /// Phrases, names, when they count, and what is found.
    type Row = (&'static [&'static str], &'static [&'static str], When, &'static [&'static str]);

    #[test]
    fn phrases_and_names_are_found_as_they_are_printed() {
        let (any, all) = (When::Any, When::All);
        let table: [Row; 9] = [
            (&["skinny jabs"], &[], any, &["Skinny\n  Jabs"]),
            (&["skinny jab"], &[], any, &[]),
            (&["RATE HOLDS"], &[], any, &["Rate holds"]),
            // Of title and text no phrase is made.
            (&["holds Doran"], &[], any, &[]),
            (&[], &["Pell"], any, &["Doran Pell"]),
            (&["nobody"], &["Pell"], any, &["Doran Pell"]),
            (&["nobody"], &["Pell"], all, &[]),
            (&["interest rate"], &["Doran Pell"], all, &["interest rate", "Doran Pell"]),
            (&[], &["Ilse Harrow"], any, &[]),
        ];
        for (phrases, names, when, expected) in table {
            let hits = found(vec![rule(never(), phrases, names, when)], None);
            let found: Vec<String> = hits.into_iter().flat_map(|own| own.1).collect();
            assert_eq!(found, expected, "{phrases:?} {names:?} {when:?}");
        }
    }

    #[test]
    fn what_stands_for_a_phrase_is_found_for_it() {
        let alias = rule(
            Effect::Alias { stands_for: "weight-loss drugs".to_owned() },
            &["skinny jabs"],
            &[],
            When::Any,
        );
        let other = rule(never(), &["Weight-loss drugs"], &[], When::Any);
        let named = rule(never(), &[], &["weight-loss drugs"], When::Any);
        let hits = found(vec![alias, other, named], None);
        assert_eq!(hits.iter().map(|own| own.0).collect::<Vec<_>>(), [0, 1, 2]);
        assert!(hits.iter().all(|own| own.1 == ["Skinny\n  Jabs"]), "{hits:?}");
    }

    #[test]
    fn a_rule_of_certain_days_holds_on_them_alone() {
        let mut dated = rule(never(), &["interest rate"], &[], When::Any);
        dated.condition.from = Some("2026-03-01".to_owned());
        dated.condition.until = Some("2026-03-31".to_owned());
        for (date, holds) in [
            (Some("2026-02-28"), false),
            (Some("2026-03-01T09:00:00Z"), true),
            (Some("31 March 2026"), true),
            (Some("2026-04-01"), false),
            (Some("some day"), false),
            (None, false),
        ] {
            assert_eq!(!found(vec![dated.clone()], date).is_empty(), holds, "{date:?}");
        }
    }
}
