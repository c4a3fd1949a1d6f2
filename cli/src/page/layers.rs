use nutgraf::raw::span::Span;

/// Piece of a text, with all marks on it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece<M> {
    pub(crate) span: Span,
    pub(crate) marks: Vec<M>,
}

/// The pieces of a text: it is cut where a mark begins or ends, and nothing of it is lost.
pub(crate) fn pieces<M: Copy>(text: &str, layers: &[(Span, M)]) -> Vec<Piece<M>> {
    let mut edges: Vec<usize> =
        layers.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    edges.extend([0, text.len()]);
    edges.sort_unstable();
    edges.dedup();
    let mut ordered: Vec<&(Span, M)> = layers.iter().collect();
    ordered.sort_by_key(|(span, _)| span.start);
    let (mut open, mut next): (Vec<&(Span, M)>, usize) = (Vec::new(), 0);
    let pieces = edges.windows(2).map(|edge| {
        let span = Span::new(edge[0], edge[1]);
        open.retain(|(own, _)| own.end > span.start);
        while let Some(layer) = ordered.get(next).filter(|layer| layer.0.start <= span.start) {
            open.push(layer);
            next += 1;
        }
        let covering = open.iter().filter(|(own, _)| own.contains(span));
        Piece { span, marks: covering.map(|(_, mark)| *mark).collect() }
    });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_may_overlap_and_the_text_is_whole() {
        let text = "By Ada\n\nRovers won the cup.";
        let layers = [
            (Span::new(8, 27), "brief"),
            (Span::new(0, 6), "byline"),
            (Span::new(15, 18), "evidence"),
        ];
        let pieces = pieces(text, &layers);
        let whole: String = pieces.iter().map(|piece| piece.span.of(text)).collect();
        assert_eq!(whole, text);
        let marks: Vec<&[&str]> = pieces.iter().map(|piece| &*piece.marks).collect();
        let expected: [&[&str]; 5] =
            [&["byline"], &[], &["brief"], &["brief", "evidence"], &["brief"]];
        assert_eq!(marks, expected);
    }
}
