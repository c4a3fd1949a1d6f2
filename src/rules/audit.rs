//! Audit of rules on labelled articles: which never fire, and which contradict labels.

use super::hit::Hit;
use super::rule::{Effect, Rules};

/// What an audit found of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct RuleFacts {
    /// Articles for which it held: none of a rule that never fires.
    pub fired: usize,
    /// Of these, those whose labels agree with it.
    pub agreed: usize,
    /// Of these, those whose labels contradict it: without the label that must be given, or with the one
    /// that never is.
    pub contradicted: Vec<usize>,
}

/// Audit of rules, article by article.
#[derive(Clone, Debug)]
pub struct RuleAudit(Vec<RuleFacts>);

impl RuleAudit {
    /// An audit of `rules`, before any article.
    #[must_use]
    pub fn new(rules: &Rules) -> Self {
        Self(vec![RuleFacts::default(); rules.0.len()])
    }

    /// Takes up which rules held for article `article`; `has` says whether people gave it a label of a
    /// facet, and nothing where they said nothing of the facet.
    pub fn take(&mut self, article: usize, hits: &[Hit], has: impl Fn(&str, &str) -> Option<bool>) {
        for Hit { place, rule, .. } in hits {
            let facts = &mut self.0[*place];
            facts.fired += 1;
            let Some((facet, label)) = rule.effect.label() else { continue };
            let is_right = match (&rule.effect, has(facet, label)) {
                (Effect::Must { .. }, Some(has)) => has,
                (Effect::Never { .. }, Some(has)) => !has,
                _ => continue,
            };
            if is_right {
                facts.agreed += 1;
            } else {
                facts.contradicted.push(article);
            }
        }
    }

    /// The facts, rule by rule.
    #[must_use]
    pub fn facts(&self) -> &[RuleFacts] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Condition, Rule};

    #[test]
    fn rules_agree_with_labels_or_contradict_them_or_never_fire() {
        let rule =
            |effect: Effect| Rule { effect, condition: Condition::default(), note: String::new() };
        let (facet, label) = ("topic".to_owned(), "sport".to_owned());
        let rules = Rules(vec![
            rule(Effect::Must { facet: facet.clone(), label: label.clone(), probability: 0.9 }),
            rule(Effect::Never { facet: facet.clone(), label: label.clone() }),
            rule(Effect::Boost { facet, label, by: 1.0 }),
            rule(Effect::Alias { stands_for: "x".to_owned() }),
        ]);
        let hit = |place: usize| Hit { place, rule: rules.0[place].clone(), found: Vec::new() };
        let mut audit = RuleAudit::new(&rules);
        for (article, places, has) in
            [(0, &[0, 1, 2][..], Some(true)), (1, &[0, 1], Some(false)), (2, &[0], None)]
        {
            let hits: Vec<Hit> = places.iter().map(|&place| hit(place)).collect();
            audit.take(article, &hits, |_, _| has);
        }
        let facts = |fired, agreed, contradicted: &[usize]| RuleFacts {
            fired,
            agreed,
            contradicted: contradicted.to_vec(),
        };
        let expected = [facts(3, 1, &[1]), facts(2, 1, &[0]), facts(1, 0, &[]), facts(0, 0, &[])];
        assert_eq!(audit.facts(), expected);
    }
}
