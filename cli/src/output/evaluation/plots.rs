//! The plots of a report, as inline SVG that takes its colours from the page.

use maud::{Markup, html};
use nutgraf::raw::evaluate::{Bin, Confusion, CoveragePoint, LabelReport, Sure};

use super::words::{figure, interval};
use crate::report::percent;

/// Side of a square plot, in pixels, with the margins that hold its axes.
const SIDE: f64 = 300.0;
const MARGIN: f64 = 44.0;
/// Gridlines of an axis from 0 to 1.
const TICKS: [f64; 6] = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0];
/// Height of a row of bars.
const ROW: f64 = 20.0;
/// Cells of the heat map are between these sizes, so that few labels do not sprawl and many fit.
const CELL: (f64, f64) = (7.0, 34.0);
const HEAT_MAP: f64 = 480.0;
/// From this size on a cell has room for its number.
const LEGIBLE: f64 = 24.0;
/// Letters of a label that fit beside a plot, and the room that one takes.
const LETTERS: usize = 26;
const LETTER: f64 = 7.0;

/// Share right against probability: bars on the diagonal mean what they say.
pub(crate) fn reliability(bins: &[Bin]) -> Markup {
    let all = bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1) as f64;
    let bar = |bin: &Bin| {
        let title = format!(
            "{:.1}–{:.1}: {} tags, mean {}, right {}",
            bin.from,
            bin.to,
            bin.count,
            figure(bin.mean),
            percent(bin.right)
        );
        let opacity = 0.35 + 0.65 * bin.count as f64 / all;
        html! {
            rect .mark x=(px(x(bin.from) + 1.0)) y=(px(y(bin.right)))
                width=(px(x(bin.to) - x(bin.from) - 2.0)) height=(px(y(0.0) - y(bin.right)))
                fill-opacity=(px(opacity)) { title { (title) } }
            circle .point cx=(px(x(bin.mean))) cy=(px(y(bin.right))) r="3" {}
        }
    };
    square(
        "Reliability diagram",
        "probability",
        "share right",
        &html! {
            @for bin in bins.iter().filter(|bin| bin.count > 0) { (bar(bin)) }
            line .guide x1=(px(x(0.0))) y1=(px(y(0.0))) x2=(px(x(1.0))) y2=(px(y(1.0))) {}
        },
    )
}

/// Share right against share filed, with the point that the model itself draws the line at.
pub(super) fn coverage(curve: &[CoveragePoint], sure: Sure) -> Markup {
    let at =
        |point: &CoveragePoint| format!("{},{}", px(x(point.coverage)), px(y(point.precision)));
    let points: Vec<String> = curve.iter().map(at).collect();
    square(
        "Coverage against precision",
        "share of tags filed",
        "share right",
        &html! {
            line .guide x1=(px(x(0.0))) y1=(px(y(sure.asked))) x2=(px(x(1.0))) y2=(px(y(sure.asked))) {}
            polyline .curve points=(points.join(" ")) {}
            @if sure.tags > 0 {
                circle .point cx=(px(x(sure.share))) cy=(px(y(sure.precision))) r="5" {
                    title { "sure: " (percent(sure.share)) " of tags, right " (percent(sure.precision)) }
                }
            }
        },
    )
}

/// F1 by label, with intervals.
pub(super) fn label_bars(labels: &[LabelReport]) -> Markup {
    let height = ROW * labels.len() as f64 + MARGIN;
    let left = room(labels);
    let along = |value: f64| left + value * SIDE;
    let bar = |place: usize, label: &LabelReport| {
        let top = ROW * place as f64;
        let middle = px(top + ROW / 2.0);
        let title =
            format!("{}: F1 {} ({})", label.label, figure(label.f1.value), interval(label.f1));
        html! {
            text .end x=(px(left - 6.0)) y=(px(top + ROW * 0.7)) { (short(&label.label)) }
            rect .mark x=(px(along(0.0))) y=(px(top + 3.0)) width=(px(label.f1.value * SIDE))
                height=(px(ROW - 6.0)) fill-opacity="0.6" { title { (title) } }
            line .whisker x1=(px(along(label.f1.low))) y1=(middle) x2=(px(along(label.f1.high))) y2=(middle) {}
            text x=(px(along(1.0) + 6.0)) y=(px(top + ROW * 0.7)) { (figure(label.f1.value)) }
        }
    };
    html! {
        svg viewBox={ "0 0 " (px(along(1.0) + MARGIN)) " " (px(height)) } role="img"
            aria-label="F1 by label" style={ "max-width:" (px(along(1.0) + MARGIN)) "px" } {
            @for tick in TICKS {
                line .grid x1=(px(along(tick))) y1="0" x2=(px(along(tick))) y2=(px(height - MARGIN)) {}
                text .middle x=(px(along(tick))) y=(px(height - MARGIN + 16.0)) { (tick) }
            }
            @for (place, label) in labels.iter().enumerate() { (bar(place, label)) }
        }
    }
}

/// Labels against tags: the darker, the larger the share of the label's articles.
pub(super) fn heat_map(confusion: &Confusion, labels: &[LabelReport]) -> Markup {
    let cell = (HEAT_MAP / labels.len().max(1) as f64).clamp(CELL.0, CELL.1);
    let side = cell * labels.len() as f64;
    let room = room(labels);
    let (width, height) = (px(room + side + MARGIN), px(room + side));
    let cells = confusion.counts.iter().zip(labels).enumerate();
    let shown = cells.flat_map(|(row, (counts, truth))| {
        let given = counts.iter().zip(labels).enumerate().filter(|(_, (count, _))| **count > 0);
        given.map(move |(column, (&count, given))| Cell { row, column, count, truth, given })
    });
    html! {
        svg viewBox={ "0 0 " (width) " " (height) } role="img" aria-label="Confusion matrix"
            style={ "max-width:" (width) "px" } {
            rect .frame x=(px(room)) y=(px(room)) width=(px(side)) height=(px(side)) {}
            @for (place, label) in labels.iter().enumerate() { (names(place, &label.label, cell, room)) }
            @for shown in shown { (shown.draw(cell, room)) }
        }
    }
}

struct Cell<'r> {
    row: usize,
    column: usize,
    count: usize,
    truth: &'r LabelReport,
    given: &'r LabelReport,
}

impl Cell<'_> {
    fn draw(&self, size: f64, room: f64) -> Markup {
        let (left, top) = (room + size * self.column as f64, room + size * self.row as f64);
        let share = self.count as f64 / self.truth.support.max(1) as f64;
        // The root lets a confusion of one in a hundred be seen at all.
        let opacity = share.min(1.0).sqrt();
        let mark = if self.row == self.column { "hit" } else { "miss" };
        let ink = if opacity > 0.6 { "middle on" } else { "middle" };
        html! {
            rect class=(mark) x=(px(left)) y=(px(top)) width=(px(size)) height=(px(size))
                fill-opacity=(format!("{opacity:.2}")) {
                title { (self.truth.label) " → " (self.given.label) ": " (self.count) ", " (percent(share)) }
            }
            @if size >= LEGIBLE {
                text class=(ink) x=(px(left + size / 2.0)) y=(px(top + size / 2.0 + 4.0)) { (self.count) }
            }
        }
    }
}

/// The name of a label beside its row and, upright, over its column.
fn names(place: usize, name: &str, cell: f64, room: f64) -> Markup {
    let middle = room + cell * (place as f64 + 0.5);
    let size = px((cell + 1.0).min(12.0));
    let turned = format!("rotate(-90 {0} {1})", px(middle + 4.0), px(room - 6.0));
    html! {
        text .end x=(px(room - 6.0)) y=(px(middle + 4.0)) font-size=(size) { (short(name)) }
        text x=(px(middle + 4.0)) y=(px(room - 6.0)) font-size=(size) transform=(turned) { (short(name)) }
    }
}

/// A square plot with both axes from 0 to 1.
fn square(title: &str, across: &str, up: &str, content: &Markup) -> Markup {
    let whole = px(SIDE + 2.0 * MARGIN);
    let middle = MARGIN + SIDE / 2.0;
    html! {
        svg viewBox={ "0 0 " (whole) " " (whole) } role="img" aria-label=(title)
            style={ "max-width:" (whole) "px" } {
            @for tick in TICKS {
                line .grid x1=(px(x(tick))) y1=(px(y(0.0))) x2=(px(x(tick))) y2=(px(y(1.0))) {}
                line .grid x1=(px(x(0.0))) y1=(px(y(tick))) x2=(px(x(1.0))) y2=(px(y(tick))) {}
                text .middle x=(px(x(tick))) y=(px(y(0.0) + 16.0)) { (tick) }
                text .end x=(px(x(0.0) - 6.0)) y=(px(y(tick) + 4.0)) { (tick) }
            }
            text .middle x=(px(middle)) y=(px(y(0.0) + 34.0)) { (across) }
            text .middle x="12" y=(px(middle)) transform={ "rotate(-90 12 " (px(middle)) ")" } { (up) }
            (content)
        }
    }
}

fn x(value: f64) -> f64 {
    MARGIN + value * SIDE
}

fn y(value: f64) -> f64 {
    MARGIN + (1.0 - value) * SIDE
}

/// A coordinate, to the hundredth.
fn px(value: f64) -> String {
    format!("{value:.2}")
}

/// The room that names take beside a plot.
fn room(labels: &[LabelReport]) -> f64 {
    let letters = labels.iter().map(|label| label.label.chars().count()).max();
    12.0 + LETTER * letters.unwrap_or(0).min(LETTERS) as f64
}

/// As much of a name as fits.
fn short(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    name.chars().take(LETTERS - 1).chain(['…']).collect()
}
