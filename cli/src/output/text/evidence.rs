//! The words for and against each tag, and the article with them marked.

use anstyle::Style;
use nutgraf::raw::pipeline::{
    Contribution, FacetTags, Reading, Tag, TagExplanation, Tags, TextPart,
};

use crate::output::phrases;
use crate::terminal::{AGAINST, FAINT, FOR, STRONG, Theme, one_line, visible, wrapped};

/// Words and phrases that are listed on each side.
const CONTRIBUTIONS: usize = 6;
/// Mark of a word that no training article had, and what it says.
const BY_MEANING: &str = "≈";
const BY_MEANING_SAYS: &str = "≈ known by its meaning alone: the word itself has no weight";
/// Words with less than this part of the largest share are left as they are: with every word
/// coloured, none would be.
const NOTABLE: f32 = 0.35;
/// From this part of the largest share on, a word carries the tag.
const WEIGHTY: f32 = 0.7;

/// For each tag that is given, the words for and against it, and the article with them marked.
pub(super) fn lines(theme: Theme, reading: &Reading<'_>, tags: &Tags) -> String {
    let mut lines = String::new();
    for facet in &tags.facets {
        for tag in facet.tags.iter().filter(|tag| tag.given) {
            if let Some(explanation) = &tag.explanation {
                lines += &heading(theme, facet, tag);
                lines += &contributions(theme, "for", FOR, explanation, |share| share > 0.0);
                let against = |share| share < 0.0;
                lines += &contributions(theme, "against", AGAINST, explanation, against);
                lines += &legend(theme, explanation);
                lines += &marked(theme, reading, explanation);
            }
        }
    }
    lines
}

fn heading(theme: Theme, facet: &FacetTags, tag: &Tag) -> String {
    let (name, label) = (one_line(&facet.facet), one_line(&phrases::path(tag)));
    let towards = phrases::target(facet).filter(|_| facet.stance.is_some());
    let towards = towards.as_deref().map(one_line);
    let towards = towards.map(|name| format!(" towards {name}")).unwrap_or_default();
    let heading = format!("Why {name}{towards} is {label}");
    format!("\n  {}\n", theme.paint(STRONG, heading))
}

fn contributions(
    theme: Theme,
    side: &str,
    style: Style,
    explanation: &TagExplanation,
    on: fn(f32) -> bool,
) -> String {
    let line = |own: &Contribution| {
        let text = theme.paint(style, one_line(&own.text));
        let sign = if own.share > 0.0 { '+' } else { '−' };
        let known = if own.by_meaning { BY_MEANING } else { "" };
        format!("{text}{known} {sign}{:.3}", own.share.abs())
    };
    let all = one_side(explanation, on);
    let listed: Vec<_> = all.clone().take(CONTRIBUTIONS).map(line).collect();
    let listed = if listed.is_empty() { "nothing".to_owned() } else { listed.join(", ") };
    let more = all.count().saturating_sub(CONTRIBUTIONS);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let side = format!("    {side:<7}  ");
    wrapped(theme, &(listed + &more), Style::new(), &side)
}

/// The words and phrases on one side, the weightiest first.
fn one_side(
    explanation: &TagExplanation,
    on: fn(f32) -> bool,
) -> impl Iterator<Item = &Contribution> + Clone {
    explanation.contributions.iter().filter(move |own| on(own.share))
}

/// What the mark of words that are known by their meaning says, where one is listed.
fn legend(theme: Theme, explanation: &TagExplanation) -> String {
    let sides: [fn(f32) -> bool; 2] = [|share| share > 0.0, |share| share < 0.0];
    let listed = sides.map(|on| one_side(explanation, on).take(CONTRIBUTIONS));
    if listed.into_iter().flatten().any(|own| own.by_meaning) {
        wrapped(theme, BY_MEANING_SAYS, FAINT, "             ")
    } else {
        String::new()
    }
}

/// The article, line by line, its evidence coloured or in brackets.
fn marked(theme: Theme, reading: &Reading<'_>, explanation: &TagExplanation) -> String {
    let article = reading.article();
    let title = article.title.as_deref().unwrap_or_default();
    let parts = [(TextPart::Title, title), (TextPart::Text, &article.text)];
    let mut lines = String::new();
    for (part, text) in parts {
        let marked = marked_part(theme, text, part, explanation);
        for line in marked.lines().map(str::trim).filter(|line| !line.is_empty()) {
            lines += "\n";
            lines += &wrapped(theme, line, Style::new(), "    ");
        }
    }
    lines
}

fn marked_part(theme: Theme, text: &str, part: TextPart, explanation: &TagExplanation) -> String {
    let (mut marked, mut at) = (String::new(), 0);
    for word in explanation.words.iter().filter(|own| own.part == part) {
        marked += &visible(&text[at..word.span.start]);
        marked += &self::word(theme, &visible(word.span.of(text)), word.weight);
        at = word.span.end;
    }
    marked + &visible(&text[at..])
}

fn word(theme: Theme, word: &str, weight: f32) -> String {
    let (style, sign) = if weight > 0.0 { (FOR, '+') } else { (AGAINST, '−') };
    match weight.abs() {
        faint if faint < NOTABLE => word.to_owned(),
        _ if !theme.colour => format!("[{sign}{word}]"),
        medium if medium < WEIGHTY => theme.paint(style, word),
        _ => theme.paint(style.bold().underline(), word),
    }
}
