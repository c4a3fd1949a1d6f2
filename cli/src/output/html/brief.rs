use maud::{Markup, html};
use nutgraf::raw::pipeline::{ArticleBrief, MergedBrief, Reading};
use nutgraf::raw::span::Span;
use nutgraf::raw::summarise::{Chosen, JointSentence};

use super::note::note;
use crate::output::phrases;
use crate::page::SHADES;

/// The brief as a list, then the article sentence by sentence: those of the brief marked, and the
/// score of each in the margin.
pub(super) fn section(reading: &Reading<'_>, brief: &ArticleBrief) -> Markup {
    html! {
        (list(&reading.sentences()))
        (notes(brief))
        details open {
            summary { "In the article, with the score of every sentence by " (brief.method) }
            (rows(&reading.article().text, &brief.rated, &brief.sentences))
        }
    }
}

/// The sentences of a brief.
pub(super) fn list(sentences: &[impl AsRef<str>]) -> Markup {
    html! {
        @if !sentences.is_empty() {
            ul .briefing { @for sentence in sentences { li dir="auto" { (sentence.as_ref()) } } }
        }
    }
}

/// What there is to know of a brief.
pub(super) fn notes(brief: &ArticleBrief) -> Markup {
    let notes = [
        brief.reason.map(|reason| phrases::reason(reason).to_owned()),
        phrases::focus(brief.names_focus).map(str::to_owned),
        phrases::method_fallback(brief.asked, &brief.method),
    ];
    html! { @for own in notes.iter().flatten() { (note(own)) } }
}

/// The brief of several articles, each sentence with where it stands and who says the same.
pub(super) fn merged(merged: &MergedBrief<'_>) -> Markup {
    let ids = |articles: &[usize]| {
        let ids = articles.iter().map(|&article| merged.id(article));
        ids.collect::<Vec<_>>().join(", ")
    };
    let notes = [
        merged.brief.reason.map(|reason| phrases::reason(reason).to_owned()),
        phrases::focus(merged.names_focus).map(str::to_owned),
        phrases::method_fallback(merged.asked, &merged.brief.method),
    ];
    html! {
        @if !merged.brief.sentences.is_empty() {
            ul .briefing { @for sentence in &merged.brief.sentences { (sourced(merged, sentence, ids)) } }
        }
        @for copies in &merged.brief.copies { (note(&format!("Nearly the same text: {}", ids(copies)))) }
        @for own in notes.iter().flatten() { (note(own)) }
    }
}

fn sourced(
    merged: &MergedBrief<'_>,
    sentence: &JointSentence,
    ids: impl Fn(&[usize]) -> String,
) -> Markup {
    html! {
        li dir="auto" {
            (merged.text(sentence)) " "
            span .source {
                "(" (phrases::source(merged, sentence.article))
                @if !sentence.agreeing.is_empty() { "; also " (ids(&sentence.agreeing)) }
                ")"
            }
        }
    }
}

/// The article in rows: a sentence with its score, or what stands between two and has none.
fn rows(text: &str, rated: &[Chosen], brief: &[Chosen]) -> Markup {
    let scores = || rated.iter().map(|sentence| sentence.score);
    let (low, high) = (scores().fold(f32::MAX, f32::min), scores().fold(f32::MIN, f32::max));
    let range = (high - low).max(f32::MIN_POSITIVE);
    let shade = |score: f32| (f32::from(SHADES) * (score - low) / range).round();
    let starts = std::iter::once(0).chain(rated.iter().map(|sentence| sentence.span.end));
    let between = starts.zip(rated.iter().map(|sentence| sentence.span.start).chain([text.len()]));
    let mut sentences = rated.iter();
    html! {
        div .scored {
            @for (start, end) in between {
                (unrated(Span::new(start, end).of(text)))
                @if let Some(own) = sentences.next() {
                    div .row .chosen[brief.iter().any(|chosen| chosen.index == own.index)] {
                        span class={ "score s" (shade(own.score)) } { (format!("{:.2}", own.score)) }
                        p dir="auto" { (own.span.of(text)) }
                    }
                }
            }
        }
    }
}

/// What stands between two sentences: a gap where a paragraph ends, and all that is no sentence of
/// the story.
fn unrated(between: &str) -> Markup {
    let words = between.trim();
    html! {
        @if !words.is_empty() { div .row .unrated { p dir="auto" { (words) } } }
        @else if between.matches('\n').count() > 1 { div .gap {} }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_has_its_score_and_nothing_is_lost() {
        let text = "By <b>Ilse</b>\n\nOne. Two.\n\n\nEnd";
        let sentence = |index, start, end, score| Chosen::new(index, Span::new(start, end), score);
        let rated = [sentence(1, 16, 20, 0.5), sentence(2, 21, 25, -1.0)];
        assert_eq!(
            rows(text, &rated, &rated[..1]).into_string(),
            "<div class=\"scored\">\
             <div class=\"row unrated\"><p dir=\"auto\">By &lt;b&gt;Ilse&lt;/b&gt;</p></div>\
             <div class=\"row chosen\"><span class=\"score s5\">0.50</span><p dir=\"auto\">One.</p></div>\
             <div class=\"row\"><span class=\"score s0\">-1.00</span><p dir=\"auto\">Two.</p></div>\
             <div class=\"row unrated\"><p dir=\"auto\">End</p></div></div>"
        );
    }
}
