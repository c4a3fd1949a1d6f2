use maud::{DOCTYPE, Markup, html};

use crate::terminal::visible;

/// Milliseconds after which a page that waits looks again.
pub(super) const AGAIN: &str = "1500";

/// Shell of a page: what stands around it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shell {
    pub(crate) nav: Nav,
    /// Who reads.
    pub(crate) reader: String,
    /// The token that shows a form to be this desk's.
    pub(crate) csrf: String,
    /// The address of the page, to come back to.
    pub(crate) here: String,
    /// What there is to say of what was just done.
    pub(crate) notice: Option<String>,
}

/// Page that is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Nav {
    #[default]
    Today,
    Queue,
    Retrain,
    Model,
    Readers,
}

impl Nav {
    const ALL: [(Self, &str, &str); 5] = [
        (Self::Today, "/", "Today"),
        (Self::Queue, "/queue", "Queue"),
        (Self::Retrain, "/retrain", "Retrain"),
        (Self::Model, "/model", "Model"),
        (Self::Readers, "/readers", "Readers"),
    ];
}

impl Shell {
    /// The whole page.
    pub(crate) fn page(&self, title: &str, content: &Markup) -> String {
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (title) " · nutgraf desk" }
                    link rel="stylesheet" href="/assets/desk.css";
                    link rel="icon" href="/assets/desk.svg" type="image/svg+xml";
                    script src="/assets/desk.js" defer {}
                }
                body {
                    a .skip href="#content" { "To the content" }
                    (self.bar())
                    main #content {
                        @if let Some(notice) = &self.notice { p .notice role="status" { (notice) } }
                        (content)
                    }
                }
            }
        };
        visible(&page.into_string()).into_owned()
    }

    /// What a form needs beside its own fields.
    pub(crate) fn hidden(&self) -> Markup {
        html! {
            input type="hidden" name="csrf" value=(self.csrf);
            input type="hidden" name="back" value=(self.here);
        }
    }

    fn bar(&self) -> Markup {
        html! {
            header .bar {
                a .name href="/" { "nutgraf" }
                nav aria-label="Pages" {
                    @for (nav, path, name) in Nav::ALL {
                        a href=(path) aria-current=[(nav == self.nav).then_some("page")] { (name) }
                    }
                }
                @if !self.csrf.is_empty() {
                    form .reader method="post" action="/reader" {
                        (self.hidden())
                        label { "Reader " input name="name" value=(self.reader) maxlength="60" required; }
                        " " button { "Change" }
                    }
                }
            }
        }
    }
}

/// What is shown instead of a page that cannot be.
pub(crate) fn failed(shell: &Shell, title: &str, why: &str) -> String {
    let content = html! {
        h1 { (title) }
        p .notice .bad role="alert" { (why) }
        p { a href="/" { "Back to today's articles" } }
    };
    shell.page(title, &content)
}
