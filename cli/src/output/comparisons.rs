//! Comparison of two models as a person reads it.

use nutgraf::raw::classify::Classifier;
use nutgraf::raw::evaluate::McNemar;
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{Comparison, FacetComparison, Move};

use crate::report::{Table, count, label_words, percent};
use crate::terminal::{STRONG, Theme, one_line};

/// Moves that are told.
const MOVES: usize = 20;
/// A smaller p is only said to be smaller.
const LEAST_P: f64 = 0.0001;

pub(crate) fn text(comparison: &Comparison, models: [&Model; 2], theme: Theme) -> String {
    let facets = comparison.facets.iter().map(|own| {
        let name = theme.paint(STRONG, one_line(&own.facet));
        let classifiers = models.map(|model| model.facet(&own.facet));
        let words = match classifiers {
            [Some(a), Some(b)] => words(a, b).to_string(),
            _ => String::new(),
        };
        let moves =
            if comparison.articles > 0 { moves(own, comparison.articles) } else { String::new() };
        format!("{name}\n{}{moves}{}\n{words}", labels(own), mcnemar(own.mcnemar))
    });
    if comparison.facets.is_empty() {
        return "The models have no facet in common.\n".to_owned();
    }
    facets.collect::<Vec<_>>().join("\n")
}

fn labels(own: &FacetComparison) -> String {
    let lists = [("only in the first", &own.gone), ("only in the second", &own.new)];
    let filled = lists.iter().filter(|(_, labels)| !labels.is_empty());
    let line = |(what, labels): &(&str, &Vec<String>)| {
        let names: Vec<String> = labels.iter().map(|name| one_line(name)).collect();
        format!("  {what}: {}\n", names.join(", "))
    };
    filled.map(line).collect()
}

fn moves(own: &FacetComparison, articles: usize) -> String {
    let same = percent(own.same as f64 / articles as f64);
    let names = ["from", "to", "articles", "by the words", "such as"];
    let mut table = Table::new(&names).reading(&[1, 3, 4]);
    own.moves.iter().take(MOVES).for_each(|own| table.row(cells(own)));
    let table = if table.is_empty() { String::new() } else { table.to_string() };
    let more = match own.moves.len().saturating_sub(MOVES) {
        0 => String::new(),
        more => format!("  … and {more} more moves (--format json has all)\n"),
    };
    format!("  {same} of {} get the same label\n{table}{more}", count(articles, "article"))
}

fn cells(own: &Move) -> [String; 5] {
    let label = |name: &Option<String>| name.as_deref().map_or_else(|| "–".to_owned(), one_line);
    let words: Vec<String> = own.words.iter().map(|own| one_line(&own.0)).collect();
    let example = own.examples.first().map(|own| one_line(own)).unwrap_or_default();
    [label(&own.from), label(&own.to), own.articles.to_string(), words.join(", "), example]
}

fn mcnemar(test: Option<McNemar>) -> String {
    test.map_or_else(String::new, |own| {
        let p = if own.p < LEAST_P { format!("< {LEAST_P}") } else { format!("= {:.4}", own.p) };
        format!(
            "  Right: only the first in {}, only the second in {} (McNemar, p {p})\n",
            count(own.only_first, "article"),
            count(own.only_second, "article")
        )
    })
}

/// The words that stand for each label in one model and not in the other.
fn words(a: &Classifier, b: &Classifier) -> Table {
    let mut table = Table::new(&["label", "words of the first alone", "words of the second alone"])
        .reading(&[1, 2]);
    for label in &a.facet.labels {
        let ids = [a, b].map(|own| own.facet.label(&label.name));
        let [Some(first), Some(second)] = ids else { continue };
        let words = [label_words(a, first), label_words(b, second)];
        let lacking = |of: usize, from: usize| -> String {
            let own = words[of].iter().filter(|word| !words[from].contains(word));
            own.map(|word| one_line(word)).collect::<Vec<_>>().join(", ")
        };
        table.row([one_line(&label.name), lacking(0, 1), lacking(1, 0)]);
    }
    table
}
