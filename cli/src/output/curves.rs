//! A model of briefs as curves: what position, frequency and length are worth.

use nutgraf::raw::summarise::BriefModel;
use nutgraf::raw::summarise::expected::ShapeFunction;
use nutgraf::raw::text::Language;

use super::text::phrase;
use crate::terminal::{FAINT, STRONG, Theme};

/// Eighths of a line's height.
const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// Columns of a drawing.
const WIDTH: usize = 24;

/// Every curve of `model` on a line of its own, under what it rates; those that move most first.
pub(crate) fn curves(model: &BriefModel, theme: Theme) -> String {
    let all = model.shape_functions();
    let mut said = String::new();
    for curves in all.chunk_by(|a, b| (a.part, a.model) == (b.part, b.model)) {
        let heading = heading(&curves[0], model.language());
        said += &format!("\n{}\n", theme.paint(STRONG, heading));
        said += &theme.paint(FAINT, "  log-odds from lowest to highest value, against the average");
        said.push('\n');
        let mut moving: Vec<(&ShapeFunction, f32)> = curves
            .iter()
            .map(|curve| (curve, span(curve)))
            .filter(|(_, span)| *span > 0.0)
            .collect();
        moving.sort_by(|a, b| b.1.total_cmp(&a.1));
        said.extend(moving.iter().map(|(curve, _)| line(curve)));
    }
    said
}

fn heading(curve: &ShapeFunction, language: Language) -> String {
    let what = match curve.model {
        "words" => "What makes a word likely in a summary",
        "pairs" => "What makes a pair of neighbouring words likely",
        _ => "What makes a sentence one of the best three",
    };
    match curve.part {
        "lexical" => format!("{what}, in {}", language.name()),
        _ => format!("{what}, in any language"),
    }
}

/// The drawing, the log-odds at either end of its height, what it is of, and between which values.
fn line(curve: &ShapeFunction) -> String {
    let (low, high) = range(curve);
    let (from, to) = ends(curve);
    format!(
        "  {:<WIDTH$}  {low:>+6.2} to {high:>+6.2}  {} ({} to {})\n",
        drawing(curve),
        phrase(curve.about),
        short(from),
        short(to),
    )
}

/// One mark a step of the curve, or evenly many of them where there are more than columns.
fn drawing(curve: &ShapeFunction) -> String {
    let ((low, high), steps) = (range(curve), curve.points.len());
    let columns = steps.min(WIDTH);
    let level = |column: usize| {
        let (_, weight) = curve.points[column * steps / columns];
        LEVELS[((weight - low) / (high - low) * (LEVELS.len() - 1) as f32).round() as usize]
    };
    (0..columns).map(level).collect()
}

fn ends(curve: &ShapeFunction) -> (f32, f32) {
    let at = |point: Option<&(f32, f32)>| point.map_or(0.0, |point| point.0);
    (at(curve.points.first()), at(curve.points.last()))
}

fn range(curve: &ShapeFunction) -> (f32, f32) {
    let weights = || curve.points.iter().map(|point| point.1);
    (weights().fold(f32::INFINITY, f32::min), weights().fold(f32::NEG_INFINITY, f32::max))
}

/// How far the curve moves the log-odds.
fn span(curve: &ShapeFunction) -> f32 {
    let (low, high) = range(curve);
    high - low
}

/// A value as short as it can be told.
fn short(value: f32) -> String {
    let decimals = if value.abs() < 10.0 { 2 } else { 0 };
    let said = format!("{value:.decimals$}");
    if said.contains('.') {
        said.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        said
    }
}

#[cfg(test)]
mod tests {
    use nutgraf::raw::pipeline::embedded_brief_model;

    use super::*;

    #[test]
    fn a_curve_is_drawn_from_its_first_value_to_its_last() {
        let curve = ShapeFunction {
            part: "lexical",
            model: "sentences",
            feature: "Index",
            about: "Its number, from 1.",
            points: vec![(1.0, 1.5), (2.0, 0.0), (3.5, -0.5)],
        };
        let columns = WIDTH - 3;
        let expected =
            format!("  █▃▁{:columns$}   -0.50 to  +1.50  its number, from 1 (1 to 3.5)\n", "");
        assert_eq!(line(&curve), expected);
    }

    #[test]
    fn the_model_inside_says_what_it_goes_by() {
        let said = curves(&embedded_brief_model(), Theme::default());
        for what in ["a word likely", "a pair of", "one of the best three", "in any language"] {
            assert!(said.contains(what), "{what} is missing in:\n{said}");
        }
        assert!(!said.contains("NaN") && !said.contains("inf"), "{said}");
    }
}
