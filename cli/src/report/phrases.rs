//! Phrases that all reports use.

use indicatif::{DecimalBytes, HumanCount};
use nutgraf::raw::label::{Choice, Facet};

use crate::terminal::one_line;

/// `12,345 articles`, `1 article`.
pub(crate) fn count(number: usize, of: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {of}{plural}", HumanCount(number as u64))
}

/// `12,345`.
pub(crate) fn grouped(number: usize) -> String {
    HumanCount(number as u64).to_string()
}

/// `137.34 kB`.
pub(crate) fn size(bytes: usize) -> String {
    DecimalBytes(bytes as u64).to_string()
}

/// What a facet asks: `one of 3 labels, towards a target`.
pub(crate) fn question(facet: &Facet) -> String {
    let choice = match facet.choice {
        Choice::One => "one of",
        Choice::Any => "any of",
    };
    let towards = if facet.towards_target { ", towards a target" } else { "" };
    let parent = facet.parent.as_ref();
    let under = parent.map(|above| format!(", under those of {}", one_line(above)));
    let labels = count(facet.labels.len(), "label");
    format!("{choice} {labels}{towards}{}", under.unwrap_or_default())
}

/// A share in per cent, to a tenth.
pub(crate) fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}
