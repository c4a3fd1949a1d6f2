//! Any record, for properties.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::Map;

use super::rule::RuleRecord;
use super::{ArticleRecord, ModelId, TagRecord};

/// Text that tables and JSON have to mark.
const HOSTILE: &str = "[a-z,\"'=+@\n ;é🗞-]{1,12}";

fn tag() -> impl Strategy<Value = TagRecord> {
    let facet = prop_oneof![Just("topic"), Just("stance")];
    (facet, HOSTILE, 0_u16..=10_000, any::<[bool; 2]>(), HOSTILE, HOSTILE).prop_map(
        |(facet, label, share, [sure, given], target, canonical)| TagRecord {
            facet: facet.to_owned(),
            label,
            path: Vec::new(),
            iptc: None,
            probability: f64::from(share) / 1e4,
            sure,
            given,
            target: (facet == "stance").then_some(target),
            canonical: (facet == "stance").then_some(canonical),
            rule: None,
            stance: None,
        },
    )
}

fn rule() -> impl Strategy<Value = RuleRecord> {
    let kind = prop_oneof![Just("must"), Just("never"), Just("boost"), Just("alias")];
    let number = || of((0_u16..=10_000).prop_map(|share| f64::from(share) / 1e4));
    let names = [of(HOSTILE), of(HOSTILE), of(HOSTILE)];
    (kind, names, number(), number(), HOSTILE, vec(HOSTILE, 0..3)).prop_map(
        |(kind, [facet, label, stands_for], probability, by, note, found)| RuleRecord {
            kind: kind.to_owned(),
            facet,
            label,
            probability,
            by,
            stands_for,
            note,
            found,
        },
    )
}

/// Tags with the place of the rule that changed each, if there is one.
fn ruled(tags: Vec<(TagRecord, usize)>, rules: &[RuleRecord]) -> Vec<TagRecord> {
    let ruled =
        |(tag, rule): (TagRecord, usize)| TagRecord { rule: rules.get(rule).cloned(), ..tag };
    tags.into_iter().map(ruled).collect()
}

/// Any record.
pub(crate) fn record() -> impl Strategy<Value = ArticleRecord> {
    let (tags, rules) = (vec((tag(), 0_usize..6), 0..6), vec(rule(), 0..3));
    (HOSTILE, of(HOSTILE), of(HOSTILE), of(HOSTILE), tags, rules).prop_map(
        |(id, title, date, text, tags, rules)| ArticleRecord {
            id,
            tags: ruled(tags, &rules),
            abstained: None,
            not_news: None,
            language: Some("en".to_owned()),
            known_words: 0.5,
            rules,
            brief: None,
            relations: None,
            title,
            date,
            url: None,
            text,
            fields: Map::new(),
            notes: Vec::new(),
            model: ModelId::new("m", b""),
            nutgraf: "0".to_owned(),
        },
    )
}
