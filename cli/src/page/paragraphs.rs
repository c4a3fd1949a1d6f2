use maud::{Markup, html};
use nutgraf::raw::span::Span;

use super::layers::Piece;

/// A text in paragraphs, one a line; `paint` shows a stretch with the marks that are on it.
pub(crate) fn paragraphs<M: Clone>(
    text: &str,
    pieces: &[Piece<M>],
    paint: impl Fn(&str, &[M]) -> Markup,
) -> Markup {
    let lines = lines(text, pieces);
    html! {
        @for line in &lines { p dir="auto" { (inline(text, line, &paint)) } }
    }
}

/// Pieces in a line, each painted with the marks that are on it.
pub(crate) fn inline<M>(
    text: &str,
    pieces: &[Piece<M>],
    paint: impl Fn(&str, &[M]) -> Markup,
) -> Markup {
    html! { @for piece in pieces { (paint(piece.span.of(text), &piece.marks)) } }
}

/// The pieces of each line that holds any word, the ends of lines left out.
fn lines<M: Clone>(text: &str, pieces: &[Piece<M>]) -> Vec<Vec<Piece<M>>> {
    let mut lines = vec![Vec::new()];
    for piece in pieces {
        let mut start = piece.span.start;
        for part in piece.span.of(text).split_inclusive('\n') {
            let span = Span::new(start, start + part.trim_end_matches('\n').len());
            start += part.len();
            let line: &mut Vec<Piece<M>> = lines.last_mut().expect("there is one from the start");
            if !span.is_empty() {
                line.push(Piece { span, marks: piece.marks.clone() });
            }
            if part.ends_with('\n') {
                lines.push(Vec::new());
            }
        }
    }
    let has_words = |own: &Piece<M>| !own.span.of(text).trim().is_empty();
    lines.retain(|line| line.iter().any(has_words));
    lines
}

#[cfg(test)]
mod tests {
    use super::super::layers::pieces;
    use super::*;

    #[test]
    fn a_mark_goes_on_in_the_next_line_and_nothing_is_markup() {
        let text = "<b>One\n\ntwo & three";
        let layers = [(Span::new(0, text.len()), "all"), (Span::new(8, 11), "two")];
        let paint = |words: &str, marks: &[&str]| html! { i title=(marks.join(" ")) { (words) } };
        assert_eq!(
            paragraphs(text, &pieces(text, &layers), paint).into_string(),
            "<p dir=\"auto\"><i title=\"all\">&lt;b&gt;One</i></p>\
             <p dir=\"auto\"><i title=\"all two\">two</i><i title=\"all\"> &amp; three</i></p>"
        );
    }
}
