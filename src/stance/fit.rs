//! Fitting of the two stages: from the cues of articles whose stance was read.

use super::cues::is_side;
use crate::calibrate::{HeldOutTag, Logistic, PrecisionThresholds, auc};
use crate::classify::{CueWeights, Sides, TwoStage, TwoStageCard};
use crate::label::LabelId;
use crate::logistic;

/// Cost of an example that is told wrongly, beside the ridge on standardised cues: whether a side is
/// taken, and which. Chosen by cross-validation, outlet by outlet; a third or thrice as much moves
/// neither area under the curve by .005.
const COSTS: [f64; 2] = [0.01, 0.03];
/// Parts that are held out by turns.
const FOLDS: u64 = 10;
/// Examples of either side, at the least: fewer tell no side from the other.
const LEAST: usize = 20;

/// An article whose stance was read.
#[derive(Clone, Debug)]
pub struct Example {
    /// In the order of the cues' names.
    pub cues: Vec<f64>,
    /// The label that it was given.
    pub label: LabelId,
    /// Whether it counts in full: probabilities are learnt on such examples alone.
    pub full_weight: bool,
    /// What it is held out with.
    pub cluster: u64,
}

/// The two stages that `examples` teach, of cues with these `names`, for a facet of so many `labels`;
/// `None` where they are too few.
#[must_use]
pub fn fit(
    sides: Sides,
    labels: usize,
    names: Vec<String>,
    examples: &[Example],
) -> Option<TwoStage> {
    let of = |label: LabelId| examples.iter().filter(|own| own.label == label).count();
    if [sides.neutral, sides.first, sides.second].into_iter().any(|label| of(label) < LEAST) {
        return None;
    }
    let held_out = HeldOut::of(sides, examples);
    let calibration = Logistic::fit(&held_out.points(sides, examples));
    let all: Vec<&Example> = examples.iter().collect();
    let (subjectivity, polarity) = stages(sides, &all);
    let subjectivity = recalibrated(subjectivity, calibration);
    let mut learnt = TwoStage {
        cues: names,
        subjectivity,
        polarity,
        thresholds: PrecisionThresholds::default(),
        card: TwoStageCard::default(),
    };
    let tags = held_out.tags(sides, examples, calibration);
    learnt.card = held_out.card(sides, labels, examples, &tags);
    learnt.thresholds = PrecisionThresholds::learn(tags.into_iter().map(|own| own.1).collect());
    Some(learnt)
}

/// Log-odds that models gave which had not seen the example.
struct HeldOut {
    subjectivity: Vec<f64>,
    polarity: Vec<f64>,
}

impl HeldOut {
    fn of(sides: Sides, examples: &[Example]) -> Self {
        let mut held_out =
            Self { subjectivity: vec![0.0; examples.len()], polarity: vec![0.0; examples.len()] };
        for fold in 0..FOLDS {
            let is_held = |own: &Example| own.cluster % FOLDS == fold;
            let rest: Vec<&Example> = examples.iter().filter(|own| !is_held(own)).collect();
            let (subjectivity, polarity) = stages(sides, &rest);
            for (place, own) in examples.iter().enumerate().filter(|(_, own)| is_held(own)) {
                held_out.subjectivity[place] = subjectivity.log_odds(&own.cues);
                held_out.polarity[place] = polarity.log_odds(&own.cues);
            }
        }
        held_out
    }

    /// Log-odds of a side being taken, and whether one is.
    fn points(&self, sides: Sides, examples: &[Example]) -> Vec<(f64, bool)> {
        let all = self.subjectivity.iter().zip(examples).filter(|(_, own)| own.full_weight);
        all.map(|(&odds, own)| (odds, own.label != sides.neutral)).collect()
    }

    /// The tags of examples of full weight, each with the example's place and the label given.
    fn tags(
        &self,
        sides: Sides,
        examples: &[Example],
        calibration: Logistic,
    ) -> Vec<((usize, LabelId), HeldOutTag)> {
        let all = examples.iter().enumerate().filter(|(_, own)| own.full_weight);
        let tag = |(place, own): (usize, &Example)| {
            let odds = calibration.offset + calibration.slope * self.subjectivity[place];
            let probabilities = TwoStage::combine(sides, odds, self.polarity[place]);
            let label = TwoStage::decide(sides, &probabilities);
            let (probability, right) = (probabilities[label.index()], label == own.label);
            ((place, label), HeldOutTag { probability, right, cluster: own.cluster })
        };
        all.map(tag).collect()
    }

    fn card(
        &self,
        sides: Sides,
        labels: usize,
        examples: &[Example],
        tags: &[((usize, LabelId), HeldOutTag)],
    ) -> TwoStageCard {
        let ids = || (0..labels as u16).map(LabelId);
        let count = |label: LabelId| examples.iter().filter(|own| own.label == label).count();
        let given: Vec<(LabelId, LabelId)> =
            tags.iter().map(|((place, label), _)| (*label, examples[*place].label)).collect();
        let right = given.iter().filter(|(given, own)| given == own).count();
        let f1s: Vec<f64> = ids().map(|label| f1(&given, label)).collect();
        let taken = |own: &Example| own.label != sides.neutral;
        let polarity = self.polarity.iter().zip(examples).filter(|(_, own)| taken(own));
        TwoStageCard {
            examples: ids().map(count).collect(),
            held_out: given.len(),
            accuracy: right as f64 / given.len().max(1) as f64,
            macro_f1: f1s.iter().sum::<f64>() / labels as f64,
            subjectivity_auc: area(self.points(sides, examples)),
            polarity_auc: area(polarity.map(|(&odds, own)| (odds, own.label == sides.first))),
        }
    }
}

/// The weights of both stages.
fn stages(sides: Sides, examples: &[&Example]) -> (CueWeights, CueWeights) {
    let taken: Vec<&Example> =
        examples.iter().copied().filter(|own| own.label != sides.neutral).collect();
    let subjectivity =
        weights(examples, |own| own.label != sides.neutral, COSTS[0], |cue| !is_side(cue));
    let polarity = weights(&taken, |own| own.label == sides.first, COSTS[1], is_side);
    (subjectivity, polarity)
}

/// The weights by which some of the cues tell whether something `is` so of an example.
fn weights(
    examples: &[&Example],
    is: impl Fn(&Example) -> bool,
    cost: f64,
    looks_at: impl Fn(usize) -> bool,
) -> CueWeights {
    let count = examples.first().map_or(0, |own| own.cues.len());
    let used: Vec<usize> = (0..count).filter(|&cue| looks_at(cue)).collect();
    let scales: Vec<Scale> = used.iter().map(|&cue| Scale::of(examples, cue)).collect();
    let row = |own: &&Example| -> Vec<f64> {
        used.iter().zip(&scales).map(|(&cue, scale)| scale.standardise(own.cues[cue])).collect()
    };
    let rows: Vec<Vec<f64>> = examples.iter().map(row).collect();
    let labels: Vec<bool> = examples.iter().map(|own| is(own)).collect();
    let fitted = logistic::fit(&rows, &labels, cost);
    let mut weights = CueWeights { intercept: fitted[used.len()], weights: vec![0.0; count] };
    for ((&cue, scale), weight) in used.iter().zip(&scales).zip(&fitted) {
        weights.weights[cue] = weight / scale.deviation;
        weights.intercept -= weight * scale.mean / scale.deviation;
    }
    weights
}

/// Mean and standard deviation of a cue; 1 of one that never moves.
struct Scale {
    mean: f64,
    deviation: f64,
}

impl Scale {
    fn of(examples: &[&Example], cue: usize) -> Self {
        let count = examples.len().max(1) as f64;
        let mean = examples.iter().map(|own| own.cues[cue]).sum::<f64>() / count;
        let squares = examples.iter().map(|own| (own.cues[cue] - mean) * (own.cues[cue] - mean));
        let deviation = (squares.sum::<f64>() / count).sqrt();
        Self { mean, deviation: if deviation > 0.0 { deviation } else { 1.0 } }
    }

    fn standardise(&self, value: f64) -> f64 {
        (value - self.mean) / self.deviation
    }
}

/// The same weights, whose log-odds are stretched and moved.
fn recalibrated(weights: CueWeights, Logistic { offset, slope }: Logistic) -> CueWeights {
    CueWeights {
        intercept: offset + slope * weights.intercept,
        weights: weights.weights.into_iter().map(|weight| slope * weight).collect(),
    }
}

/// F1 of a label, of pairs of what is given and what is so.
fn f1(pairs: &[(LabelId, LabelId)], label: LabelId) -> f64 {
    let count = |of: &dyn Fn(&(LabelId, LabelId)) -> bool| pairs.iter().filter(|p| of(p)).count();
    let both = count(&|pair| *pair == (label, label));
    let either = count(&|pair| pair.0 == label) + count(&|pair| pair.1 == label);
    2.0 * both as f64 / either.max(1) as f64
}

/// Area under the curve of log-odds, each beside whether it is so.
fn area(points: impl IntoIterator<Item = (f64, bool)>) -> f64 {
    let (so, not): (Vec<_>, Vec<_>) = points.into_iter().partition(|point| point.1);
    let odds = |points: Vec<(f64, bool)>| -> Vec<(f64, f64)> {
        points.into_iter().map(|point| (point.0, 1.0)).collect()
    };
    auc(&odds(so), &odds(not))
}

#[cfg(test)]
mod tests {
    use super::super::cue::Cue;
    use super::super::cues::cue_names;
    use super::*;

    const SIDES: Sides = Sides { neutral: LabelId(1), first: LabelId(0), second: LabelId(2) };

    /// So many examples of each label in turn, whose pooled mentions tell it.
    fn examples(count: usize, full_weight: impl Fn(usize) -> bool) -> Vec<Example> {
        let example = |n: usize| {
            let label = LabelId((n % 3) as u16);
            let mut cues = vec![0.0; Cue::COUNT];
            cues[Cue::Stance as usize] = if label == SIDES.neutral { -2.0 } else { 2.0 };
            cues[Cue::Side as usize] = 1.0 - f64::from(label.0);
            cues[Cue::Length as usize] = (n % 7) as f64;
            Example { cues, label, full_weight: full_weight(n), cluster: n as u64 / 3 }
        };
        (0..count).map(example).collect()
    }

    fn fitted(examples: &[Example]) -> Option<TwoStage> {
        fit(SIDES, 3, cue_names([]), examples)
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "what is told apart is told apart by all")]
    fn what_tells_the_sides_apart_is_learnt() {
        let examples = examples(300, |n| n % 2 == 0);
        let stages = fitted(&examples).unwrap();
        let TwoStageCard { held_out, accuracy, macro_f1, subjectivity_auc, polarity_auc, .. } =
            stages.card;
        assert_eq!((held_out, accuracy, macro_f1), (150, 1.0, 1.0));
        assert_eq!((subjectivity_auc, polarity_auc), (1.0, 1.0));
        for own in &examples {
            let probabilities = stages.probabilities(SIDES, &own.cues);
            assert_eq!(TwoStage::decide(SIDES, &probabilities), own.label);
        }
        let [subjectivity, polarity] = [&stages.subjectivity, &stages.polarity];
        assert_eq!(subjectivity.weights[Cue::Side as usize], 0.0, "no cue of whether");
        assert_eq!(polarity.weights[Cue::Stance as usize], 0.0, "no cue of which");
    }

    #[test]
    fn few_examples_teach_nothing() {
        assert!(fitted(&examples(3 * LEAST, |_| true)).is_some());
        assert!(fitted(&examples(3 * LEAST - 1, |_| true)).is_none());
    }

    #[test]
    fn the_area_is_how_often_what_is_so_stands_higher() {
        let points = [(0.9, true), (0.8, false), (0.7, true), (0.7, false), (0.1, false)];
        // Of six pairs four are in order and one is even.
        assert!((area(points) - 4.5 / 6.0).abs() < 1e-12);
    }
}
