//! A page that needs nothing but itself: no script, no font, no address elsewhere.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::terminal::visible;

/// The style of every page.
const STYLE: &str = include_str!("style.css");

/// The page called `title` with this `body` and, beside the style of all, its own; what comes from
/// articles is made safe to look at.
pub(crate) fn standalone(title: &str, style: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            (head(title, style))
            body { main { (body) } }
        }
    };
    visible(&page.into_string()).into_owned()
}

/// The head of such a page.
pub(crate) fn head(title: &str, style: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (title) }
            style { (PreEscaped(STYLE)) (PreEscaped(style)) }
        }
    }
}
