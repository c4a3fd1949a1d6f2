use std::collections::BTreeMap;

use maud::{Markup, html};
use time::{Date, Duration};

/// Width and height of the plot, and the room beneath it that dates take.
const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 90.0;
const AXIS: f64 = 18.0;
/// Bars that stay legible; of more days, several are one.
const BARS: i64 = 90;
/// No bar is wider, where there are few days.
const WIDEST: f64 = 40.0;

/// Bar of a plot: some days, and how many articles they have.
struct Bar {
    from: Date,
    to: Date,
    articles: usize,
}

/// Articles by day, each bar leading to its days; nothing where there are not two days.
pub(super) fn days(days: &BTreeMap<Date, usize>, link: impl Fn(Date, Date) -> String) -> Markup {
    let bars = bars(days);
    if days.len() < 2 {
        return html! {};
    }
    let most = bars.iter().map(|bar| bar.articles).max().unwrap_or(1).max(1) as f64;
    let room = (WIDTH / bars.len() as f64).min(WIDEST);
    let label = format!("Articles by day, at most {most}");
    html! {
        svg .days viewBox=(format!("0 0 {WIDTH} {}", HEIGHT + AXIS)) role="group" aria-label=(label) {
            @for (place, bar) in bars.iter().enumerate().filter(|(_, bar)| bar.articles > 0) {
                a href=(link(bar.from, bar.to)) aria-label=(named(bar)) {
                    (drawn(bar, place as f64 * room, room, most))
                }
            }
            line .axis x1="0" y1=(HEIGHT) x2=(format!("{:.1}", room * bars.len() as f64)) y2=(HEIGHT) {}
            (dates(&bars, room))
        }
    }
}

fn drawn(bar: &Bar, left: f64, room: f64, most: f64) -> Markup {
    let height = (HEIGHT - 4.0) * bar.articles as f64 / most;
    let px = |value: f64| format!("{value:.1}");
    html! {
        title { (named(bar)) }
        rect .room x=(px(left)) y="0" width=(px(room)) height=(px(HEIGHT)) {}
        rect x=(px(left + room * 0.1)) y=(px(HEIGHT - height)) width=(px(room * 0.8))
            height=(px(height)) rx="1.5" {}
    }
}

/// The first and the last day, beneath their bars.
fn dates(bars: &[Bar], room: f64) -> Markup {
    let (first, last) = (&bars[0], &bars[bars.len() - 1]);
    let end = (room * bars.len() as f64).max(160.0);
    html! {
        text x="0" y=(HEIGHT + AXIS - 4.0) { (first.from) }
        text .end x=(format!("{end:.1}")) y=(HEIGHT + AXIS - 4.0) { (last.to) }
    }
}

fn named(bar: &Bar) -> String {
    let articles = if bar.articles == 1 { "article" } else { "articles" };
    if bar.from == bar.to {
        format!("{}: {} {articles}", bar.from, bar.articles)
    } else {
        format!("{} to {}: {} {articles}", bar.from, bar.to, bar.articles)
    }
}

/// Every day from the first to the last, in bars of equally many.
fn bars(days: &BTreeMap<Date, usize>) -> Vec<Bar> {
    let (Some((&first, _)), Some((&last, _))) = (days.first_key_value(), days.last_key_value())
    else {
        return Vec::new();
    };
    let width = ((last - first).whole_days() / BARS + 1).max(1);
    let mut bars: Vec<Bar> = Vec::new();
    let mut from = first;
    while from <= last {
        let to = from.saturating_add(Duration::days(width - 1));
        let articles = days.range(from..=to).map(|(_, count)| count).sum();
        bars.push(Bar { from, to: to.min(last), articles });
        from = to.saturating_add(Duration::DAY);
        if to == Date::MAX {
            break;
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use time::Month;

    use super::*;

    #[test]
    fn every_article_is_in_a_bar_and_no_plot_has_too_many() {
        let first = Date::from_calendar_date(2026, Month::January, 1).unwrap();
        for length in [2_i64, 90, 91, 400, 100_000] {
            let day = |place: i64| (first.saturating_add(Duration::days(place)), 2);
            let days: BTreeMap<_, _> = [0, length / 2, length - 1].map(day).into_iter().collect();
            let bars = bars(&days);
            assert!(i64::try_from(bars.len()).unwrap() <= BARS + 1, "{length}: {}", bars.len());
            assert_eq!(bars.iter().map(|bar| bar.articles).sum::<usize>(), 2 * days.len());
        }
    }
}
