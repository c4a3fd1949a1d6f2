//! A report as a page of its own.

use maud::{Markup, html};

use nutgraf::raw::evaluate::{
    Bin, ConfusedPair, Estimate, FacetReport, LabelReport, Leaks, Protocol, Report, ShortcutFeature,
};
use nutgraf::raw::pipeline::FacetPrevalence;

use super::super::shares::said;
use super::plots;
use super::words::{duplicates, extent, figure, grouping, interval, protocol, right};
use crate::page::standalone;
use crate::report::percent;
use crate::terminal::Theme;

pub(in crate::output) const STYLE: &str = include_str!("page.css");

/// The report with plots, light or dark as the reader has it.
pub(super) fn page(report: &Report, shares: &[FacetPrevalence]) -> String {
    let warns = matches!(report.protocol, Protocol::Model { same_data: true, .. });
    let body = html! {
        h1 { "Evaluation" }
        p class=[warns.then_some("warning")] { (protocol(&report.protocol)) }
        @for report in &report.facets { (facet(report)) }
        @for own in shares { (of_shares(own)) }
    };
    standalone("nutgraf: evaluation", STYLE, &body)
}

fn facet(report: &FacetReport) -> Markup {
    html! {
        h2 { (report.facet) }
        p .soft { (extent(report)) }
        (headline(report))
        div .plots {
            figure {
                h3 { "Whether probabilities mean what they say" }
                (plots::reliability(&report.reliability.bins))
            }
            figure {
                h3 { "How much can be filed without a look" }
                (plots::coverage(&report.coverage.curve, report.sure))
            }
        }
        (in_bins(&report.reliability.bins))
        h3 { "Tags that can be filed without a look" }
        (thresholds(report))
        h3 { "To be as right as wanted" }
        (precisions(report))
        h3 { "Share of the words that the model knows" }
        (in_bins(&report.known_words.bins))
        h3 { "Labels" }
        div .wide { (plots::label_bars(&report.labels)) (labels(&report.labels)) }
        h3 { "Labels (rows) against tags (columns)" }
        div .wide { (plots::heat_map(&report.confusion, &report.labels)) }
        @if !report.confusion.pairs.is_empty() { (confused(&report.confusion.pairs)) }
        h3 { "Leaks" }
        (leaks(&report.leaks))
    }
}

fn of_shares(own: &FacetPrevalence) -> Markup {
    html! {
        h2 { (own.facet) ": label shares" }
        table {
            tr { @for name in ["label", "counted", "corrected", "95 % interval", "by people"] { th { (name) } } }
            @for label in &own.labels {
                tr {
                    td { (label.label) }
                    td { (percent(label.counted)) }
                    td { (label.corrected.map(|own| percent(own.value)).unwrap_or_default()) }
                    td { (label.corrected.map(interval).unwrap_or_default()) }
                    td { (label.labelled.map(percent).unwrap_or_default()) }
                }
            }
        }
        p .soft { (said(own, Theme::default())) }
    }
}

fn headline(report: &FacetReport) -> Markup {
    let estimate = |name: &str, estimate: Estimate| {
        html! {
            div { b { (figure(estimate.value)) } (name) br; span .soft { (interval(estimate)) } }
        }
    };
    let known = report.known_words.median().map(percent).unwrap_or_default();
    html! {
        div .figures {
            (estimate("accuracy", report.accuracy))
            (estimate("macro-F1", report.macro_f1))
            (estimate("micro-F1", report.micro_f1))
            div { b { (figure(report.reliability.ece)) } "calibration error" }
            div {
                b { (percent(report.sure.share)) } "sure at " (report.sure.asked) br;
                span .soft { (percent(report.sure.precision)) " of them right" }
            }
            div { b { (known) } "of words known" br; span .soft { "in the median article" } }
        }
    }
}

fn thresholds(report: &FacetReport) -> Markup {
    html! {
        table {
            tr { th { "probability from" } th { "tags" } th { "right" } }
            @for point in &report.coverage.at_thresholds {
                tr {
                    td { (format!("{:.2}", point.threshold)) }
                    td { (percent(point.coverage)) }
                    td { (right(point)) }
                }
            }
        }
    }
}

fn precisions(report: &FacetReport) -> Markup {
    html! {
        table {
            tr { th { "right" } th { "probability from" } th { "tags" } }
            @for point in &report.coverage.at_precisions {
                tr {
                    td { (percent(point.precision)) }
                    td { (point.threshold.map_or("–".to_owned(), figure)) }
                    td { (percent(point.coverage)) }
                }
            }
        }
    }
}

fn in_bins(bins: &[Bin]) -> Markup {
    html! {
        table {
            tr { th { "between" } th { "number" } th { "mean" } th { "right" } }
            @for bin in bins.iter().filter(|bin| bin.count > 0) {
                tr {
                    td { (format!("{:.1}–{:.1}", bin.from, bin.to)) }
                    td { (bin.count) }
                    td { (figure(bin.mean)) }
                    td { (percent(bin.right)) }
                }
            }
        }
    }
}

fn labels(labels: &[LabelReport]) -> Markup {
    html! {
        table {
            tr {
                @for name in ["label", "precision", "recall", "F1", "95 % interval", "articles", "tags"] {
                    th { (name) }
                }
            }
            @for label in labels {
                tr {
                    td { (label.label) @if !label.learnt { span .soft { " (new to the model)" } } }
                    td { (figure(label.precision)) }
                    td { (figure(label.recall)) }
                    td { (figure(label.f1.value)) }
                    td { (interval(label.f1)) }
                    td { (label.support) }
                    td { (label.given) }
                }
            }
        }
    }
}

fn confused(pairs: &[ConfusedPair]) -> Markup {
    html! {
        table {
            tr {
                th { "label" } th .reads { "taken for" } th { "articles" } th { "of the label's" }
                th .reads { "such as" }
            }
            @for pair in pairs {
                tr {
                    td { (pair.truth) }
                    td .reads { (pair.given) }
                    td { (pair.count) }
                    td { (percent(pair.share)) }
                    td .reads { (pair.examples.join(", ")) }
                }
            }
        }
    }
}

fn leaks(leaks: &Leaks) -> Markup {
    let twins = leaks.duplicates.as_ref().is_some_and(|duplicates| !duplicates.is_empty());
    html! {
        p class=[twins.then_some("warning")] { (duplicates(leaks.duplicates.as_ref())) }
        @if let Some(found) = &leaks.grouping { p { (grouping(found)) } }
        @if leaks.shortcut_features.is_empty() {
            p { "No word at the edge of texts gives a label away." }
        } @else {
            p .warning { "Words at the edge of texts that give a label away:" }
            (shortcut_features(&leaks.shortcut_features))
        }
    }
}

fn shortcut_features(shortcut_features: &[ShortcutFeature]) -> Markup {
    html! {
        table {
            tr {
                th { "word" } th .reads { "label" } th { "articles" } th { "with the label" }
                th { "of the label's" } th .reads { "such as" }
            }
            @for feature in shortcut_features {
                tr {
                    td { (feature.word) }
                    td .reads { (feature.label) }
                    td { (feature.articles) }
                    td { (percent(feature.precision)) }
                    td { (percent(feature.coverage)) }
                    td .reads { (feature.examples.join(", ")) }
                }
            }
        }
    }
}
