use maud::{Markup, html};

use crate::page::{shade, signed};

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

/// Words within the marks that are on them.
pub(super) fn marked(words: &str, marks: &[Mark]) -> Markup {
    let Some((mark, within)) = marks.split_first() else { return html! { (words) } };
    let within = || marked(words, within);
    match *mark {
        Mark::Cut(rule) => html! { span .cut title={ "cut: " (rule) } { (within()) } },
        Mark::Heading => html! { span .heading { (within()) } },
        Mark::Brief => html! { span .brief { (within()) } },
        Mark::Actor => html! { mark .actor { (within()) } },
        Mark::Evidence { weight, share } => {
            let Some(shade) = shade(weight) else { return within() };
            let class = if weight > 0.0 { "for" } else { "against" };
            html! { mark class=(format!("{class} w{shade}")) title=(signed(share)) { (within()) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_lies_within_the_brief_and_is_shaded_by_its_weight() {
        let evidence = Mark::Evidence { weight: -0.5, share: -0.25 };
        assert_eq!(
            marked("two", &[Mark::Brief, evidence]).into_string(),
            "<span class=\"brief\"><mark class=\"against w3\" title=\"−0.250\">two</mark></span>"
        );
        let light = Mark::Evidence { weight: 0.1, share: 0.01 };
        assert_eq!(marked("<two>", &[light]).into_string(), "&lt;two&gt;");
    }
}
