use maud::{Markup, html};

/// What there is to know beside the rest.
pub(super) fn note(words: &str) -> Markup {
    html! { p .note { (words) } }
}
