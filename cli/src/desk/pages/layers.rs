use nutgraf::raw::span::Span;

/// Mark: what is to be seen of a stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mark {
    /// Is no part of the story, by a rule of this name.
    Cut(&'static str),
    /// Heads the story or a part of it.
    Heading,
    /// A sentence of the brief.
    Brief,
    /// Speaks for a label (above 0) or against it, at most by 1; and the share of the score.
    Evidence { weight: f32, share: f32 },
    /// The name of an actor, or what stands for it.
    Actor,
}

/// Piece of a text, with all marks on it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) marks: Vec<Mark>,
}

/// The pieces of a text: it is cut where a mark begins or ends, and nothing of it is lost.
pub(super) fn pieces(text: &str, layers: &[(Span, Mark)]) -> Vec<Piece> {
    let mut edges: Vec<usize> =
        layers.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    edges.extend([0, text.len()]);
    edges.sort_unstable();
    edges.dedup();
    let mut ordered: Vec<&(Span, Mark)> = layers.iter().collect();
    ordered.sort_by_key(|(span, _)| span.start);
    let (mut open, mut next): (Vec<&(Span, Mark)>, usize) = (Vec::new(), 0);
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
            (Span::new(8, 27), Mark::Brief),
            (Span::new(0, 6), Mark::Cut("byline")),
            (Span::new(15, 18), Mark::Evidence { weight: 0.5, share: 0.1 }),
        ];
        let pieces = pieces(text, &layers);
        let whole: String = pieces.iter().map(|piece| piece.span.of(text)).collect();
        assert_eq!(whole, text);
        let marks: Vec<usize> = pieces.iter().map(|piece| piece.marks.len()).collect();
        assert_eq!(marks, [1, 0, 1, 2, 1]);
    }
}
