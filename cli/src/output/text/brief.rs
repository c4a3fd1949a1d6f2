//! Briefs.

use anstyle::Style;
use nutgraf::raw::pipeline::{ArticleBrief, MergedBrief, Reading};

use super::head::aside;
use super::reasons;
use crate::output::phrases;
use crate::terminal::{Theme, one_line, wrapped};

/// The sentences as a list, why each is there if that was asked, and in words why there are no more.
pub(super) fn lines(theme: Theme, reading: &Reading<'_>, brief: &ArticleBrief) -> String {
    let text = &reading.article().text;
    let mut lines = String::new();
    for (place, chosen) in brief.sentences.iter().enumerate() {
        lines += &bullet(theme, &brief.printed(text, chosen));
        if let Some(explanation) = &brief.explanation {
            lines += &reasons::earned(theme, text, &explanation.sentences[place]);
        }
    }
    if brief.explain {
        lines += &match &brief.explanation {
            Some(explanation) => reasons::contest(theme, reading, brief, explanation),
            None => aside(theme, &format!("{} cannot say why", brief.method)),
        };
    }
    let reason = brief.reason.map(|reason| phrases::reason(reason).to_owned());
    let fallback = phrases::method_fallback(brief.asked, &brief.method);
    let focus = phrases::focus(brief.names_focus).map(str::to_owned);
    let notes = [reason, focus, fallback];
    lines + &notes.iter().flatten().map(|said| aside(theme, said)).collect::<String>()
}

/// The sentences of several articles, each with where it stands and who says the same.
pub(super) fn merged(theme: Theme, merged: &MergedBrief<'_>) -> String {
    let brief = &merged.brief;
    let ids = |articles: &[usize]| {
        let ids = articles.iter().map(|&article| one_line(merged.id(article)));
        ids.collect::<Vec<_>>().join(", ")
    };
    let mut lines = String::new();
    for sentence in &brief.sentences {
        lines += &bullet(theme, merged.text(sentence));
        let own = one_line(&phrases::source(merged, sentence.article));
        lines += &match sentence.agreeing.as_slice() {
            [] => aside(theme, &own),
            others => aside(theme, &format!("{own}; also {}", ids(others))),
        };
    }
    for copies in &brief.copies {
        lines += &aside(theme, &format!("nearly the same text: {}", ids(copies)));
    }
    let reason = brief.reason.map(|reason| phrases::reason(reason).to_owned());
    let fallback = phrases::method_fallback(merged.asked, &brief.method);
    let focus = phrases::focus(merged.names_focus).map(str::to_owned);
    let notes = [reason, focus, fallback];
    lines + &notes.iter().flatten().map(|said| aside(theme, said)).collect::<String>()
}

fn bullet(theme: Theme, sentence: &str) -> String {
    wrapped(theme, &one_line(sentence), Style::new(), "  • ")
}
