//! A page that needs nothing but itself: no script, no font, no address elsewhere.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::terminal::visible;

/// The page called `title` with this `body`; what comes from articles is made safe to look at.
pub(super) fn standalone(title: &str, style: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(style)) }
            }
            body { (body) }
        }
    };
    visible(&page.into_string()).into_owned()
}
