//! `rules.toml`: a table a rule, in the array of its kind.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::error::RulesError;
use super::rule::{Condition, Effect, Rule, Rules, When};
use super::wording::Wording;
use crate::text::day;

/// Probability that a label is given with which must be, unless the rule says another.
const MUST: f64 = 0.99;

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    #[serde(default)]
    must: Vec<Spanned<DeclaredRule>>,
    #[serde(default)]
    never: Vec<Spanned<DeclaredRule>>,
    #[serde(default)]
    boost: Vec<Spanned<DeclaredRule>>,
    #[serde(default)]
    alias: Vec<Spanned<DeclaredRule>>,
}

/// A rule of any kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeclaredRule {
    facet: Option<String>,
    label: Option<String>,
    probability: Option<f64>,
    by: Option<f64>,
    stands_for: Option<String>,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    when: When,
    from: Option<Datetime>,
    until: Option<Datetime>,
    note: Option<String>,
}

/// What is wrong with a rule, and what to do.
type Wrong = String;

impl Rules {
    /// The rules of the file at `path`.
    ///
    /// # Errors
    /// What is wrong with it, with path and line.
    pub fn read(path: &Path) -> Result<Self, RulesError> {
        let text = fs::read_to_string(path)
            .map_err(|source| RulesError::Open { path: path.to_path_buf(), source })?;
        Self::parse(&text, path)
    }

    fn parse(text: &str, path: &Path) -> Result<Self, RulesError> {
        let declared: Declared = toml::from_str(text).map_err(|source| RulesError::Toml {
            path: path.to_path_buf(),
            source: Box::new(source),
        })?;
        let Declared { must, never, boost, alias } = declared;
        let kinds = [("must", must), ("never", never), ("boost", boost), ("alias", alias)];
        let all = kinds
            .into_iter()
            .flat_map(|(kind, rules)| rules.into_iter().map(move |own| (kind, own)));
        let mut rules: Vec<(usize, Rule)> = Vec::new();
        for (kind, own) in all {
            let start = own.span().start;
            let line = 1 + text[..start].matches('\n').count();
            let wrong = |wrong| RulesError::Rule { path: path.to_path_buf(), line, kind, wrong };
            rules.push((start, rule(kind, own.into_inner()).map_err(wrong)?));
        }
        rules.sort_by_key(|own| own.0);
        Ok(Self(rules.into_iter().map(|own| own.1).collect()))
    }
}

fn rule(kind: &str, declared: DeclaredRule) -> Result<Rule, Wrong> {
    let note = declared.note.clone().filter(|note| !note.trim().is_empty());
    let note = note.ok_or("has no note; say why it is there, as `note = \"…\"`")?;
    let condition = condition(kind, &declared)?;
    let effect = effect(kind, declared)?;
    Ok(Rule { effect, condition, note })
}

fn condition(kind: &str, declared: &DeclaredRule) -> Result<Condition, Wrong> {
    let DeclaredRule { phrases, names, when, from, until, .. } = declared;
    if phrases.is_empty() && (names.is_empty() || kind == "alias") {
        let or_names = if kind == "alias" { "" } else { ", or `names`" };
        return Err(format!(
            "has no phrases; say what it looks for, as `phrases = [\"…\"]`{or_names}"
        ));
    }
    if let Some(empty) = phrases.iter().chain(names).find(|own| Wording::is_empty(own)) {
        return Err(format!("looks for “{empty}”, which has no word; give one"));
    }
    let [from, until] = [from, until].map(|date| date.as_ref().map(date_of));
    let (from, until) = (from.transpose()?, until.transpose()?);
    if let (Some(from), Some(until)) = (&from, &until)
        && day(from) > day(until)
    {
        return Err(format!("holds from {from} until {until}, which is before; change the two"));
    }
    Ok(Condition { phrases: phrases.clone(), names: names.clone(), when: *when, from, until })
}

/// The date as it is written.
fn date_of(date: &Datetime) -> Result<String, Wrong> {
    let date = date.to_string();
    if day(&date).is_some() {
        Ok(date)
    } else {
        Err(format!("has no date in {date}; write 2026-03-01"))
    }
}

fn effect(kind: &str, declared: DeclaredRule) -> Result<Effect, Wrong> {
    let DeclaredRule { facet, label, probability, by, stands_for, .. } = declared;
    let given = [
        ("facet", facet.is_some(), kind != "alias"),
        ("label", label.is_some(), kind != "alias"),
        ("probability", probability.is_some(), kind == "must"),
        ("by", by.is_some(), kind == "boost"),
        ("stands_for", stands_for.is_some(), kind == "alias"),
    ];
    if let Some((field, ..)) = given.iter().find(|(_, there, fits)| *there && !fits) {
        return Err(format!(
            "has no use for `{field}`; take it out, or write another kind of rule"
        ));
    }
    let lacking =
        |field: &str, example: &str| format!("lacks `{field}`; add it, as `{field} = {example}`");
    if kind == "alias" {
        let stands_for = stands_for.filter(|own| !Wording::is_empty(own));
        let stands_for = stands_for.ok_or_else(|| lacking("stands_for", "\"vaccine\""))?;
        return Ok(Effect::Alias { stands_for });
    }
    let facet = facet.ok_or_else(|| lacking("facet", "\"topic\""))?;
    let label = label.ok_or_else(|| lacking("label", "\"politics\""))?;
    match kind {
        "must" => {
            let probability = probability.unwrap_or(MUST);
            let is_one = probability > 0.0 && probability <= 1.0;
            let wrong = || {
                format!("states the probability {probability}; it must be above 0 and at most 1")
            };
            is_one.then_some(Effect::Must { facet, label, probability }).ok_or_else(wrong)
        }
        "never" => Ok(Effect::Never { facet, label }),
        _ => {
            let by = by.ok_or_else(|| lacking("by", "1.5"))?;
            let wrong = || {
                format!("adds {by} to the log-odds; give a number, below 0 to make it less likely")
            };
            let changes = by.is_finite() && by != 0.0;
            changes.then_some(Effect::Boost { facet, label, by }).ok_or_else(wrong)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = r#"
[[alias]]
phrases = ["skinny jab"]
stands_for = "weight-loss drug"
note = "tabloid word"

[[must]]
facet = "topic"
label = "disaster"
phrases = ["Wend flood"]
from = 2026-03-01
until = 2026-04-30
note = "no example yet"

[[boost]]
facet = "topic"
label = "economy"
names = ["Halden Rail", "Edda Lomax"]
when = "all"
by = -1.5
note = "rail is not always economy"
"#;

    fn parse(text: &str) -> Result<Rules, RulesError> {
        Rules::parse(text, Path::new("labels/rules.toml"))
    }

    #[test]
    fn rules_keep_the_order_of_the_file() {
        let Rules(rules) = parse(RULES).unwrap();
        let kinds: Vec<_> = rules.iter().map(|rule| rule.effect.name()).collect();
        assert_eq!(kinds, ["alias", "must", "boost"]);
        assert_eq!(rules[1].condition.from.as_deref(), Some("2026-03-01"));
        assert_eq!(rules[1].effect.label(), Some(("topic", "disaster")));
        assert!(matches!(rules[1].effect, Effect::Must { probability, .. } if probability == MUST));
        assert_eq!((rules[2].condition.when, rules[2].condition.names.len()), (When::All, 2));
    }

    #[test]
    fn rules_come_back_from_json() {
        let rules = parse(RULES).unwrap();
        let json = serde_json::to_string(&rules).unwrap();
        assert_eq!(serde_json::from_str::<Rules>(&json).unwrap(), rules, "{json}");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_a_remedy() {
        let must = "[[must]]\nfacet = 'topic'\nlabel = 'a'\nphrases = ['x']\nnote = 'n'\n";
        for (text, message) in [
            (must.replace("note = 'n'", ""), "rules.toml:1: a `must` rule has no note"),
            (must.replace("label = 'a'", ""), "lacks `label`; add it, as `label = \"politics\"`"),
            (must.replace("phrases = ['x']", ""), "has no phrases; say what it looks for"),
            (must.replace("'x'", "'…'"), "looks for “…”, which has no word"),
            (must.replace("note", "by = 1.0\nnote"), "has no use for `by`"),
            (must.replace("note", "probability = 1.5\nnote"), "above 0 and at most 1"),
            (
                must.replace("note", "from = 2026-03-02\nuntil = 2026-03-01\nnote"),
                "which is before",
            ),
            (
                format!("{must}\n{}", must.replace("must", "boost")),
                "rules.toml:7: a `boost` rule lacks `by`",
            ),
            ("[[alias]]\nnames = ['x']\nnote = 'n'\n".to_owned(), "a `alias` rule has no phrases"),
            ("[[musst]]\n".to_owned(), "does not describe rules"),
        ] {
            let error = parse(&text).unwrap_err().to_string();
            assert!(error.contains(message), "{text}\n{error}");
        }
    }

    #[test]
    fn a_label_that_is_not_there_is_told_with_the_nearest() {
        use crate::label::{Facet, Label};
        let labels = ["disaster", "economy"].map(Label::new).to_vec();
        let topic = Facet { name: "topic".to_owned(), labels, ..Facet::default() };
        let rules = parse(RULES).unwrap();
        assert!(rules.check([&topic].into_iter()).is_ok());
        for (from, to, message) in [
            ("\"disaster\"", "\"disastre\"", "is `disaster` meant?"),
            ("\"disaster\"", "\"zoo\"", "it has `disaster`, `economy`"),
            ("\"topic\"", "\"tone\"", "the facet `tone`, which is not there; there are `topic`"),
        ] {
            let error = parse(&RULES.replace(from, to)).unwrap().check([&topic].into_iter());
            let error = error.unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
    }
}
