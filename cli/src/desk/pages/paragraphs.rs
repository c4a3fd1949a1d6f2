use maud::{Markup, html};
use nutgraf::raw::span::Span;

use super::layers::{Mark, Piece};

/// Words with less than this part of the largest weight stay unmarked.
const NOTABLE: f32 = 0.12;
/// Shades of a mark.
const SHADES: f32 = 5.0;

/// A text in paragraphs, one a line, with what is to be seen of each stretch.
pub(super) fn paragraphs(text: &str, pieces: &[Piece]) -> Markup {
    let lines = lines(text, pieces);
    html! {
        @for line in &lines { p dir="auto" { (inline(text, line)) } }
    }
}

/// Pieces in a line, each within the marks that are on it.
pub(super) fn inline(text: &str, pieces: &[Piece]) -> Markup {
    html! { @for piece in pieces { (marked(piece.span.of(text), &piece.marks)) } }
}

/// The pieces of each line that holds any word.
fn lines(text: &str, pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut lines: Vec<Vec<Piece>> = vec![Vec::new()];
    for piece in pieces {
        let mut start = piece.span.start;
        for part in piece.span.of(text).split_inclusive('\n') {
            let span = Span::new(start, start + part.len());
            start = span.end;
            let line = lines.last_mut().expect("there is one from the start");
            line.push(Piece { span, marks: piece.marks.clone() });
            if part.ends_with('\n') {
                lines.push(Vec::new());
            }
        }
    }
    let has_words = |line: &Vec<Piece>| line.iter().any(|own| !own.span.of(text).trim().is_empty());
    lines.into_iter().filter(has_words).collect()
}

fn marked(words: &str, marks: &[Mark]) -> Markup {
    let Some((mark, within)) = marks.split_first() else { return html! { (words) } };
    let within = || marked(words, within);
    match *mark {
        Mark::Cut(rule) => html! { span .cut title={ "cut: " (rule) } { (within()) } },
        Mark::Heading => html! { span .heading { (within()) } },
        Mark::Brief => html! { span .brief { (within()) } },
        Mark::Actor => html! { mark .actor { (within()) } },
        Mark::Evidence { weight, .. } if weight.abs() < NOTABLE => within(),
        Mark::Evidence { weight, share } => {
            let class = if weight > 0.0 { "for" } else { "against" };
            let shade = (weight.abs() * SHADES).ceil().clamp(1.0, SHADES);
            html! { mark class=(format!("{class} w{shade}")) title=(signed(share)) { (within()) } }
        }
    }
}

/// A share of a score with its sign.
pub(super) fn signed(share: f32) -> String {
    let sign = if share > 0.0 { '+' } else { '−' };
    format!("{sign}{:.3}", share.abs())
}

#[cfg(test)]
mod tests {
    use super::super::layers::pieces;
    use super::*;

    #[test]
    fn a_mark_goes_on_in_the_next_line_and_nothing_is_markup() {
        let text = "<b>One\n\ntwo & three";
        let evidence = Mark::Evidence { weight: -0.5, share: -0.25 };
        let layers = [(Span::new(0, text.len()), Mark::Brief), (Span::new(8, 11), evidence)];
        let markup = paragraphs(text, &pieces(text, &layers)).into_string();
        assert_eq!(
            markup,
            "<p dir=\"auto\"><span class=\"brief\">&lt;b&gt;One\n</span></p>\
             <p dir=\"auto\"><span class=\"brief\"><mark class=\"against w3\" title=\"−0.250\">two</mark></span>\
             <span class=\"brief\"> &amp; three</span></p>"
        );
    }
}
