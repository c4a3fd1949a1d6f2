use std::fmt::Write as _;

use anstyle::Style;
use nutgraf::raw::analysis::{Domain, Scope};
use nutgraf::raw::classify::Classifier;
use nutgraf::raw::label::{Label, LabelId};
use nutgraf::raw::model::FacetCard;
use nutgraf::raw::pipeline::PRECISION;

use super::shown::Shown;
use crate::args::AlgorithmName;
use crate::report;
use crate::terminal::{FAINT, STRONG, Theme, one_line, wrapped};

/// The model, facet by facet.
pub(super) fn of(shown: &Shown<'_>, theme: Theme) -> String {
    let (model, card) = (shown.model, &shown.model.card);
    let path = match shown.path {
        Some(path) => one_line(&path.display().to_string()),
        None => "the model inside nutgraf".to_owned(),
    };
    let mut text = format!("{}\n", theme.paint(STRONG, path));
    let _ = writeln!(text, "  trained by   nutgraf {}", one_line(&card.nutgraf));
    let _ = writeln!(text, "  on           {}", report::count(card.articles, "labelled article"));
    let _ = writeln!(text, "  fingerprint  {}", one_line(&card.data));
    let _ = writeln!(text, "  language     {}", model.language.name());
    let _ = writeln!(text, "  reads        the {}", of_scope(model.scope));
    let _ = writeln!(text, "  for          {}", of_domain(model.domain));
    let _ = writeln!(text, "  size         {}", report::size(shown.bytes));
    text += &report::continued(model, PRECISION);
    if !card.notes.is_empty() {
        text.push('\n');
    }
    for (name, note) in &card.notes {
        let note = format!("{}: {}", one_line(name), one_line(note));
        text += &wrapped(theme, &note, Style::new(), "  ");
    }
    for (classifier, card) in model.facets.iter().zip(&card.facets) {
        text += &facet(classifier, card, theme);
    }
    text
}

const fn of_domain(domain: Domain) -> &'static str {
    match domain {
        Domain::Any => "any text",
        Domain::News => "news: it abstains from what is none",
    }
}

const fn of_scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Whole => "whole article",
        Scope::Story => "story: title, prose and headlines",
    }
}

fn facet(classifier: &Classifier, card: &FacetCard, theme: Theme) -> String {
    let facet = &classifier.facet;
    let name = theme.paint(STRONG, one_line(&facet.name));
    let mut text = format!("\n{name}: {}\n\n", report::question(facet));
    text += &labels(classifier, card, theme);
    text += &report::offered(card, theme);
    let algorithm = AlgorithmName(card.algorithm).name();
    let _ = writeln!(text, "\n  {algorithm}: {}\n", report::held_out(facet, card));
    text += &report::candidates(facet, card);
    text.push('\n');
    text += &report::weights(classifier, card);
    if let Some(embedder) = classifier.vectoriser.embedder() {
        let vectors = one_line(&embedder.vectors().id().name);
        let _ = writeln!(
            text,
            "  and {} weights a label on what words mean ({vectors})",
            embedder.dimensions()
        );
    }
    text.push('\n');
    text += &report::thresholds(classifier, PRECISION);
    text + &report::whole_articles(classifier, PRECISION)
}

/// The labels, those of a lower level under what they stand under.
fn labels(classifier: &Classifier, card: &FacetCard, theme: Theme) -> String {
    let (mut text, mut above) = (String::new(), None);
    for (id, label) in (0..).map(LabelId).zip(&classifier.facet.labels) {
        if let Some(parent) = label.parent.as_ref().filter(|own| above != Some(*own)) {
            let _ = writeln!(text, "  {}", theme.paint(STRONG, one_line(parent)));
        }
        above = label.parent.as_ref();
        let examples = card.labels.get(id.index()).map_or(0, |count| count.articles);
        text += &self::label(classifier, (id, label), examples, theme);
    }
    text
}

fn label(
    classifier: &Classifier,
    (id, label): (LabelId, &Label),
    examples: usize,
    theme: Theme,
) -> String {
    let indent = if label.parent.is_some() { "  › " } else { "  " };
    let iptc = label.iptc.as_ref().map(|code| format!(", IPTC {}", one_line(code)));
    let name = theme.paint(STRONG, one_line(&label.name));
    let examples = report::count(examples, "example");
    let mut text = format!("{indent}{name} ({examples}{})\n", iptc.unwrap_or_default());
    if let Some(definition) = &label.definition {
        text += &wrapped(theme, &one_line(definition), Style::new(), "    ");
    }
    let words: Vec<_> = report::label_words(classifier, id).into_iter().map(one_line).collect();
    if !words.is_empty() {
        text += &wrapped(theme, &words.join(", "), FAINT, "    ");
    }
    text
}
