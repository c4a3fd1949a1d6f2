//! Elements that a browser does not show.

use dom_query::NodeRef;

/// Names for what is there for screen readers alone, or while the pointer is over a word.
const UNSEEN: [&str; 12] = [
    "hover-card",
    "hovercard",
    "popover-body",
    "popover-content",
    "rollover-block",
    "screen-reader-text",
    "screenreader",
    "sr-only",
    "tooltip-content",
    "tooltiptext",
    "visually-hidden",
    "visuallyhidden",
];

/// Whether `node` is not shown, by the attributes that are made to say so.
pub(super) fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|hidden| &*hidden == "true")
}

/// Whether `node` is not seen, by its style or the names that are usual for it.
pub(super) fn is_unseen(node: &NodeRef<'_>) -> bool {
    node.attr("style").is_some_and(|style| hides(&style))
        || node.class().is_some_and(|class| {
            let is_unseen = |name: &str| UNSEEN.iter().any(|own| own.eq_ignore_ascii_case(name));
            class.split_whitespace().any(is_unseen)
        })
}

fn hides(style: &str) -> bool {
    let style = style.split_whitespace().collect::<String>().to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}
