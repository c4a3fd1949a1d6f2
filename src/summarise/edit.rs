//! Edits: what of a printed brief differs from the sentences that it is made of.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::span::Span;

/// Edit of a text: what stands at a place of it, and what is printed there instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Edit {
    /// What is replaced, in bytes of the article's text; empty where something is put in.
    #[serde(flatten)]
    pub span: Span,
    /// Why.
    pub kind: EditKind,
    /// What is printed there, if anything.
    pub inserted: String,
}

/// Kind of an edit: the fault that it mends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum EditKind {
    /// A dateline, a label or a photo credit before the sentence is left outside it: `LONDON (AP) —`.
    Cut,
    /// A word that joins the sentence to one that the brief does not hold is left out: `However,`.
    Dropped,
    /// A surname gets the given name that the article has elsewhere: `[Ilse] Harrow`.
    Introduced,
    /// An acronym gets the words that it stands for: `WHB [Wexmoor Harbour Board]`.
    SpeltOut,
    /// A pronoun is replaced by whom it stands for: `[Ilse Harrow] said`.
    Replaced,
}

impl EditKind {
    /// Name in outputs: `spelt_out`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::Dropped => "dropped",
            Self::Introduced => "introduced",
            Self::SpeltOut => "spelt_out",
            Self::Replaced => "replaced",
        }
    }
}

impl Serialize for EditKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Edit {
    /// An edit that leaves out what stands at `span`.
    pub(crate) const fn without(kind: EditKind, span: Span) -> Self {
        Self { span, kind, inserted: String::new() }
    }

    /// An edit that puts `inserted` in at `place`.
    pub(crate) const fn insertion(kind: EditKind, place: usize, inserted: String) -> Self {
        Self { span: Span::new(place, place), kind, inserted }
    }
}

/// The sentence of `text` at `sentence` as it is printed, with those of the `edits` that stand in it;
/// they are in the order of the text, and no two overlap.
///
/// ```
/// use nutgraf::Span;
/// use nutgraf::summarise::printed;
///
/// assert_eq!(printed("He left. She stayed.", Span::new(9, 20), &[]), "She stayed.");
/// ```
///
/// # Panics
/// When they are edits of another text.
#[must_use]
pub fn printed<'t>(text: &'t str, sentence: Span, edits: &[Edit]) -> Cow<'t, str> {
    let mut own = edits.iter().filter(|edit| sentence.contains(edit.span)).peekable();
    if own.peek().is_none() {
        return Cow::Borrowed(sentence.of(text));
    }
    let (mut printed, mut at) = (String::new(), sentence.start);
    for edit in own {
        printed += &text[at..edit.span.start];
        printed += &edit.inserted;
        at = edit.span.end;
    }
    printed += &text[at..sentence.end];
    Cow::Owned(printed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "LONDON — But Harrow of the WHB left. She cried.";

    fn place(part: &str) -> usize {
        TEXT.find(part).unwrap()
    }

    #[test]
    fn a_sentence_is_printed_with_its_own_edits() {
        let sentence = Span::new(place("But"), place(" She"));
        let edits = [
            Edit::without(EditKind::Cut, Span::new(0, place("But"))),
            Edit::without(EditKind::Dropped, Span::new(place("But"), place("Harrow"))),
            Edit::insertion(EditKind::Introduced, place("Harrow"), "[Ilse] ".to_owned()),
            Edit::insertion(EditKind::SpeltOut, place(" left"), " [Wexmoor Board]".to_owned()),
            Edit {
                inserted: "[Harrow]".to_owned(),
                ..Edit::without(
                    EditKind::Replaced,
                    Span::new(place("She"), place("She") + "She".len()),
                )
            },
        ];
        let expected = "[Ilse] Harrow of the WHB [Wexmoor Board] left.";
        assert_eq!(printed(TEXT, sentence, &edits), expected);
        let next = Span::new(place("She"), TEXT.len());
        assert_eq!(printed(TEXT, next, &edits), "[Harrow] cried.");
        assert!(
            matches!(printed(TEXT, sentence, &[]), Cow::Borrowed(own) if own == sentence.of(TEXT))
        );
    }

    #[test]
    fn an_edit_is_written_with_its_place_and_its_kind() {
        let edit = Edit::insertion(EditKind::SpeltOut, 7, " [x]".to_owned());
        let expected = r#"{"start":7,"end":7,"kind":"spelt_out","inserted":" [x]"}"#;
        assert_eq!(serde_json::to_string(&edit).unwrap(), expected);
    }
}
