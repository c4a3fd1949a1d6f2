//! Labels under others that are thin, and those that are not given.

use anstyle::Style;
use nutgraf::raw::model::{FacetCard, LabelCount, NotOffered, WhyNot};

use super::count;
use crate::terminal::{Theme, one_line, wrapped};

/// Which labels lean on their definitions, and which are not given and why; nothing where there is no
/// such label.
pub(crate) fn offered(card: &FacetCard, theme: Theme) -> String {
    let thin = card.labels.iter().filter(|own| own.defined).map(leaning);
    let lists = [
        ("leaning on their definitions", thin.collect::<Vec<_>>()),
        ("not offered", card.not_offered.iter().map(lacking).collect()),
    ];
    let filled = lists.iter().filter(|(_, labels)| !labels.is_empty());
    let lines = filled.map(|(what, labels)| {
        wrapped(theme, &format!("{what}: {}", labels.join("; ")), Style::new(), "  ")
    });
    lines.collect::<Vec<_>>().concat()
}

fn leaning(label: &LabelCount) -> String {
    format!("{} (and {})", one_line(&label.label), count(label.articles, "example"))
}

fn lacking(label: &NotOffered) -> String {
    let why = match label.why {
        WhyNot::NoParent => "what it stands under was not learnt".to_owned(),
        WhyNot::Imprecise => {
            let examples = count(label.articles, "example");
            format!("{examples}, and mostly wrong where held out")
        }
        _ => count(label.articles, "example"),
    };
    format!("{} ({why})", one_line(&label.label))
}
