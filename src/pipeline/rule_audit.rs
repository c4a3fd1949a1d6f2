//! Audit of rules on the articles of a corpus.

use crate::analysis::Analysers;
use crate::corpus::{Corpus, LabelledExample};
use crate::rules::{RuleAudit, RuleFacts, RuleMatcher, Rules};
use crate::text::Language;

/// What is to be known of each of `rules` on the articles of `corpus`, which are in `language`: how often
/// it holds, and which labels contradict it. On which days rules hold is of no account, since labelled
/// articles tell none.
#[must_use]
pub fn audit_rules(rules: &Rules, corpus: &Corpus, language: Language) -> Vec<RuleFacts> {
    let matcher = RuleMatcher::new(&of_all_days(rules));
    let mut analysers = Analysers::telling(language).with_scope(corpus.scope);
    let mut audit = RuleAudit::new(rules);
    for (place, article) in corpus.articles.iter().enumerate() {
        let hits = matcher.hits(&analysers.analyse(article), None);
        audit.take(place, &hits, |facet, label| has(corpus, place, facet, label));
    }
    audit.facts().to_vec()
}

fn of_all_days(rules: &Rules) -> Rules {
    let mut rules = rules.clone();
    for rule in &mut rules.0 {
        (rule.condition.from, rule.condition.until) = (None, None);
    }
    rules
}

/// Whether people gave an article a label of a facet; nothing where they said nothing of the facet.
fn has(corpus: &Corpus, article: usize, facet: &str, label: &str) -> Option<bool> {
    let labelled = corpus.facet(facet)?;
    let label = labelled.facet.label(label);
    let said = |own: &&LabelledExample| own.article == article;
    let mut examples = labelled.examples.iter().filter(said).peekable();
    examples.peek()?;
    Some(examples.any(|own| label.is_some_and(|label| own.labels.contains(&label))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Condition, Effect, Rule};
    use crate::text::Article;

    #[test]
    fn labels_that_contradict_a_rule_are_found_on_any_day() {
        let mut corpus = Corpus::builder();
        for (text, label) in [("The goalkeeper won.", "sport"), ("The goalkeeper spoke.", "courts")]
        {
            let article = corpus.article(Article::new(label, text));
            corpus.label(article, "desk", &[label]).unwrap();
        }
        let corpus = corpus.build().unwrap();
        let rule = |phrase: &str| {
            let (facet, label) = ("desk".to_owned(), "sport".to_owned());
            let condition = Condition {
                phrases: vec![phrase.to_owned()],
                from: Some("2026-03-01".to_owned()),
                ..Condition::default()
            };
            let effect = Effect::Must { facet, label, probability: 0.9 };
            Rule { effect, condition, note: "n".to_owned() }
        };
        let rules = Rules(vec![rule("goalkeeper"), rule("referee")]);
        let facts = audit_rules(&rules, &corpus, Language::English);
        assert_eq!((facts[0].fired, facts[0].agreed, &*facts[0].contradicted), (2, 1, &[1][..]));
        assert_eq!(facts[1].fired, 0, "it never fires");
    }
}
