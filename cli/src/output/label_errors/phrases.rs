//! What findings say in words, in whatever form.

use nutgraf::raw::label_errors::{
    FEWEST, FacetFindings, NamedExample, Problem, Unchecked, WrongLabel,
};

use crate::report::{count, percent};

/// How much more often than the commonest label models must be right to be worth listening to.
const KNOWS: f64 = 0.15;

/// Heading of a kind of findings, and what to do about them.
pub(super) fn heading(kind: &str) -> [&'static str; 2] {
    match kind {
        "wrong_label" => [
            "Labels that are probably wrong",
            "The likeliest first: read down from the top, and stop where suggestions are no longer right.",
        ],
        "copies" => [
            "The same text, or nearly, with different labels",
            "Decide for one label, or drop the copies; the likest come first.",
        ],
        "parent_without_child" => [
            "Labels without one under them",
            "Give the one that is missing, or take the parent away; the most unusual come first.",
        ],
        "few_examples" => [
            "Labels with too few examples",
            "Label more, say what they mean in a definition, or join them to others.",
        ],
        "spelt_alike" => ["Labels that are spelt like others", "Spell them alike if they are one."],
        "told_apart_by_chance" => [
            "Labels that are one to the models",
            "Join them, or say in their definitions what tells them apart, and label by that.",
        ],
        "told_by_word" => [
            "Labels told by a site's name, a byline or a header",
            "A model learns these instead of the label: take them out of the texts, or have `train` read \
             the story alone (--reads story).",
        ],
        "told_by_group" => [
            "Labels told by one outlet",
            "Label articles of other outlets, too, and have `train` and `evaluate` keep outlets apart \
             (--group).",
        ],
        "target_not_named" => {
            ["Targets that their articles do not name", "Spell the target as the article does."]
        }
        "definition_fits_other" => [
            "Definitions that fit another label",
            "Say in the definition what sets the label apart.",
        ],
        _ => ["Labels that could not be used", "Each says what to do about it."],
    }
}

/// A finding in a sentence.
pub(super) fn sentence(problem: &Problem) -> String {
    match problem {
        Problem::WrongLabel(wrong) => reason(wrong),
        Problem::Copies { examples, alike } => {
            let each =
                examples.iter().map(|own| format!("{} ({})", name(own), labels(&own.labels)));
            let each: Vec<_> = each.collect();
            if *alike < 1.0 {
                format!("{}: {} of the wording is the same", each.join(" ≈ "), percent(*alike))
            } else {
                each.join(" = ")
            }
        }
        Problem::ParentWithoutChild { example, parent, share, suggested, p_suggested } => {
            let child = without(suggested, &example.labels);
            let likeliest = p_suggested
                .map(|p| format!("; likeliest {} ({})", labels(&child), percent(p)))
                .unwrap_or_default();
            format!(
                "{parent} and none under it, as {} of its articles; given {}{likeliest}: {}",
                percent(*share),
                labels(&example.labels),
                name(example)
            )
        }
        Problem::FewExamples { label, examples, wanted } => {
            format!(
                "{label}: {}, of {wanted} that it should have at least",
                count(*examples, "example")
            )
        }
        Problem::SpeltAlike { label, examples, like, like_examples } => format!(
            "{label} ({}) is spelt like {like} ({})",
            count(*examples, "example"),
            count(*like_examples, "example")
        ),
        Problem::ToldApartByChance { labels: [one, other], told_apart, examples } => {
            let such_as = such_as(examples.iter().map(name));
            format!(
                "{one} and {other}: {} are told apart, by chance half{such_as}",
                percent(*told_apart)
            )
        }
        Problem::ToldByWord { label, word, articles, precision, coverage, examples } => format!(
            "{label} by `{word}`: of {} {} have the label, {} of it{}",
            count(*articles, "article"),
            percent(*precision),
            percent(*coverage),
            such_as(examples.iter().cloned())
        ),
        Problem::ToldByGroup { label, articles, precision, coverage, examples } => format!(
            "{label} by one group of {}, of which {} have the label, {} of it{}",
            count(*articles, "article"),
            percent(*precision),
            percent(*coverage),
            such_as(examples.iter().cloned())
        ),
        Problem::TargetNotNamed { example } => name(example),
        Problem::DefinitionFitsOther { label, definition, other } => {
            format!("{label} (“{definition}”) is nearer to the articles of {other}")
        }
        Problem::Unread { location, reason, times } => {
            let times = if *times > 1 { format!(" ({times} times)") } else { String::new() };
            format!("{location}: {reason}{times}")
        }
        _ => String::new(),
    }
}

/// Why a label is probably wrong: how many models think so, and the words that speak for what is new
/// in the suggestion, or else against what is gone.
pub(super) fn reason(
    WrongLabel { example, suggested, against, views, words, .. }: &WrongLabel,
) -> String {
    let new = without(suggested, &example.labels);
    let gone = without(&example.labels, suggested);
    let side = if new.is_empty() {
        format!("against {}", labels(&gone))
    } else {
        format!("for {}", labels(&new))
    };
    let words: Vec<_> = words.iter().map(|word| word.text.as_str()).collect();
    let agree = format!("{against} of {views} models say otherwise");
    if words.is_empty() { agree } else { format!("{agree}; {side}: {}", words.join(", ")) }
}

/// What of some labels is not among others.
fn without(these: &[String], others: &[String]) -> Vec<String> {
    these.iter().filter(|label| !others.contains(label)).cloned().collect()
}

/// An example by its article, its target and where it was labelled.
pub(super) fn name(NamedExample { id, target, location, .. }: &NamedExample) -> String {
    let target = target.as_ref().map(|target| format!(", {target}")).unwrap_or_default();
    let at = if location.starts_with(id) { String::new() } else { format!(" [{location}]") };
    format!("{id}{target}{at}")
}

/// Labels in a row.
pub(super) fn labels(labels: &[String]) -> String {
    if labels.is_empty() { "none".to_owned() } else { labels.join(", ") }
}

/// What was checked, and why not all of it.
pub(super) fn extent(facet: &FacetFindings) -> String {
    let unchecked = match facet.unchecked {
        Some(Unchecked::FewLabels) => {
            format!(
                "; not looked through for wrong labels: it takes two labels with {FEWEST} examples each"
            )
        }
        Some(_) => "; not looked through for wrong labels: there are too few examples".to_owned(),
        None => String::new(),
    };
    let (examples, labels) = (count(facet.examples, "example"), count(facet.labels, "label"));
    format!("{examples}, {labels}{unchecked}{}", agreement(facet))
}

/// How much the models know, by which to take what they suggest.
fn agreement(FacetFindings { agreement, commonest, .. }: &FacetFindings) -> String {
    let Some(agreement) = agreement else { return String::new() };
    let weak = if *agreement < commonest + KNOWS {
        ": they know too little to be relied on, and what they suggest is to be taken with care"
    } else {
        ""
    };
    let (agreement, commonest) = (percent(*agreement), percent(*commonest));
    format!(
        "; the models give {agreement} of the examples their label, and the commonest label has \
         {commonest}{weak}"
    )
}

/// What p means, where labels are probably wrong.
pub(super) const MEANING: &str = "p orders what was found; it is no share, and its sum is not the \
    number of errors. Nothing was changed.";

fn such_as(names: impl Iterator<Item = String>) -> String {
    let names: Vec<_> = names.take(3).collect();
    if names.is_empty() { String::new() } else { format!("; such as {}", names.join(", ")) }
}
