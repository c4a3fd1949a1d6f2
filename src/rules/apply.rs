//! Application of rules to what a facet says.

use super::hit::Hit;
use super::rule::Effect;
use super::said::Said;
use crate::label::LabelId;

/// From this probability on a label that a rule made likelier is given beside others.
const GIVEN: f64 = 0.5;

/// What a facet says once rules are applied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Applied {
    /// The labels.
    pub said: Said,
    /// The rule that changed a label, as a place among the hits.
    pub changed: Vec<(LabelId, usize)>,
}

/// Applies `hits` to what a facet says, each to the label that `label` names for it, if any: first those
/// that make labels likelier or less likely, then those that give labels, then those that withhold them.
/// Where the facet gives `one` label, another takes the place of one that is withheld.
#[must_use]
pub fn apply(
    said: Said,
    one: bool,
    hits: &[Hit],
    label: impl Fn(&Effect) -> Option<LabelId>,
) -> Applied {
    let own = hits.iter().enumerate();
    let own: Vec<_> = own
        .filter_map(|(place, hit)| Some((place, &hit.rule.effect, label(&hit.rule.effect)?)))
        .collect();
    let mut applied = Applied { said, changed: Vec::new() };
    for step in [boost, must, never] {
        for &(place, effect, label) in &own {
            if step(&mut applied.said, one, effect, label, &withheld(&own)) {
                applied.changed.push((label, place));
            }
        }
    }
    applied
}

/// The labels that a rule withholds.
fn withheld(own: &[(usize, &Effect, LabelId)]) -> Vec<LabelId> {
    let never = own.iter().filter(|(_, effect, _)| matches!(effect, Effect::Never { .. }));
    never.map(|own| own.2).collect()
}

/// Adds to the log-odds of a label.
fn boost(said: &mut Said, one: bool, effect: &Effect, label: LabelId, _: &[LabelId]) -> bool {
    let Effect::Boost { by, .. } = effect else { return false };
    let factor = libm::exp(*by);
    let before = said.probability(label);
    let odds = |p: f64| p * factor / (p * factor + 1.0 - p);
    if one {
        // All together are as probable as before.
        let rest = 1.0 - before + before * factor;
        said.change(|own, p| if own == label { p * factor / rest } else { p / rest });
        let first = said.ranked.first().map(|own| own.0);
        first.filter(|_| !said.given.is_empty()).into_iter().for_each(|own| said.give(own, true));
    } else {
        said.change(|own, p| if own == label { odds(p) } else { p });
        if odds(before) < GIVEN {
            said.given.retain(|own| own.0 != label);
        } else if !said.gives(label) {
            said.give(label, false);
        }
    }
    true
}

/// Gives a label with the probability that the rule states.
fn must(said: &mut Said, one: bool, effect: &Effect, label: LabelId, _: &[LabelId]) -> bool {
    let Effect::Must { probability, .. } = effect else { return false };
    let rest = if one {
        (1.0 - probability) / (1.0 - said.probability(label)).max(f64::EPSILON)
    } else {
        1.0
    };
    said.change(|own, p| if own == label { *probability } else { (p * rest).min(1.0) });
    said.give(label, one);
    true
}

/// Withholds a label.
fn never(
    said: &mut Said,
    one: bool,
    effect: &Effect,
    label: LabelId,
    withheld: &[LabelId],
) -> bool {
    if !matches!(effect, Effect::Never { .. }) || !said.gives(label) {
        return false;
    }
    said.given.retain(|own| own.0 != label);
    let next = said.ranked.iter().map(|own| own.0).find(|own| !withheld.contains(own));
    if let Some(next) = next.filter(|_| one) {
        said.give(next, true);
    }
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rules::{Condition, Rule};

    const LABELS: [&str; 3] = ["a", "b", "c"];

    fn hit(kind: &str, label: &str, number: f64) -> Hit {
        let (facet, label) = ("topic".to_owned(), label.to_owned());
        let effect = match kind {
            "must" => Effect::Must { facet, label, probability: number },
            "never" => Effect::Never { facet, label },
            _ => Effect::Boost { facet, label, by: number },
        };
        let rule = Rule { effect, condition: Condition::default(), note: String::new() };
        Hit { place: 0, rule, found: Vec::new() }
    }

    fn label(effect: &Effect) -> Option<LabelId> {
        let (_, name) = effect.label()?;
        LABELS.iter().position(|own| *own == name).map(|place| LabelId(place as u16))
    }

    fn said(probabilities: [f64; 3], given: &[u16]) -> Said {
        let ranked = (0..).map(LabelId).zip(probabilities).collect();
        let given =
            given.iter().map(|&own| (LabelId(own), probabilities[usize::from(own)])).collect();
        let mut said = Said { ranked, given };
        said.sort();
        said
    }

    /// `b 99 %, a 2 %` for labels given, in per cent.
    fn told(one: bool, given: &[u16], hits: &[Hit]) -> String {
        let applied = apply(said([0.6, 0.3, 0.1], given), one, hits, label);
        let told = applied.said.given.iter();
        let told = told.map(|(own, p)| format!("{} {:.0}", LABELS[own.index()], 100.0 * p));
        told.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn rules_give_withhold_and_weigh() {
        let ln = libm::log;
        for (one, given, hits, expected) in [
            (true, &[0][..], vec![], "a 60"),
            (true, &[0], vec![hit("must", "c", 0.95)], "c 95"),
            (false, &[0], vec![hit("must", "c", 0.95)], "c 95, a 60"),
            (true, &[0], vec![hit("never", "a", 0.0)], "b 30"),
            (true, &[0], vec![hit("never", "a", 0.0), hit("never", "b", 0.0)], "c 10"),
            (false, &[0], vec![hit("never", "a", 0.0)], ""),
            (false, &[0], vec![hit("never", "c", 0.0)], "a 60"),
            // .3 · 4 / (1 − .3 + .3 · 4)
            (true, &[0], vec![hit("boost", "b", ln(4.0))], "b 63"),
            (true, &[0], vec![hit("boost", "b", ln(1.1))], "a 58"),
            (false, &[0], vec![hit("boost", "b", ln(4.0))], "b 63, a 60"),
            (false, &[0], vec![hit("boost", "a", ln(0.5))], ""),
            // What must never be given is not, whatever else is said.
            (true, &[0], vec![hit("must", "c", 0.95), hit("never", "c", 0.0)], "a 3"),
        ] {
            assert_eq!(told(one, given, &hits), expected, "{one} {hits:?}");
        }
    }

    #[test]
    fn what_changed_a_label_is_known() {
        let hits = [hit("never", "b", 0.0), hit("never", "a", 0.0), hit("boost", "c", 0.1)];
        let applied = apply(said([0.6, 0.3, 0.1], &[0]), true, &hits, label);
        assert_eq!(applied.changed, [(LabelId(2), 2), (LabelId(0), 1)]);
    }

    proptest! {
        #[test]
        fn probabilities_stay_probabilities(
            raw in prop::array::uniform3(0.01_f64..1.0),
            kinds in prop::collection::vec((0_usize..3, 0_usize..3, 0.01_f64..1.0), 0..5),
        ) {
            let all: f64 = raw.iter().sum();
            let hits: Vec<Hit> =
                kinds.iter().map(|&(k, l, n)| hit(["must", "never", "boost"][k], LABELS[l], n)).collect();
            for one in [true, false] {
                let applied = apply(said(raw.map(|p| p / all), &[0]), one, &hits, label);
                let ranked = &applied.said.ranked;
                prop_assert!(ranked.iter().all(|own| (0.0..=1.0 + 1e-9).contains(&own.1)), "{ranked:?}");
                prop_assert!(!one || applied.said.given.len() <= 1);
                let never = |own: LabelId| kinds.iter().any(|&(k, l, _)| k == 1 && l == own.index());
                prop_assert!(applied.said.given.iter().all(|own| !never(own.0)));
            }
        }
    }
}
