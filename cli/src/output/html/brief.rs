use nutgraf::raw::pipeline::{ArticleBrief, MergedBrief, Reading};
use nutgraf::raw::span::Span;
use nutgraf::raw::summarise::{Chosen, JointSentence};

use super::markup::{escaped, note};
use crate::output::phrases;

/// How opaque the mark of the best score in the margin is.
const OPAQUE: f32 = 0.75;

/// The brief as a list, then the article sentence by sentence: those of the brief marked, and the
/// score of each in the margin.
pub(super) fn section(reading: &Reading<'_>, brief: &ArticleBrief) -> String {
    let text = &reading.article().text;
    let sentences = brief.sentences.iter().map(|chosen| brief.printed(text, chosen));
    let items = sentences.map(|sentence| format!("<li dir=\"auto\">{}</li>\n", escaped(&sentence)));
    let notes = [
        brief.reason.map(|reason| phrases::reason(reason).to_owned()),
        phrases::focus(brief.names_focus).map(str::to_owned),
        phrases::method_fallback(brief.asked, &brief.method),
    ];
    format!(
        "{}{}<details open>\n<summary>In the article, with the score of every sentence by \
         {}</summary>\n<div class=\"scored\">\n{}</div>\n</details>\n",
        list(items.collect()),
        notes.iter().flatten().map(|said| note(said)).collect::<String>(),
        brief.method,
        rows(text, &brief.rated, &brief.sentences),
    )
}

/// The brief of several articles, each sentence with where it stands and who says the same.
pub(super) fn merged(merged: &MergedBrief<'_>) -> String {
    let ids = |articles: &[usize]| {
        let ids = articles.iter().map(|&article| escaped(merged.id(article)));
        ids.collect::<Vec<_>>().join(", ")
    };
    let item = |sentence: &JointSentence| {
        let source = phrases::source(merged, sentence.article);
        let own = escaped(&source);
        let also = match sentence.agreeing.as_slice() {
            [] => String::new(),
            others => format!("; also {}", ids(others)),
        };
        let said = escaped(merged.text(sentence));
        format!("<li dir=\"auto\">{said} <span class=\"source\">({own}{also})</span></li>\n")
    };
    let copies = merged.brief.copies.iter();
    let copies: String = copies
        .map(|copies| format!("<p class=\"note\">Nearly the same text: {}</p>\n", ids(copies)))
        .collect();
    let notes = [
        merged.brief.reason.map(|reason| phrases::reason(reason).to_owned()),
        phrases::focus(merged.names_focus).map(str::to_owned),
        phrases::method_fallback(merged.asked, &merged.brief.method),
    ];
    let notes: String = notes.iter().flatten().map(|said| note(said)).collect();
    list(merged.brief.sentences.iter().map(item).collect()) + &copies + &notes
}

fn list(items: String) -> String {
    if items.is_empty() { items } else { format!("<ul class=\"brief\">\n{items}</ul>\n") }
}

/// The article in rows: a sentence with its score, or what stands between two and has none.
fn rows(text: &str, rated: &[Chosen], brief: &[Chosen]) -> String {
    let scores = || rated.iter().map(|sentence| sentence.score);
    let (low, high) = (scores().fold(f32::MAX, f32::min), scores().fold(f32::MIN, f32::max));
    let range = (high - low).max(f32::MIN_POSITIVE);
    let (mut rows, mut at) = (String::new(), 0);
    for sentence in rated {
        rows += &unrated(text, Span::new(at, sentence.span.start));
        let chosen = brief.iter().any(|chosen| chosen.index == sentence.index);
        let class = if chosen { "row chosen" } else { "row" };
        rows += &format!(
            "<div class=\"{class}\"><span class=\"score\" style=\"--weight:{:.2}\">{:.2}</span>\
             <p dir=\"auto\">{}</p></div>\n",
            OPAQUE * (sentence.score - low) / range,
            sentence.score,
            escaped(sentence.span.of(text)),
        );
        at = sentence.span.end;
    }
    rows + &unrated(text, Span::new(at, text.len()))
}

/// What stands between two sentences: a gap where a paragraph ends, and all that is no sentence of
/// the story.
fn unrated(text: &str, between: Span) -> String {
    let between = between.of(text);
    let said = between.trim();
    if !said.is_empty() {
        return format!("<div class=\"row unrated\"><p dir=\"auto\">{}</p></div>\n", escaped(said));
    }
    let breaks = between.matches('\n').count();
    if breaks > 1 { "<div class=\"gap\"></div>\n".to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_has_its_score_and_nothing_is_lost() {
        let text = "By <b>Ilse</b>\n\nOne. Two.";
        let sentence = |index, start, end, score| Chosen::new(index, Span::new(start, end), score);
        let rated = [sentence(1, 16, 20, 0.5), sentence(2, 21, 25, -1.0)];
        let rows = rows(text, &rated, &rated[..1]);
        assert_eq!(
            rows,
            "<div class=\"row unrated\"><p dir=\"auto\">By &lt;b&gt;Ilse&lt;/b&gt;</p></div>\n\
             <div class=\"row chosen\"><span class=\"score\" style=\"--weight:0.75\">0.50</span>\
             <p dir=\"auto\">One.</p></div>\n\
             <div class=\"row\"><span class=\"score\" style=\"--weight:0.00\">-1.00</span>\
             <p dir=\"auto\">Two.</p></div>\n"
        );
    }
}
