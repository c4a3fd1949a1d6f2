//! Results in words for people.

use indexmap::IndexSet;
use nutgraf::raw::pipeline::{
    Abstention, AttributedTag, FacetTags, MergedBrief, Reading, StanceEvidence, Tag, Tags,
};
use nutgraf::raw::rules::{Effect, Hit};
use nutgraf::raw::summarise::{Method, MethodName, Reason};
use nutgraf::raw::text::Language;

/// Why a brief is less than was asked for.
pub(super) const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Short => "that is all there is",
        Reason::NoProse => "nothing in it reads as a sentence of a story",
        _ => "there is no more",
    }
}

/// That an article has no word of what its brief was to be about, where that is so.
pub(crate) fn focus(names_focus: Option<bool>) -> Option<&'static str> {
    let unnamed =
        "the focus is not named, by no word and by no near meaning: this is the plain brief";
    (names_focus == Some(false)).then_some(unnamed)
}

/// Where a sentence of several reports stands: the id of its article, and what else is known of it.
pub(super) fn source(merged: &MergedBrief<'_>, article: usize) -> String {
    let report = merged.report(article);
    let title = merged.headline(article).map(|title| format!("“{}”", title.trim()));
    let known = [title, report.outlet.clone(), report.date.clone()];
    let known = known.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let id = merged.id(article);
    if known.is_empty() { id.to_owned() } else { format!("{id}: {known}") }
}

/// That another method wrote than was asked for; nothing where none did.
pub(super) fn method_fallback(asked: Method, wrote: &MethodName) -> Option<String> {
    let why = match (asked, wrote.built_in()) {
        _ if *wrote == asked => return None,
        (Method::Editorial | Method::Expected, Some(Method::LexicalFree)) => {
            "the model knows no words of this language"
        }
        _ => "there is no model for it",
    };
    Some(format!("{wrote} stood in for {asked}: {why}"))
}

/// That nobody is told to be for or against anybody.
pub(super) const NO_RELATIONS: &str = "– nobody is surely for or against anybody";

/// Why a facet gives no tag.
pub(super) const fn abstention(abstention: Abstention) -> &'static str {
    match abstention {
        Abstention::NoTarget => "towards nobody: no name stands out",
        Abstention::TargetNotNamed => "the article does not name the target",
        Abstention::Unsure => "no label is sure",
        Abstention::NoneFits => "none fits under the labels that are given",
        _ => "no tag",
    }
}

/// Why no facet gives a tag, where that is so.
pub(super) fn no_tags(reading: &Reading<'_>) -> Option<String> {
    let abstained = reading.tags.as_ref()?.abstained?;
    if let Some(other) = abstained.not_news() {
        return Some(format!("no tags: not news: {other}"));
    }
    let language = reading.analysis().language();
    let written = match (language, reading.language) {
        (Language::Other, Some(code)) => format!("the language `{code}`"),
        (language, _) => language.name().to_owned(),
    };
    Some(format!("no tags: the model does not know {written} (--language overrides)"))
}

/// A rule that holds: `rule: must topic disaster, by “Wend flood”: no example yet`.
pub(super) fn rule(hit: &Hit) -> String {
    let effect = match &hit.rule.effect {
        Effect::Alias { stands_for } => format!("stands for “{stands_for}”"),
        Effect::Boost { facet, label, by } => format!("{facet} {label} {by:+} log-odds"),
        Effect::Must { facet, label, .. } => format!("must {facet} {label}"),
        Effect::Never { facet, label } => format!("never {facet} {label}"),
    };
    let found: Vec<_> = hit.found.iter().map(|found| format!("“{found}”")).collect();
    format!("rule: {effect}, by {}: {}", found.join(", "), hit.rule.note)
}

/// Between the labels of a path.
const UNDER: &str = " › ";

/// A label with those that it stands under, or with whom it is meant towards.
pub(super) fn label(facet: &FacetTags, tag: &Tag) -> String {
    match target(facet) {
        Some(target) if tag.given => format!("{} towards {target}", tag.label),
        _ => path(tag),
    }
}

/// A label behind those that it stands under: `conflict › peace process`.
pub(super) fn path(tag: &Tag) -> String {
    if tag.path.is_empty() { tag.label.clone() } else { tag.path.join(UNDER) }
}

/// Whom a facet is asked towards, as the article names him; what others name him stands behind it
/// where that is more.
pub(super) fn target(facet: &FacetTags) -> Option<String> {
    let target = facet.target.as_ref()?;
    let canonical = facet.canonical.as_ref().filter(|canonical| *canonical != target);
    Some(canonical.map_or_else(|| target.clone(), |canonical| format!("{target} ({canonical})")))
}

/// The actors of an article that nobody asked for, each with the share of its sentences, the largest
/// first; nothing where there is none.
pub(super) fn actors(tags: &Tags) -> Option<String> {
    let actor = |facet: &FacetTags| {
        let share = facet.stance.as_ref().filter(|stance| !stance.asked)?.share;
        Some((format!("{} {} %", target(facet)?, percent(share)), share))
    };
    let mut actors: Vec<_> = tags.facets.iter().filter_map(actor).collect();
    actors.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    // Another facet may ask about the same actors.
    let told: IndexSet<String> = actors.into_iter().map(|(actor, _)| actor).collect();
    (!told.is_empty()).then(|| told.into_iter().collect::<Vec<_>>().join(", "))
}

/// What a stance was pooled from.
pub(super) fn stance(stance: &StanceEvidence) -> String {
    let mentions = match stance.mentions {
        1 => "1 mention".to_owned(),
        mentions => format!("{mentions} mentions"),
    };
    let side = |name: &str, tag: &AttributedTag| {
        format!("{name} {} {} % ({})", tag.label, percent(tag.probability), tag.mentions)
    };
    match (&stance.own_voice, &stance.quoted) {
        (Some(own), Some(quoted)) => {
            format!("{mentions}: {}, {}", side("own voice", own), side("quoted", quoted))
        }
        (None, Some(_)) => format!("{mentions}, quoted"),
        _ => mentions,
    }
}

/// A probability in per cent, which never claims what no probability is: certainty.
pub(crate) fn percent(probability: f64) -> String {
    match (100.0 * probability).round() {
        none if none < 1.0 => "<1".to_owned(),
        all if all > 99.0 => ">99".to_owned(),
        some => format!("{some:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn nothing_is_certain() {
        let table = [(0.999_999, ">99"), (0.994, "99"), (0.424, "42"), (0.006, "1"), (0.0, "<1")];
        for (probability, shown) in table {
            assert_eq!(percent(probability), shown);
        }
    }
}
