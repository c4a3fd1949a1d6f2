use indicatif::HumanCount;
use nutgraf::raw::calibrate::{PrecisionThresholds, Promise};
use nutgraf::raw::classify::{Classifier, TwoStage};
use nutgraf::raw::label::{Choice, Facet};
use nutgraf::raw::model::FacetCard;

use super::{Table, count, percent};
use crate::terminal::one_line;

/// Every setting that was tried on held-out articles, the chosen one marked.
pub(crate) fn candidates(facet: &Facet, card: &FacetCard) -> String {
    let mut table = Table::new(&["setting", measure(facet), "macro-F1"]);
    let chosen = card.candidates.iter().position(|candidate| candidate.setting == card.setting);
    for (place, candidate) in card.candidates.iter().enumerate() {
        let mark = if chosen == Some(place) { "← chosen" } else { "" };
        let figures = [candidate.accuracy, candidate.macro_f1].map(|figure| format!("{figure:.4}"));
        let [first, second] = figures;
        table.row([candidate.setting.to_string(), first, second, mark.to_owned()]);
    }
    table.to_string()
}

/// How many weights were kept, and what leaving out the others cost.
pub(crate) fn weights(classifier: &Classifier, card: &FacetCard) -> String {
    let weights = count(classifier.linear.cells(), "weight");
    let features = count(classifier.vectoriser.vocabulary().len(), "feature");
    if card.kept >= 1.0 {
        return format!("  all {weights} kept, on {features}\n");
    }
    let (kept, seen) = (percent(card.kept), HumanCount(card.features_seen as u64));
    let all = figures(&classifier.facet, card.unpruned.accuracy, card.unpruned.macro_f1);
    format!("  {weights} kept ({kept}), on {features} of {seen}; with all of them {all}\n")
}

/// How well the facet did on examples that it had not seen.
pub(crate) fn held_out(facet: &Facet, card: &FacetCard) -> String {
    if card.held_out == 0 {
        return "learnt from definitions alone: how often it is right is not known, and no tag is sure"
            .to_owned();
    }
    let examples = count(card.held_out, "example");
    let how = match card.splits {
        1 => format!("{examples} held out"),
        parts => format!("{examples} in {parts} parts that took turns in being held out"),
    };
    format!("{} on {how}", figures(facet, card.accuracy, card.macro_f1))
}

/// How many tags are sure at which precision, the line for `precision` marked; and what that promises.
pub(crate) fn thresholds(classifier: &Classifier, precision: f64) -> String {
    let mut table = Table::new(&["precision", "from probability", "sure tags", "held out right"]);
    let points = classifier.thresholds.points();
    let marked = points.iter().position(|point| point.precision >= precision);
    for (place, point) in points.iter().enumerate() {
        let mark = if marked == Some(place) { "← sure" } else { "" };
        let from = point.threshold.map_or_else(|| "–".to_owned(), |least| format!("{least:.3}"));
        let right = point.promise.map_or_else(|| "–".to_owned(), |own| right_of(&own));
        let share = percent(point.coverage);
        table.row([format!("{:.2}", point.precision), from, share, right, mark.to_owned()]);
    }
    let sure = points.iter().any(|point| point.precision >= precision && point.threshold.is_some());
    let targets = if sure { known_targets(classifier) } else { String::new() };
    format!("{table}\n{}{targets}", promise(&classifier.thresholds, precision))
}

/// What a facet learnt from whole articles beside mentions; nothing where it did not.
pub(crate) fn whole_articles(classifier: &Classifier, precision: f64) -> String {
    let Some(TwoStage { card, thresholds, .. }) = &classifier.two_stage else {
        return String::new();
    };
    let labels = classifier.facet.labels.iter().zip(&card.examples);
    let labels: Vec<_> =
        labels.map(|(label, examples)| format!("{} {}", examples, one_line(&label.name))).collect();
    format!(
        "\n  and from {} ({}): {} on {} held out;\n  area under the curve of whether a side is \
         taken {}, of which {}\n{}",
        count(card.examples.iter().sum(), "whole article"),
        labels.join(", "),
        figures(&classifier.facet, card.accuracy, card.macro_f1),
        HumanCount(card.held_out as u64),
        fraction(card.subjectivity_auc),
        fraction(card.polarity_auc),
        promise(thresholds, precision),
    )
}

/// What is promised of sure tags: `sure from .87: 312 of 340 held out right, .92 (.88–.94)`.
fn promise(thresholds: &PrecisionThresholds, precision: f64) -> String {
    let point = thresholds.point(precision);
    match point.and_then(|point| point.threshold.map(|from| (from, point.promise))) {
        Some((from, Some(promise))) => {
            let ((low, high), share) = (promise.interval, fraction(promise.share()));
            let (from, right) = (fraction(from), right_of(&promise));
            let interval = format!("{}–{}", fraction(low), fraction(high));
            format!("  sure from {from}: {right} held out right, {share} ({interval})\n")
        }
        Some((from, None)) => {
            format!(
                "  sure from {}; how far held-out articles vouch for it is not known\n",
                fraction(from)
            )
        }
        None => format!(
            "  never sure: held-out tags are too few, or too often wrong, to promise {}\n",
            fraction(precision)
        ),
    }
}

/// Towards whom alone a tag can be sure.
fn known_targets(classifier: &Classifier) -> String {
    classifier.targets.as_ref().map_or_else(String::new, |known| {
        let names: Vec<_> = known.names().iter().map(|name| one_line(name)).collect();
        format!("  and only towards what it was learnt towards: {}\n", names.join(", "))
    })
}

/// `312 of 340`.
fn right_of(promise: &Promise) -> String {
    format!("{} of {}", HumanCount(promise.right as u64), HumanCount(promise.tags as u64))
}

/// A share to two digits, without the nought before the point: `.92`.
fn fraction(share: f64) -> String {
    let digits = format!("{share:.2}");
    digits.strip_prefix('0').map_or_else(|| digits.clone(), str::to_owned)
}

/// What the first figure of a facet's candidates is.
fn measure(facet: &Facet) -> &'static str {
    match facet.choice {
        Choice::One => "accuracy",
        Choice::Any => "micro-F1",
    }
}

fn figures(facet: &Facet, first: f64, macro_f1: f64) -> String {
    format!("{} {first:.4}, macro-F1 {macro_f1:.4}", measure(facet))
}
